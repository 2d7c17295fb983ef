import type { z } from "zod";
import { parametersOf } from "../../query-parameters";
import type { DeepReadonly } from "../../readonly";
import type { query as schema } from "../../schema/consumers/query";
import type { Kind } from "../kind";

type Query = z.output<typeof schema>;
export type QueryModel = DeepReadonly<
  Query & {
    /** Key in the configuration. */
    key: string;
  }
>;

const twice = (values: readonly string[]) =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [{ value, index }] : []));

/** A saved query of the SQL editor. */
export const query: Kind<Query, QueryModel> = {
  what: "a query",
  runs: [],
  lane: "query",
  // Runs as whoever asks, never as its owner, who is the deployer.
  queries: ({ warehouse, catalog, schema, permissions }) => ({
    warehouse,
    catalog,
    schema,
    readers: Object.entries(permissions ?? {}).flatMap(([group, level]) =>
      level === "CAN_VIEW" ? [] : [{ group, field: ["permissions", group] }],
    ),
  }),
  resolve: (consumer, key) => ({ ...consumer, key }),
  checks(it, view) {
    const declared = Object.entries(it.parameters ?? {});
    const asked = it.text === undefined ? undefined : parametersOf(it.text);
    const unknown = (asked ?? []).filter((name) => it.parameters !== undefined && !(name in it.parameters));
    return [
      ...unknown.map((name) =>
        view.problem(["text"], `asks for parameter ${name}, which is not there`, `add it to parameters`),
      ),
      ...declared.flatMap(([name, parameter]) => [
        ...(asked !== undefined && !asked.includes(name)
          ? [view.problem(["parameters", name], "text does not ask for it", `write :${name} there, or take it out`)]
          : []),
        ...(parameter?.type === "choice" && parameter.options !== undefined
          ? [
              ...twice(parameter.options).map(({ value, index }) =>
                view.problem(["parameters", name, "options", index], `"${value}" is there twice`, "take one out"),
              ),
              ...(parameter.value !== undefined && !parameter.options.includes(parameter.value)
                ? [view.problem(["parameters", name, "value"], `"${parameter.value}" is none of options`, "use one")]
                : []),
            ]
          : []),
      ]),
      ...twice(it.labels ?? []).map(({ value, index }) =>
        view.problem(["labels", index], `"${value}" is there twice`, "take one out"),
      ),
    ];
  },
};
