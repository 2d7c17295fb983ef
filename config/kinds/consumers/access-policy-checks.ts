import { valueFault } from "../../derive/governed-tags";
import { POLICY_PRINCIPALS } from "../../facts/sql-functions";
import type { SqlFunction } from "../../function-library";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { AccessPolicy } from "../../schema/consumers/access-policy";
import type { EntryView } from "../view";
import { functionsIn } from "../workloads/functions";
import { expectationProblems } from "./access-policy-expectations";

type Draft = Salvaged<AccessPolicy>;
type Parameters = SqlFunction["parameters"];

/** What is wrong with a policy beyond its own fields. */
export function accessPolicyProblems(it: Draft, view: EntryView): Problem[] {
  const known = functionsIn(view, it.functions);
  const called =
    it.function !== undefined && known && Object.hasOwn(known, it.function) ? known[it.function] : undefined;
  const unknown =
    known !== undefined && it.function !== undefined && called === undefined
      ? [
          view.problem(
            ["function"],
            `workload ${it.functions} has no function ${it.function}`,
            `use one of ${Object.keys(known).sort().join(", ")}, or add it there`,
          ),
        ]
      : [];
  return [
    ...(it.table !== undefined && !view.isWritten(["schema"])
      ? [view.problem(["table"], "is in no schema", "say schema too")]
      : []),
    ...principalProblems(it, view),
    ...unknown,
    ...(called === undefined
      ? []
      : [...fitProblems(it, called, view), ...argumentProblems(it, called.parameters, view)]),
    ...columnProblems(it, view),
    ...(called === undefined ? [] : expectationProblems(it, called.parameters, view)),
  ];
}

/** It is for somebody, and not for and not for the same. */
function principalProblems({ to, except }: Draft, view: EntryView): Problem[] {
  if (to === undefined) return [];
  const kinds = ["groups", "servicePrincipals"] as const;
  const count = (of: Draft["to"] | Draft["except"]) => kinds.reduce((sum, kind) => sum + (of?.[kind]?.length ?? 0), 0);
  const all = count(to) + count(except) + (to.everyone === true ? 1 : 0);
  return [
    ...(count(to) === 0 && to.everyone !== true
      ? [view.problem(["to"], "names nobody", "say everyone, or name groups")]
      : []),
    ...(to.everyone === true && count(to) > 0
      ? [view.problem(["to"], "names everyone, and others too", "leave the others out, who are among them")]
      : []),
    ...(all > POLICY_PRINCIPALS.value
      ? [
          view.problem(
            ["to"],
            `names ${all} principals with those of except, and a policy takes ${POLICY_PRINCIPALS.value}`,
            "make one group of several",
          ),
        ]
      : []),
    ...kinds.flatMap((kind) =>
      (except?.[kind] ?? []).flatMap((name, index) =>
        name !== undefined && to[kind]?.includes(name)
          ? [view.problem(["except", kind, index], `${name} is among to as well`, "take it out in one place")]
          : [],
      ),
    ),
  ];
}

/** The function does what the policy needs. */
function fitProblems(
  { does, function: name }: Draft,
  { parameters, returns }: SqlFunction,
  view: EntryView,
): Problem[] {
  if (does?.type === "filter-rows") {
    return returns === "BOOLEAN"
      ? []
      : [view.problem(["function"], `${name} returns ${returns}, and a filter says true or false`, "use another one")];
  }
  const [first] = Object.values(parameters);
  if (does === undefined || first === returns) return [];
  const what =
    first === undefined ? "takes nothing, so no column" : `makes ${returns} of ${first}, which a column cannot show`;
  return [view.problem(["function"], `${name} ${what}`, "use a function that gives back what it takes")];
}

/** Each parameter gets something, and nothing is handed to what is none. */
function argumentProblems({ does, arguments: given }: Draft, parameters: Parameters, view: EntryView): Problem[] {
  if (does === undefined || given === undefined) return [];
  const all = Object.keys(parameters);
  const wanted = does.type === "mask-column" ? all.slice(1) : all;
  return [
    ...Object.entries(given).flatMap(([name, one]) =>
      one !== undefined && (one.column === undefined) === (one.constant === undefined)
        ? [
            view.problem(
              ["arguments", name],
              one.column === undefined ? "says neither column nor constant" : "says both column and constant",
              "say one of them",
            ),
          ]
        : [],
    ),
    ...wanted
      .filter((name) => !(name in given))
      .map((name) => view.problem(["arguments"], `says nothing for the parameter ${name}`, `add ${name} to it`)),
    ...Object.keys(given)
      .filter((name) => !wanted.includes(name))
      .map((name) =>
        view.problem(
          ["arguments", name],
          all.includes(name) ? `${name} is the masked column` : `the function has no parameter ${name}`,
          "take it out",
        ),
      ),
  ];
}

/** Columns that are named are there. */
function columnProblems({ does, columns, arguments: given, when }: Draft, view: EntryView): Problem[] {
  if (columns === undefined) return [];
  const named = [
    ...(does?.type === "mask-column" ? [{ field: ["does", "column"], name: does.column }] : []),
    ...Object.entries(given ?? {}).flatMap(([parameter, argument]) =>
      argument?.column === undefined ? [] : [{ field: ["arguments", parameter, "column"], name: argument.column }],
    ),
  ];
  const tags = [
    ...Object.entries(columns).map(([name, one]) => ({ field: ["columns", name], ...one })),
    ...(when === undefined ? [] : [{ field: ["when"], ...when }]),
  ];
  return [
    ...named.flatMap(({ field, name }) =>
      name === undefined || name in columns
        ? []
        : [view.problem(field, `${name} is no name of columns`, "add its tag there, or correct it")],
    ),
    ...tags.flatMap(({ field, tag, value }) => {
      const fault = value === undefined ? undefined : valueFault(view.environment.metastore?.governedTags, tag, value);
      return fault === undefined ? [] : [view.problem([...field, "value"], fault.what, fault.fix)];
    }),
  ];
}
