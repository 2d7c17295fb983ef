import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { byArn, setting } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { of, partOf } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import { blockOf } from "../../values";
import type { Service } from "../service";

const STREAM = of("aws_kinesis_stream", "arn", { blocksDelete: "ResourceInUseException" });

const isOnDemand = (stream: ObjectValue) => at(blockOf(stream, "stream_mode_details"), "stream_mode") === "ON_DEMAND";

/** Refused by the provider itself, before it calls the service. */
const STREAM_CHECKS: readonly Check[] = [
  {
    rule: "stream-shards",
    source: "AWS provider, aws_kinesis_stream: CustomizeDiff",
    when: isOnDemand,
    excludes: ["shard_count"],
    summary: "shard_count must not be set when stream_mode is ON_DEMAND",
    detail: "{type} {name} is on demand, but has a shard_count of {shard_count}",
    fix: "leave out shard_count, or set stream_mode to PROVISIONED",
  },
  {
    rule: "stream-shards",
    source: "AWS provider, aws_kinesis_stream: CustomizeDiff",
    when: (stream) => !isOnDemand(stream),
    requires: ["shard_count"],
    summary: "shard_count must be at least 1 when stream_mode is PROVISIONED",
    detail: "{type} {name} is provisioned, but has no shard_count",
    fix: "set shard_count, or stream_mode to ON_DEMAND",
  },
  {
    rule: "stream-key",
    source: "AWS provider, aws_kinesis_stream: Create",
    when: (stream) => at(stream, "encryption_type") === "KMS",
    requires: ["kms_key_id"],
    summary: "KMS Key Id required when setting encryption_type is not set as NONE",
    detail: "{type} {name} has the encryption_type KMS, but no kms_key_id",
    fix: "name a key, alias/aws/kinesis for AWS's own",
  },
];

/** Amazon Kinesis Data Streams. Source: its API reference, and the provider's documentation of the types. */
export const kinesis: Service = {
  aws_kinesis_stream: {
    importedBy: [["name"], ""],
    computed: byArn("kinesis", "stream/{name}", { max_record_size_in_kib: 1024 }),
    unique: [inPlace("ResourceInUseException", "name")],
    checks: STREAM_CHECKS,
    lookup: ["name"],
  },
  aws_kinesis_stream_consumer: {
    computed: { arn: consumerArn, id: "{arn}", creation_timestamp: "{time}" },
    // DeleteStream with EnforceConsumerDeletion takes the consumers along.
    references: { stream_arn: { ...STREAM, goesIf: "enforce_consumer_deletion" } },
    unique: [inPlace("ResourceInUseException", "stream_arn", "name")],
    quota: { per: "stream_arn", limit: 20, summary: "LimitExceededException" },
  },
  aws_kinesis_resource_policy: {
    computed: setting("resource_arn"),
    references: {
      resource_arn: {
        ...partOf("aws_kinesis_stream", "arn"),
        targets: ["aws_kinesis_stream", "aws_kinesis_stream_consumer"],
      },
    },
    unique: [wholeDocument("resource_arn")],
    policies: { policy: "resource" },
  },
};

/** Ends with the second in which the consumer was registered. */
function consumerArn(made: Made): string {
  return made.fill(`{stream_arn}/consumer/{name}:${Math.floor(made.request.context.clock.now() / 1000)}`);
}
