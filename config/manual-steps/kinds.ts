import { FAMILY_NAMES, KINDS } from "../kinds";
import type { Kind } from "../kinds/kind";
import type { ManualStep } from "./step";

/** What kinds leave to people, once something of the kind is there. */
export const KIND_STEPS: readonly ManualStep[] = FAMILY_NAMES.flatMap((family) =>
  Object.entries<Pick<Kind, "steps">>(KINDS[family]).flatMap(([word, { steps = [] }]) =>
    steps.map((step) => ({
      ...step,
      appliesTo: ({ environments }) =>
        environments.some(({ data }) => Object.values(data[family] ?? {}).some(({ kind }) => kind === word)),
    })),
  ),
);
