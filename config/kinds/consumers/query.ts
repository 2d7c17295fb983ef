import type { z } from "zod";
import type { DeepReadonly } from "../../readonly";
import type { query as schema } from "../../schema/consumers/query";
import type { Kind } from "../kind";
import { circleProblems, parameterProblems, valuesFrom } from "./query-checks";
import { folderProblems } from "./shown-folder";

type Query = z.output<typeof schema>;
export type QueryModel = DeepReadonly<
  Query & {
    /** Key in the configuration. */
    key: string;
  }
>;

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
  // Its values are those of other queries, which have to be there first.
  after: ({ parameters }) => valuesFrom(parameters),
  checks: (it, view) => [...parameterProblems(it, view), ...circleProblems(it, view), ...folderProblems(it, view)],
};
