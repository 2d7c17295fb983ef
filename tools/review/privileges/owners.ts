import { thing } from "./called";
import { type Family, plain, text } from "./right";

/** Who owns what has no other family for it: an owner may do everything with it, and give it away. */
export const owners: Family = plain(
  [
    "databricks_metastore",
    "databricks_schema",
    "databricks_volume",
    "databricks_sql_table",
    "databricks_registered_model",
    "databricks_connection",
    "databricks_external_metadata",
  ],
  ({ type, values }) =>
    text(values.owner) === "" ? [] : [{ who: text(values.owner), what: "own", on: thing(type, values), under: "" }],
);
