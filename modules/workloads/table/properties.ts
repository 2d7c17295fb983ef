import type { TableModel } from "../../../config/kinds/workloads/table";

type Properties = Readonly<Record<string, string>>;

const when = (is: boolean, properties: Properties): Properties => (is ? properties : {});

/**
 * Properties of a table, the user's own after those of its fields. Sources: Databricks, "Delta table properties reference",
 * "Read Delta tables with Iceberg clients" (what Iceberg reads takes), "Apache Iceberg" (clustering by columns refuses
 * deletion vectors and tracked rows in version 2).
 */
export function propertiesOf({ format, clusterBy, properties }: TableModel): Properties {
  if (format.type === "iceberg") {
    return {
      ...when(Array.isArray(clusterBy), { "delta.enableDeletionVectors": "false", "delta.enableRowTracking": "false" }),
      ...properties,
    };
  }
  const { changeDataFeed, appendOnly, columnMapping, icebergReads, historyDays } = format;
  return {
    ...when(changeDataFeed, { "delta.enableChangeDataFeed": "true" }),
    ...when(appendOnly, { "delta.appendOnly": "true" }),
    ...when(columnMapping || icebergReads, { "delta.columnMapping.mode": "name" }),
    ...when(icebergReads, {
      "delta.enableDeletionVectors": "false",
      "delta.enableIcebergCompatV2": "true",
      "delta.universalFormat.enabledFormats": "iceberg",
    }),
    ...when(historyDays !== undefined, {
      "delta.deletedFileRetentionDuration": `interval ${historyDays} days`,
      "delta.logRetentionDuration": `interval ${historyDays} days`,
    }),
    ...properties,
  };
}
