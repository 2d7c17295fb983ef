import { FAMILY_NAMES, KINDS } from "../kinds";
import { entriesOf, metastoreIn } from "../kinds/entries";
import type { Connecting } from "../kinds/facets";
import type { Kind } from "../kinds/kind";
import type { AnyEntry } from "../kinds/view";
import type { Salvaged } from "../lenient";
import type { ManualStep, StepView } from "./step";

/** What the kinds in use need done by hand, in the order of their families; what several kinds need is one step. */
export const KIND_STEPS: readonly ManualStep[] = merged(
  FAMILY_NAMES.flatMap((family) => Object.values<Kind>(KINDS[family]).flatMap(stepsOf)),
);

function stepsOf(of: Kind): ManualStep[] {
  return (of.steps ?? []).map(({ appliesTo = () => true, values = () => [], snippets, ...step }): ManualStep => {
    const concerned = ({ account, environments }: StepView) =>
      environments.flatMap(({ data }) =>
        entriesOf<Salvaged<AnyEntry>>(data)
          .filter(({ kind, entry }) => kind === of && appliesTo(entry, metastoreIn(account.data, data)))
          .map(({ family, key, entry }) => ({
            environment: data,
            name: data.name ?? "",
            setting: `${family}.${key}`,
            entry,
            key,
          })),
      );
    return {
      ...step,
      appliesTo: (view) => concerned(view).length > 0,
      values: (view) =>
        concerned(view).flatMap(({ name, setting, entry }) => [
          [`an entry of ${name}`, setting] as const,
          ...values(entry).map(([what, value]) => [`${what} of ${setting}`, value] as const),
        ]),
      ...(snippets !== undefined && {
        snippets: (view) =>
          concerned(view).flatMap(({ environment, name, setting, entry, key }) => {
            const company = view.account.data.name ?? "";
            const place = { company, environment, connected: connectedIn(environment) };
            return snippets(entry, key, place).map((one) => ({ ...one, of: `${setting} of ${name}, ${one.of}` }));
          }),
      }),
    };
  });
}

const connectedIn = (environment: StepView["environments"][number]["data"]): Connecting[] =>
  entriesOf<Salvaged<AnyEntry>>(environment).flatMap(({ kind, entry }) => kind.connects?.(entry) ?? []);

/** Steps of one id as one step for the entries of all kinds that have it. */
function merged(steps: readonly ManualStep[]): ManualStep[] {
  const byId = new Map<string, ManualStep>();
  for (const step of steps) {
    const before = byId.get(step.id);
    byId.set(step.id, before === undefined ? step : both(before, step));
  }
  return [...byId.values()];
}

function both(one: ManualStep, other: ManualStep): ManualStep {
  return {
    ...one,
    appliesTo: (view) => one.appliesTo(view) || other.appliesTo(view),
    values: (view) => [...(one.values?.(view) ?? []), ...(other.values?.(view) ?? [])],
    snippets: (view) => [...(one.snippets?.(view) ?? []), ...(other.snippets?.(view) ?? [])],
  };
}
