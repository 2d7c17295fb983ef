import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** Calls with which Unity Catalog reads what a Data Catalog has. Source: Databricks, "Enable Hive metastore federation for AWS Glue". */
const READ_GLUE: readonly string[] = [
  "glue:BatchGetPartition",
  "glue:GetDatabase",
  "glue:GetDatabases",
  "glue:GetPartition",
  "glue:GetPartitions",
  "glue:GetTable",
  "glue:GetTables",
  "glue:GetUserDefinedFunction",
  "glue:GetUserDefinedFunctions",
];

/** A Data Catalog of AWS Glue: its account and region. */
interface DataCatalog {
  readonly accountId: string;
  readonly region: string;
}

const resources = (partition: string, { accountId, region }: DataCatalog): string[] =>
  ["catalog", "database/*", "table/*", "userDefinedFunction/*"].map(
    (resource) => `arn:${partition}:glue:${region}:${accountId}:${resource}`,
  );

/** What the role of a connection to a Data Catalog may do: read its metadata. Files are read by external locations. */
export const readsDataCatalog = ({ partition }: Pick<Place, "partition">, catalog: DataCatalog): Statement => ({
  Sid: "ReadDataCatalog",
  Effect: "Allow",
  Action: READ_GLUE,
  Resource: resources(partition, catalog),
});
