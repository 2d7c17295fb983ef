import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { named } from "../../computed/aws-rows";
import { QUEUE_ARN, ROLE_ARN } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf, textOf } from "../../values";
import type { Service } from "../service";

const source = (pipe: ObjectValue, block: string) => blockOf(blockOf(pipe, "source_parameters"), block);
const reads = (service: string) => (pipe: ObjectValue) =>
  new RegExp(`^arn:[^:]+:${service}:`).test(textOf(at(pipe, "source")) ?? "");

const CHECKS: readonly Check[] = [
  ...(["kinesis", "dynamodb"] as const).map(
    (service): Check => ({
      rule: "pipe-start",
      source: "Pipes API, PipeSourceParameters: StartingPosition is required for streams",
      when: reads(service),
      requires: [`source_parameters.${service}_stream_parameters.starting_position`],
      summary: "ValidationException",
      detail: "{type} {name} reads a stream, but does not say where it begins",
      fix: "set {arguments}",
    }),
  ),
  {
    rule: "pipe-batch",
    source: 'EventBridge user guide, "Amazon SQS queue as a source": more than 10 need a batching window',
    when: (pipe) => Number(at(source(pipe, "sqs_queue_parameters"), "maximum_batching_window_in_seconds") ?? 0) < 1,
    accepts: ["source_parameters.sqs_queue_parameters.batch_size", (size) => Number(size) <= 10],
    summary: "ValidationException",
    detail: "{type} {name} takes more than 10 messages at once, but does not wait for them",
    fix: "set maximum_batching_window_in_seconds to 1 or more",
  },
  {
    rule: "pipe-partition-key",
    source: "Pipes API, PipeTargetKinesisStreamParameters: PartitionKey is required",
    when: (pipe) => /^arn:[^:]+:kinesis:/.test(textOf(at(pipe, "target")) ?? ""),
    requires: ["target_parameters.kinesis_stream_parameters.partition_key"],
    summary: "ValidationException",
    detail: "{type} {name} writes into a stream, but has no partition key",
    fix: "set {arguments}",
  },
];

/** Amazon EventBridge Pipes. */
export const pipes: Service = {
  aws_pipes_pipe: {
    computed: named("pipes", "pipe/{name}"),
    references: {
      role_arn: ROLE_ARN,
      "source_parameters.kinesis_stream_parameters.dead_letter_config.arn": QUEUE_ARN,
      "source_parameters.dynamodb_stream_parameters.dead_letter_config.arn": QUEUE_ARN,
    },
    unique: [inPlace("ConflictException", "name")],
    trusts: { path: "role_arn", service: "pipes", summary: "ValidationException" },
    checks: CHECKS,
  },
};
