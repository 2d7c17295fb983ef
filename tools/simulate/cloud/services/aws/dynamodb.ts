import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { named, setting } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import type { Happened } from "../../effects/effects";
import { makingRole } from "../../effects/linked-roles";
import { KMS_KEY, of, partOf } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import { itemsOf, textOf } from "../../values";
import type { Service } from "../service";

const TABLE = partOf("aws_dynamodb_table", "name");

const isOnDemand = (table: ObjectValue) => at(table, "billing_mode") === "PAY_PER_REQUEST";
const takesLocalIndexes = (table: ObjectValue) => textOf(at(table, "range_key")) !== undefined;
const hasCopy = (table: ObjectValue) => itemsOf(table, "replica").length > 0;
const lacksUnits = (table: ObjectValue) =>
  itemsOf(table, "global_secondary_index").some((index) => !Number(at(index, "read_capacity") ?? 0));

const TABLE_CHECKS: readonly Check[] = [
  {
    rule: "table-capacity",
    source: "AWS provider, aws_dynamodb_table: read_capacity and write_capacity are required with PROVISIONED",
    when: (table) => !isOnDemand(table),
    requires: ["read_capacity", "write_capacity"],
    summary: "ValidationException: No provisioned throughput specified for the table",
    detail: "{type} {name} is provisioned, but has no {arguments}",
    fix: "set {arguments}, or billing_mode to PAY_PER_REQUEST",
  },
  {
    rule: "table-capacity",
    source: "DynamoDB API, CreateTable: ValidationException",
    asConfigured: true,
    when: isOnDemand,
    excludes: ["read_capacity", "write_capacity"],
    summary:
      "ValidationException: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
    detail: "{type} {name} is on demand, but has {arguments}",
    fix: "leave out {arguments}",
  },
  {
    rule: "table-capacity",
    source: "DynamoDB API, GlobalSecondaryIndex: ProvisionedThroughput",
    when: (table) => !isOnDemand(table) && lacksUnits(table),
    excludes: ["global_secondary_index.name"],
    summary: "ValidationException: No provisioned throughput specified for the global secondary index",
    detail: "{type} {name} is provisioned, but one of its indexes has no units",
    fix: "set read_capacity and write_capacity of each global_secondary_index",
  },
  {
    rule: "table-local-index",
    source: "DynamoDB API, CreateTable: ValidationException",
    when: (table) => !takesLocalIndexes(table),
    excludes: ["local_secondary_index.name"],
    summary:
      "ValidationException: Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex",
    detail: "{type} {name} has local indexes, but no range_key",
    fix: "set range_key, or make them global indexes",
  },
  {
    rule: "table-stream",
    source: "AWS provider, aws_dynamodb_table: CustomizeDiff",
    when: (table) => at(table, "stream_enabled") === true,
    requires: ["stream_view_type"],
    summary: "stream_view_type is required when stream_enabled = true",
    detail: "{type} {name} has a stream, but does not say what is in it",
    fix: "set stream_view_type",
  },
  {
    rule: "table-copy",
    source: "DynamoDB developer guide, Global tables: on demand, or write capacity that scales by itself",
    // Scaling names the table, so that a new one has none yet.
    operations: ["create"],
    when: (table) => hasCopy(table) && !isOnDemand(table),
    excludes: ["replica.region_name"],
    summary: "ValidationException: Table write capacity should either be Pay-Per-Request or AutoScaled.",
    detail: "{type} {name} is provisioned, and has a replica before anything can scale it",
    fix: "set billing_mode to PAY_PER_REQUEST",
  },
  {
    rule: "table-copy",
    source: "DynamoDB API, UpdateTable: streams with NEW_AND_OLD_IMAGES for replicas",
    when: (table) => hasCopy(table) && at(table, "stream_view_type") !== "NEW_AND_OLD_IMAGES",
    excludes: ["replica.region_name"],
    summary: "ValidationException: Table must have streams enabled with NEW_AND_OLD_IMAGES",
    detail: "{type} {name} has a replica, but no stream with new and old images",
    fix: "set stream_enabled, and stream_view_type to NEW_AND_OLD_IMAGES",
  },
];

/** Amazon DynamoDB. Source: its API reference and developer guide, and the provider's documentation of the types. */
export const dynamodb: Service = {
  aws_dynamodb_table: {
    computed: named("dynamodb", "table/{name}", {
      stream_label: (made) => streaming(made, "2026-01-15T12:00:00.000"),
      stream_arn: (made) => streaming(made, made.fill("{arn}/stream/{stream_label}")),
      stream_view_type: "",
      read_capacity: 0,
      write_capacity: 0,
    }),
    references: {
      "server_side_encryption.kms_key_arn": KMS_KEY,
      // Of the region of the copy, which the rule `table-copy-key` looks at.
      "replica.kms_key_arn": { ...KMS_KEY, within: "account" },
    },
    unique: [inPlace("ResourceInUseException", "name")],
    checks: TABLE_CHECKS,
    effects: { created: withReplicationRole, updated: withReplicationRole },
    lookup: ["name"],
  },
  aws_dynamodb_resource_policy: {
    computed: { id: "{resource_arn}", revision_id: "{digits:13}" },
    references: { resource_arn: partOf("aws_dynamodb_table", "arn") },
    unique: [wholeDocument("resource_arn")],
    policies: { policy: "resource" },
  },
  aws_dynamodb_kinesis_streaming_destination: {
    computed: setting("table_name", "stream_arn"),
    references: { table_name: TABLE, stream_arn: of("aws_kinesis_stream", "arn") },
    unique: [inPlace("ValidationException", "table_name", "stream_arn")],
    linkedRole: "kinesisreplication.dynamodb",
  },
};

function streaming(made: Made, text: string): string {
  return at(made.request.planned, "stream_enabled") === true ? text : "";
}

/** The first copy of an account brings the role that replicates. */
function withReplicationRole(happened: Happened): void {
  if (hasCopy(happened.object.attributes)) makingRole("replication.dynamodb").created?.(happened);
}
