import type {
  KinesisFirehoseDeliveryStreamExtendedS3Configuration as Destination,
  KinesisFirehoseDeliveryStreamIcebergConfiguration as Iceberg,
} from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import type { FirehoseModel, IcebergTable } from "../../../config/kinds/data-services/firehose";

type Processors = NonNullable<NonNullable<Destination["processingConfiguration"]>["processors"]>;
type Parameters = Readonly<Record<string, string>>;

const HOUR = "!{timestamp:yyyy/MM/dd/HH}/";
const DAY = "!{timestamp:yyyy/MM/dd}/";
/** Seconds for which a partition that cannot be delivered is tried again. */
const RETRY_SECONDS = 300;

/**
 * Where files go and what is done with records before. Source: Firehose developer guide, "Dynamic partitioning" and
 * "Custom prefixes for Amazon S3 objects".
 */
export function layout(
  entry: Pick<FirehoseModel, "folder" | "errorFolder" | "partitions" | "lines" | "compression">,
): Pick<
  Destination,
  "prefix" | "errorOutputPrefix" | "compressionFormat" | "dynamicPartitioningConfiguration" | "processingConfiguration"
> {
  const names = Object.keys(entry.partitions);
  const partitioned = names.length > 0;
  const folders = names.map((name) => `${name}=!{partitionKeyFromQuery:${name}}/`).join("");
  const processors = [
    // Several records may come as one.
    ...(partitioned ? [processor("RecordDeAggregation", { SubRecordType: "JSON" })] : []),
    ...(partitioned
      ? [
          processor("MetadataExtraction", {
            JsonParsingEngine: "JQ-1.6",
            MetadataExtractionQuery: queryOf(entry.partitions),
          }),
        ]
      : []),
    ...(entry.lines ? [processor("AppendDelimiterToRecord", {})] : []),
  ];
  return {
    prefix: `${entry.folder}/${folders}${HOUR}`,
    errorOutputPrefix: errorPrefixOf(entry.errorFolder),
    compressionFormat: entry.compression === "gzip" ? "GZIP" : "UNCOMPRESSED",
    ...(partitioned && { dynamicPartitioningConfiguration: { enabled: true, retryDuration: RETRY_SECONDS } }),
    ...(processors.length > 0 && { processingConfiguration: { enabled: true, processors } }),
  };
}

/** Folder for what could not be delivered, by what failed and by day. */
export const errorPrefixOf = (folder: string): string => `${folder}/!{firehose:error-output-type}/${DAY}`;

/** The table that records are added to; none is changed or taken out. Source: Firehose API, IcebergDestinationConfiguration. */
export const tableOf = (
  { catalogArn, databaseName, tableName }: IcebergTable,
  errorFolder: string,
): Pick<Iceberg, "appendOnly" | "catalogArn" | "destinationTableConfiguration" | "retryDuration" | "s3BackupMode"> => ({
  appendOnly: true,
  catalogArn,
  destinationTableConfiguration: [{ databaseName, tableName, s3ErrorOutputPrefix: `${errorFolder}/rows/` }],
  retryDuration: RETRY_SECONDS,
  s3BackupMode: "FailedDataOnly",
});

/** `{customer:.customer.id,day:.day}` */
const queryOf = (partitions: Readonly<Record<string, string>>): string =>
  `{${Object.entries(partitions)
    .map(([name, path]) => `${name}:${path}`)
    .join(",")}}`;

const processor = (type: string, parameters: Parameters): Extract<Processors, readonly unknown[]>[number] => ({
  type,
  parameters: Object.entries(parameters).map(([parameterName, parameterValue]) => ({ parameterName, parameterValue })),
});
