import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";

const MOST_CLUSTERS = 40;
const LEAST_STOP = 10;

/** Numbers of a SQL warehouse that fit together. */
export const sqlWarehouse: Rule = {
  id: "sql-warehouse",
  source: "settled facts E18",
  types: ["databricks_sql_endpoint"],
  operations: ["create", "update"],
  refuses({ planned }) {
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
    if (least < 1 || least > most || most > MOST_CLUSTERS) {
      const detail = `A warehouse from ${least} to ${most} clusters: at least 1, at most ${MOST_CLUSTERS}, the least not above the most`;
      return {
        summary,
        detail,
        fix: "correct min_num_clusters and max_num_clusters",
        path: [{ attribute: "max_num_clusters" }],
      };
    }
    if (stop !== undefined && stop !== 0 && (stop < 0 || (!serverless && stop < LEAST_STOP))) {
      const detail = `auto_stop_mins is ${stop}; a warehouse that is not serverless stops after ${LEAST_STOP} minutes at the earliest, or with 0 never`;
      return {
        summary,
        detail,
        fix: `set auto_stop_mins to ${LEAST_STOP} or more`,
        path: [{ attribute: "auto_stop_mins" }],
      };
    }
    return undefined;
  },
};
