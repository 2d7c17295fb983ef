import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";

/** Numbers of a SQL warehouse that fit together. */
export const sqlWarehouse: Rule = {
  id: "sql-warehouse",
  source: "settled facts E18",
  types: ["databricks_sql_endpoint"],
  operations: ["create", "update"],
  refuses({ planned, published }) {
    const number = (name: string) => {
      const value = at(planned, name);
      return typeof value === "number" ? value : undefined;
    };
    const [least = 1, most = 1, stop] = [
      number("min_num_clusters"),
      number("max_num_clusters"),
      number("auto_stop_mins"),
    ];
    const serverless = at(planned, "enable_serverless_compute") === true;
    const summary = "INVALID_PARAMETER_VALUE";
    const { sqlWarehouses: figures } = published;
    if (least < 1 || least > most || least > figures.mostAtLeast || most > figures.most) {
      const detail = `A warehouse from ${least} to ${most} clusters: at least 1 to ${figures.mostAtLeast}, at most ${figures.most}, the least not above the most`;
      return {
        summary,
        detail,
        fix: "correct min_num_clusters and max_num_clusters",
        path: [{ attribute: "max_num_clusters" }],
      };
    }
    const shortest = figures.shortestStop[serverless ? "serverless" : "classic"];
    if (stop !== undefined && stop !== 0 && stop < shortest) {
      const kind = serverless ? "serverless" : "not serverless";
      const detail = `auto_stop_mins is ${stop}; a warehouse that is ${kind} stops after ${shortest} minutes at the earliest, or with 0 never`;
      return {
        summary,
        detail,
        fix: `set auto_stop_mins to ${shortest} or more`,
        path: [{ attribute: "auto_stop_mins" }],
      };
    }
    return undefined;
  },
};
