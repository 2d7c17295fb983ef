/** Settings of Spark that no program sets here, by the start of their names, and why. */
export const KEPT_SPARK_SETTINGS: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  "fs.s3": ["opens files in S3 past Unity Catalog", "remove it, and read through volumes and external locations"],
  "spark.hadoop.fs.s3": [
    "opens files in S3 past Unity Catalog",
    "remove it, and read through volumes and external locations",
  ],
  "spark.hadoop.hive.metastore": ["names a metastore of Hive", "remove it: tables are in Unity Catalog"],
  "spark.hadoop.javax.jdo": ["names a metastore of Hive", "remove it: tables are in Unity Catalog"],
  "spark.sql.hive.metastore": ["names a metastore of Hive", "remove it: tables are in Unity Catalog"],
  "spark.databricks.acl": ["is decided by the access mode of the cluster", "remove it"],
  "spark.databricks.cluster.profile": ["is decided by the number of workers", "remove it, and set minWorkers"],
  "spark.databricks.passthrough": ["is decided by the access mode of the cluster", "remove it"],
  "spark.databricks.unityCatalog": ["is decided by the access mode of the cluster", "remove it"],
};
