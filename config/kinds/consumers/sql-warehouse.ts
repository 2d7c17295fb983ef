import type { z } from "zod";
import { shortestStop } from "../../checks/warehouse-stop";
import { QUERY_LEVELS } from "../../facts/sql-warehouses";
import type { DeepReadonly } from "../../readonly";
import type { sqlWarehouse as schema } from "../../schema/consumers/sql-warehouse";
import type { Kind } from "../kind";
import { ownerAsTag } from "../owner-tag";
import { HEALTH_WATCHED, healthProblems } from "./warehouse-health";

type SqlWarehouse = z.output<typeof schema>;
export type SqlWarehouseModel = DeepReadonly<
  SqlWarehouse & {
    /** Key in the configuration. */
    key: string;
    /** Name in the workspace. */
    name: string;
  }
>;

/** Key of the warehouse that the settings layer makes. */
const BOOTSTRAP = "bootstrap";

/** SQL compute for analysts and BI tools. */
export const sqlWarehouse: Kind<SqlWarehouse, SqlWarehouseModel> = {
  what: "a SQL warehouse",
  runs: [HEALTH_WATCHED],
  lane: "query",
  uses: ({ health }) =>
    health === undefined ? [] : [{ family: "consumers", key: health.warehouse, servicePrincipal: health.runAs }],
  resolve: (consumer, key, { prefix }) => ({ ...consumer, key, name: `${prefix}-${key}` }),
  mayQuery: ({ owner, permissions }) => [
    ...(owner === undefined ? [] : [owner]),
    ...Object.entries(permissions ?? {}).flatMap(([group, level]) =>
      QUERY_LEVELS.value.includes(level) ? [group] : [],
    ),
  ],
  compute: ({ serverless }) => {
    if (serverless === undefined) return [];
    return serverless
      ? [{ kind: "serverless", field: "serverless", what: "serverless compute", instead: "set it to false" }]
      : [{ kind: "classic", field: "serverless", what: "a warehouse on classic compute", instead: "set it to true" }];
  },
  checks(it, view) {
    return [
      ...(view.key === BOOTSTRAP
        ? [view.problem([], "every workspace has a warehouse of that name", "use another key")]
        : []),
      ...(it.serverless && it.type === "CLASSIC"
        ? [view.problem(["type"], "a serverless warehouse cannot be CLASSIC", 'use "PRO", or set serverless to false')]
        : []),
      ...(it.minClusters !== undefined && it.maxClusters !== undefined && it.maxClusters < it.minClusters
        ? [
            view.problem(
              ["maxClusters"],
              `${it.maxClusters} is less than minClusters, ${it.minClusters}`,
              `use at least ${it.minClusters}`,
            ),
          ]
        : []),
      ...(it.owner !== undefined && Object.hasOwn(it.permissions ?? {}, it.owner)
        ? [
            view.problem(
              ["permissions", it.owner],
              `${it.owner} owns the warehouse, and manages it anyway`,
              "remove it",
            ),
          ]
        : []),
      ...ownerAsTag(it.owner, view),
      ...healthProblems(it, view),
      ...shortestStop(it.autoStopMinutes, it.serverless).map(({ message, fix }) =>
        view.problem(["autoStopMinutes"], message, fix),
      ),
    ];
  },
};
