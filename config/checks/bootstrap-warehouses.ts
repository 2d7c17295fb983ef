import { entries, errorAt, perEnvironment } from "./check";
import { shortestStop } from "./warehouse-stop";

/** The warehouse that every workspace has stops after minutes that Databricks takes. */
export const bootstrapWarehouses = perEnvironment((env) =>
  entries(env.data.workspaces).flatMap(([key, { bootstrapWarehouse: it }]) =>
    shortestStop(it?.autoStopMinutes, it?.serverless).map(({ message, fix }) =>
      errorAt(env, ["workspaces", key, "bootstrapWarehouse", "autoStopMinutes"], message, fix),
    ),
  ),
);
