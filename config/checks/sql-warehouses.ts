import { SHORTEST_STOP } from "../facts/sql-warehouses";
import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, perEnvironment } from "./check";

/** Key of the warehouse that the settings layer makes. */
const BOOTSTRAP = "bootstrap";

/** Warehouses are combinations that Databricks sells, and dashboards run on a warehouse of their workspace. */
export const sqlWarehouses = perEnvironment((env) => [
  ...entries(env.data.consumers).flatMap(([key, consumer]) =>
    consumer.kind === "sql-warehouse" ? warehouse(env, key, consumer) : [],
  ),
  ...bootstrap(env),
  ...entries(env.data.consumers).flatMap(([key, consumer]) =>
    consumer.kind === "dashboard" ? runsOn(env, key, consumer) : [],
  ),
]);

type Consumer = NonNullable<EnvironmentDraft["data"]["consumers"]>[string];
type Warehouse = Extract<Consumer, { kind?: "sql-warehouse" }>;
type Dashboard = Extract<Consumer, { kind?: "dashboard" }>;

function warehouse(env: EnvironmentDraft, key: string, it: Warehouse): Problem[] {
  const path = ["consumers", key];
  return [
    ...(key === BOOTSTRAP
      ? [errorAt(env, path, "every workspace has a warehouse of that name", "use another key")]
      : []),
    ...(it.serverless && it.type === "CLASSIC"
      ? [
          errorAt(
            env,
            [...path, "type"],
            "a serverless warehouse cannot be CLASSIC",
            'use "PRO", or set serverless to false',
          ),
        ]
      : []),
    ...(it.minClusters !== undefined && it.maxClusters !== undefined && it.maxClusters < it.minClusters
      ? [
          errorAt(
            env,
            [...path, "maxClusters"],
            `${it.maxClusters} is less than minClusters, ${it.minClusters}`,
            `use at least ${it.minClusters}`,
          ),
        ]
      : []),
    ...stop(env, [...path, "autoStopMinutes"], it.autoStopMinutes, it.serverless),
  ];
}

function bootstrap(env: EnvironmentDraft): Problem[] {
  return entries(env.data.workspaces).flatMap(([key, { bootstrapWarehouse: it }]) =>
    stop(env, ["workspaces", key, "bootstrapWarehouse", "autoStopMinutes"], it?.autoStopMinutes, it?.serverless),
  );
}

function stop(
  env: EnvironmentDraft,
  path: string[],
  minutes: number | undefined,
  serverless: boolean | undefined,
): Problem[] {
  if (minutes === undefined || serverless === undefined || minutes === 0) return [];
  const kind = serverless ? "serverless" : "classic";
  if (minutes >= SHORTEST_STOP.value[kind]) return [];
  const what = serverless ? "a serverless warehouse" : "a warehouse that is not serverless";
  return [
    errorAt(
      env,
      path,
      `${what} cannot stop after ${minutes} minutes`,
      `use at least ${SHORTEST_STOP.value[kind]}, or 0 to never stop it`,
    ),
  ];
}

function runsOn(env: EnvironmentDraft, key: string, { warehouse: name, workspace }: Dashboard): Problem[] {
  const consumers = env.data.consumers ?? {};
  const target = name !== undefined && Object.hasOwn(consumers, name) ? consumers[name] : undefined;
  if (target === undefined) return [];
  const path = ["consumers", key, "warehouse"];
  if (target.kind !== "sql-warehouse") {
    return [
      errorAt(env, path, `consumer ${name} is of kind "${target.kind}"`, 'name a consumer of kind "sql-warehouse"'),
    ];
  }
  if (workspace === undefined || target.workspace === undefined || target.workspace === workspace) return [];
  return [
    errorAt(
      env,
      path,
      `warehouse ${name} is in workspace ${target.workspace}, the dashboard in ${workspace}`,
      "name a warehouse of the dashboard's workspace",
    ),
  ];
}
