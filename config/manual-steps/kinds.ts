import { FAMILY_NAMES, KINDS } from "../kinds";
import { entriesOf, metastoreIn } from "../kinds/entries";
import type { Kind } from "../kinds/kind";
import type { AnyEntry } from "../kinds/view";
import type { Salvaged } from "../lenient";
import type { ManualStep, StepView } from "./step";

/** What the kinds in use need done by hand, in the order of their families. */
export const KIND_STEPS: readonly ManualStep[] = FAMILY_NAMES.flatMap((family) =>
  Object.values<Kind>(KINDS[family]).flatMap((of) =>
    (of.steps ?? []).map(({ appliesTo = () => true, values = () => [], ...step }): ManualStep => {
      const concerned = ({ account, environments }: StepView) =>
        environments.flatMap(({ data }) =>
          entriesOf<Salvaged<AnyEntry>>(data)
            .filter(({ kind, entry }) => kind === of && appliesTo(entry, metastoreIn(account.data, data)))
            .map(({ family: of, key, entry }) => ({ environment: data.name ?? "", setting: `${of}.${key}`, entry })),
        );
      return {
        ...step,
        appliesTo: (view) => concerned(view).length > 0,
        values: (view) =>
          concerned(view).flatMap(({ environment, setting, entry }) => [
            [`an entry of ${environment}`, setting] as const,
            ...values(entry).map(([what, value]) => [`${what} of ${setting}`, value] as const),
          ]),
      };
    }),
  ),
);
