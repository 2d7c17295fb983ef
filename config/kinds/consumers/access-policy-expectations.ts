import type { SqlFunction } from "../../function-library";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { AccessPolicy } from "../../schema/consumers/access-policy";
import type { EntryView } from "../view";

type Draft = Salvaged<AccessPolicy>;
type Expectation = NonNullable<NonNullable<Draft["expects"]>[number]>;

/** Whether a policy is for somebody who is in these groups. */
export const appliesTo = (
  { to, except }: { readonly to?: Draft["to"]; readonly except?: Draft["except"] },
  groups: readonly (string | undefined)[],
): boolean =>
  (to?.everyone === true || groups.some((group) => to?.groups?.includes(group ?? "") === true)) &&
  !groups.some((group) => except?.groups?.includes(group ?? "") === true);

/** What is expected can be tried, and says of each group what it sees less. */
export function expectationProblems(it: Draft, parameters: SqlFunction["parameters"], view: EntryView): Problem[] {
  const { expects, does, arguments: handed, to } = it;
  if (expects === undefined || does === undefined || handed === undefined || to === undefined) return [];
  const isConstant = (name: string) => {
    const argument = Object.hasOwn(handed, name) ? handed[name] : undefined;
    return argument?.constant !== undefined;
  };
  const wanted = Object.keys(parameters).filter((name) => !isConstant(name));
  const [first] = Object.keys(parameters);
  const untouched = ({ given }: Expectation) =>
    does.type === "filter-rows" ? true : first === undefined ? undefined : given?.[first];
  const told = expects.filter((one): one is Expectation => one !== undefined);
  const own = told.flatMap((one, index) => {
    const given = one.given ?? {};
    const groups = one.reader ?? [];
    return [
      ...wanted
        .filter((name) => !(name in given))
        .map((name) => view.problem(["expects", index, "given"], `says no ${name}`, "add it: the function gets it")),
      ...Object.keys(given)
        .filter((name) => !wanted.includes(name))
        .map((name) =>
          view.problem(
            ["expects", index, "given", name],
            isConstant(name) ? `${name} is the constant of arguments` : `the function has no parameter ${name}`,
            "take it out",
          ),
        ),
      ...(does.type === "filter-rows" && one.sees !== undefined && typeof one.sees !== "boolean"
        ? [view.problem(["expects", index, "sees"], "says neither true nor false", "say whether the row is seen")]
        : []),
      ...(one.sees !== undefined && !appliesTo(it, groups) && one.sees !== untouched(one)
        ? [
            view.problem(
              ["expects", index, "sees"],
              "is what the policy would do, and it is not for this reader",
              "say what the row has, or correct reader, to or except",
            ),
          ]
        : []),
    ];
  });
  if (own.length > 0) return own;
  const shown = told.filter((one) => appliesTo(it, one.reader ?? []));
  const without = (to.groups ?? []).filter(
    (group) => group !== undefined && !shown.some(({ reader }) => reader?.includes(group)),
  );
  const changed = shown.some((one) => one.sees !== untouched(one));
  return [
    ...without.map((group) =>
      view.problem(["expects"], `does not say what a member of ${group} sees`, `add a line with reader: ["${group}"]`),
    ),
    ...(changed || shown.length === 0
      ? []
      : [
          view.problem(
            ["expects"],
            does.type === "filter-rows" ? "has no row that is left out" : "has no value that is masked",
            "add one: a policy that changes nothing would pass",
          ),
        ]),
    ...(shown.length === 0 && without.length === 0
      ? [view.problem(["expects"], "has no reader whom the policy is for", "add one")]
      : []),
  ];
}
