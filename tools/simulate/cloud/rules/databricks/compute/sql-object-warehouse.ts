import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/**
 * A table or view is made by SQL that runs somewhere. Queries, alerts and dashboards need their warehouse by schema;
 * for a table the provider starts a cluster of its own, outside every cluster policy, where nothing is named.
 */
export const sqlObjectWarehouse: Rule = {
  id: "sql-object-warehouse",
  source: "provider 1.99.0, databricks_sql_table: a cluster terraform-sql-table where neither is given",
  types: ["databricks_sql_table"],
  operations: ["create"],
  refuses({ planned, config }) {
    // cluster_id is computed too: only the configuration tells what was asked for.
    const asked = config ?? planned;
    if (["warehouse_id", "cluster_id"].some((name) => textOf(at(asked, name)) !== undefined)) return undefined;
    return {
      summary: "CLUSTER_NOT_ALLOWED: nothing to run the SQL on",
      detail: `databricks_sql_table ${textOf(at(planned, "name"))} has no warehouse_id: the provider would start a cluster for it, which costs minutes and money, carries no tags and obeys no cluster policy`,
      fix: "set warehouse_id, for example to the workspace's bootstrap warehouse",
      path: [{ attribute: "warehouse_id" }],
    };
  },
};
