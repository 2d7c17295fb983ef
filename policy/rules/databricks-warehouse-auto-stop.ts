import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const databricksWarehouseAutoStop: Rule = {
  id: "databricks-warehouse-auto-stop",
  description:
    "Every SQL warehouse says after how many idle minutes it stops. 0 never stops, and the provider's default of 120 minutes is two hours of idle cost after each query.",
  check: ({ json }) =>
    resourcesOf(json, "databricks_sql_endpoint")
      .filter(({ args }) => !args.auto_stop_mins)
      .map(({ address, args }) => ({
        address,
        message: args.auto_stop_mins === 0 ? "the warehouse never stops" : "the warehouse does not say when it stops",
        fix: "set auto_stop_mins, for example to 10",
      })),
};
