import { fact } from "./fact";

/** Most columns that a table is clustered by. */
export const CLUSTER_COLUMNS = fact({
  value: 4,
  source: 'Databricks, "Use liquid clustering for tables": up to four clustering columns',
  asOf: "2026-11",
});

/** Only the first columns of a table have the statistics that clustering needs. */
export const COLUMNS_WITH_STATISTICS = fact({
  value: 32,
  source: 'Databricks, "Data skipping": statistics of the first 32 columns; "Use liquid clustering for tables"',
  asOf: "2026-11",
});

/** Types of columns that a table can be clustered by, without what follows in brackets. */
export const CLUSTERED_TYPES = fact<readonly string[]>({
  value: [
    ...["DATE", "TIMESTAMP", "TIMESTAMP_NTZ", "STRING"],
    ...["TINYINT", "SMALLINT", "INT", "BIGINT", "FLOAT", "DOUBLE", "DECIMAL"],
  ],
  source: 'Databricks, "Use liquid clustering for tables", data types for clustering keys',
  asOf: "2026-11",
});

/** Types that Iceberg has not in version 2 of its tables → what to use instead. */
export const NOT_IN_ICEBERG = fact<Readonly<Record<string, string>>>({
  value: { TINYINT: "INT", SMALLINT: "INT", VARIANT: "STRING" },
  source: "Apache Iceberg, table spec, primitive types of version 2; Databricks writes version 2 where nothing is said",
  asOf: "2026-11",
});

/** Seconds that the provider waits for one statement on a warehouse, its start among them, before it cancels. */
export const STATEMENT_WAIT = fact({
  value: 50,
  source: "provider 1.99.0, databricks_sql_table: MaxSqlExecWaitTimeout, on_wait_timeout CANCEL",
  asOf: "2026-11",
  holdsFor: "databricks provider 1.99.0 to 1.128.0",
});

/**
 * Starts of names of properties that a table does not get by hand: they switch features that cannot be taken back, move
 * data, or are Databricks' own. What of them is useful has a field.
 */
export const KEPT_PROPERTIES = fact<readonly string[]>({
  value: [
    ...["delta.", "iceberg.", "write.", "format-version", "spark.", "option.", "pipelines.", "databricks.", "view."],
    ...[
      "external",
      "location",
      "provider",
      "owner",
      "comment",
      "is_managed_location",
      "clusteringcolumns",
      "upgraded_",
    ],
  ],
  source:
    'Databricks, "TBLPROPERTIES": reserved keys; "Delta table properties reference"; "Apache Iceberg", properties',
  asOf: "2026-11",
});

/** Types of columns of Delta that count by themselves. */
export const IDENTITY_TYPE = fact({
  value: "BIGINT",
  source: 'Databricks, "Use identity columns": BIGINT alone',
  asOf: "2026-11",
});
