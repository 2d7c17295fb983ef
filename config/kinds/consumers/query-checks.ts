import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import { askedIn } from "../../query-parameters";
import type { Path } from "../../references";
import type { queryParameter, query as schema } from "../../schema/consumers/query";
import type { EntryView } from "../view";

type Draft = Salvaged<z.output<typeof schema>>;
type Parameter = Salvaged<z.output<typeof queryParameter>>;

/** Queries that give the values of parameters. */
export const valuesFrom = (parameters: Readonly<Record<string, Parameter>> = {}): string[] =>
  Object.values(parameters).flatMap((one) => (one.type === "query" && one.query !== undefined ? [one.query] : []));

const twice = (values: readonly string[], path: Path, view: EntryView): Problem[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) < index ? [view.problem([...path, index], `"${value}" is there twice`, "take one out")] : [],
  );

/** The SQL asks for what there is, a range by its ends; what is chosen at first can be chosen. */
export function parameterProblems({ text, parameters, labels }: Draft, view: EntryView): Problem[] {
  const asked = text === undefined ? undefined : askedIn(text);
  const unknown = (asked ?? []).filter(({ name }) => parameters !== undefined && !(name in parameters));
  return [
    ...unknown.map(({ name }) =>
      view.problem(["text"], `asks for parameter ${name}, which is not there`, `add it to parameters`),
    ),
    ...Object.entries(parameters ?? {}).flatMap(([name, parameter]) => {
      const path = ["parameters", name];
      const ends = asked?.find((one) => one.name === name)?.ends;
      return [
        ...(asked !== undefined && ends === undefined
          ? [view.problem(path, "text does not ask for it", `write :${name} there, or take it out`)]
          : []),
        ...(ends === undefined ? [] : endProblems(name, parameter, ends, view)),
        ...momentProblems(parameter, path, view),
        ...choiceProblems(parameter, path, view),
      ];
    }),
    ...twice(labels ?? [], ["labels"], view),
  ];
}

/** A range has two ends and no value of its own; other parameters have no ends. */
function endProblems(name: string, { type }: Parameter, ends: "all" | "none" | "some", view: EntryView): Problem[] {
  if (type === undefined) return [];
  if (type === "date-range") {
    return ends === "all"
      ? []
      : [
          view.problem(
            ["text"],
            `asks for the range ${name} as if it were one day`,
            `write :${name}.min and :${name}.max, or {{ ${name}.start }} and {{ ${name}.end }}`,
          ),
        ];
  }
  return ends === "none"
    ? []
    : [
        view.problem(
          ["text"],
          `asks for an end of ${name}, which is no range`,
          `write :${name}, or set parameters.${name}.type to "date-range"`,
        ),
      ];
}

/** What a day or a range is at first is said once. */
function momentProblems(parameter: Parameter, path: Path, view: EntryView): Problem[] {
  if (parameter.type !== "date" && parameter.type !== "date-range") return [];
  const said: { readonly value?: string; readonly from?: string; readonly to?: string } = parameter;
  const days = parameter.type === "date" ? [said.value] : [said.from, said.to];
  const fields = parameter.type === "date" ? "value" : "from and to";
  const { moving } = parameter;
  if (moving !== undefined) {
    return days.every((day) => day === undefined)
      ? []
      : [
          view.problem(
            [...path, "moving"],
            `it is said already what it is at first`,
            `keep one of ${fields} and moving`,
          ),
        ];
  }
  if (days.includes(undefined)) {
    return [view.problem(path, "does not say what it is at first", `set ${fields}, or moving`)];
  }
  const [from = "", to = from] = days;
  return from > to ? [view.problem([...path, "to"], `${to} is before ${from}`, "exchange from and to")] : [];
}

function choiceProblems(parameter: Parameter, path: Path, view: EntryView): Problem[] {
  if (parameter.type !== "choice" && parameter.type !== "query") return [];
  const { value, furtherValues = [], several } = parameter;
  const options = parameter.type === "choice" ? parameter.options : undefined;
  const none = (one: string | undefined, field: Path): Problem[] =>
    options === undefined || one === undefined || options.includes(one)
      ? []
      : [view.problem([...path, ...field], `"${one}" is none of options`, "use one")];
  return [
    ...(options === undefined ? [] : twice(options, [...path, "options"], view)),
    ...none(value, ["value"]),
    ...furtherValues.flatMap((one, index) => [
      ...none(one, ["furtherValues", index]),
      ...(one === value || furtherValues.indexOf(one) < index
        ? [view.problem([...path, "furtherValues", index], `"${one}" is chosen already`, "take it out")]
        : []),
    ]),
    ...(several === undefined && furtherValues.length > 0
      ? [view.problem([...path, "furtherValues"], "one value alone may be chosen", "set several, or take them out")]
      : []),
  ];
}

type Consumers = Readonly<
  Record<string, { readonly kind?: string | undefined; readonly parameters?: Readonly<Record<string, Parameter>> }>
>;

/** No query has values of its own, over others either. */
export function circleProblems({ parameters }: Draft, view: EntryView): Problem[] {
  const consumers = (view.environment.consumers ?? {}) as Consumers;
  const reached = new Set<string>();
  const follow = (keys: readonly string[]): void => {
    for (const key of keys) {
      const other = Object.hasOwn(consumers, key) ? consumers[key] : undefined;
      if (reached.has(key) || other?.kind !== "query") continue;
      reached.add(key);
      follow(valuesFrom(other.parameters));
    }
  };
  follow(valuesFrom(parameters));
  return reached.has(view.key)
    ? [view.problem(["parameters"], "has its values from itself, over other queries perhaps", "take one of them out")]
    : [];
}
