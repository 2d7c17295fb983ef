import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { byArn } from "../../computed/aws-rows";
import { bucketInArn, folder } from "../../effects/buckets";
import { of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf, textOf } from "../../values";
import type { Service } from "../service";

const toS3 = (stream: ObjectValue) => blockOf(stream, "extended_s3_configuration");
const isPartitioned = (stream: ObjectValue) =>
  at(blockOf(toS3(stream), "dynamic_partitioning_configuration"), "enabled") === true;
const prefixOf = (stream: ObjectValue) => textOf(at(toS3(stream), "prefix")) ?? "";

const isIceberg = (stream: ObjectValue) => at(stream, "destination") === "iceberg";

const CHECKS: readonly Check[] = [
  {
    rule: "firehose-iceberg",
    source: "Firehose API, IcebergDestinationConfiguration: a catalog, a role and a bucket for what fails",
    when: isIceberg,
    requires: [
      "iceberg_configuration.catalog_arn",
      "iceberg_configuration.role_arn",
      "iceberg_configuration.s3_configuration.bucket_arn",
    ],
    summary: "InvalidArgumentException",
    detail: "{type} {name} goes into a table of Iceberg, but has no {arguments}",
    fix: "set {arguments}",
  },
  {
    rule: "firehose-buffer",
    source: "Firehose API, BufferingHints: 64 MB and more where dynamic partitioning is enabled",
    when: isPartitioned,
    accepts: ["extended_s3_configuration.buffering_size", (size) => Number(size) >= 64],
    summary: "InvalidArgumentException",
    detail: "{type} {name} has dynamic partitioning, but a buffer of less than 64 MB",
    fix: "set buffering_size to 64 or more",
  },
  {
    rule: "firehose-prefix",
    source: 'Firehose developer guide, "Custom prefixes": with expressions in the prefix, the error prefix is required',
    when: (stream) => prefixOf(stream).includes("!{"),
    requires: ["extended_s3_configuration.error_output_prefix"],
    summary: "InvalidArgumentException",
    detail: "{type} {name} has expressions in its prefix, but no prefix for errors",
    fix: "set error_output_prefix",
  },
  {
    rule: "firehose-partitions",
    source: 'Firehose developer guide, "Dynamic partitioning": every partition of the prefix comes from a query',
    when: (stream) => prefixOf(stream).includes("!{partitionKeyFromQuery:") && !isPartitioned(stream),
    requires: ["extended_s3_configuration.dynamic_partitioning_configuration.enabled"],
    summary: "InvalidArgumentException",
    detail: "{type} {name} names partitions in its prefix, but has no dynamic partitioning",
    fix: "enable dynamic_partitioning_configuration",
  },
  {
    rule: "firehose-encryption",
    source: "Firehose API, CreateDeliveryStream: server-side encryption is for the source Direct PUT",
    when: (stream) => blockOf(stream, "kinesis_source_configuration") !== undefined,
    excludes: ["server_side_encryption.key_arn"],
    summary: "InvalidArgumentException",
    detail: "{type} {name} reads a Kinesis stream, which encrypts its records itself",
    fix: "leave out server_side_encryption",
  },
];

/** Amazon Data Firehose. Source: its API reference and developer guide. */
export const firehose: Service = {
  aws_kinesis_firehose_delivery_stream: {
    computed: byArn("firehose", "deliverystream/{name}", {
      destination_id: "destinationId-000000000001",
      version_id: "1",
    }),
    references: { "kinesis_source_configuration.kinesis_stream_arn": of("aws_kinesis_stream", "arn") },
    unique: [inPlace("ResourceInUseException", "name")],
    trusts: { path: "extended_s3_configuration.role_arn", service: "firehose", summary: "InvalidArgumentException" },
    checks: CHECKS,
    delivers: {
      bucket: (stream) => bucketInArn(at(toS3(stream), "bucket_arn")),
      key: (stream) => folder(at(toS3(stream), "prefix")),
    },
  },
};
