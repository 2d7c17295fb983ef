import type { Conditions, Statement } from "../iam/policy-document";
import type { Place } from "../place";

/** Services that deliver events with a role, and name what they deliver for. */
type EventService = "events.amazonaws.com" | "pipes.amazonaws.com" | "scheduler.amazonaws.com" | "states.amazonaws.com";

/**
 * A service takes the role for one rule, pipe, group of schedules or state machine alone.
 * Source: EventBridge user guide, "Cross-service confused deputy prevention"; the same in those of Scheduler and Step Functions.
 */
export const serviceTrust = (
  service: EventService,
  sourceArn: string,
  { accountId }: Pick<Place, "accountId">,
): Statement[] => [
  {
    Sid: "Service",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": sourceArn } },
  },
];

/** What a role calls to put records into a stream. */
export const PUT_INTO_STREAM = ["kinesis:PutRecord", "kinesis:PutRecords"];
/** What a role calls to put records into a delivery stream. */
export const PUT_INTO_DELIVERY_STREAM = ["firehose:PutRecord", "firehose:PutRecordBatch"];

/** In the policy of a queue: who sends into it, if anybody beside roles with rights of their own; and all of it over TLS. */
export const queuePolicy = (queueArn: string, sentBy: readonly Statement[]): Statement[] => [
  ...sentBy,
  {
    Sid: "EncryptedInTransit",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: queueArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  },
];

/** One rule of EventBridge sends into a queue. */
export const sentByRule = (queueArn: string, ruleArn: string): Statement => ({
  Sid: "Rule",
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: queueArn,
  Condition: { ArnEquals: { "aws:SourceArn": ruleArn } },
});

/** Use of a key for queues alone: SQS gives KMS the queue. Source: SQS developer guide, "Encryption at rest". */
export const keyForQueues = (queueArns: string | readonly string[], { region }: Pick<Place, "region">): Conditions => ({
  StringEquals: { "kms:ViaService": `sqs.${region}.amazonaws.com`, "kms:EncryptionContext:aws:sqs:arn": queueArns },
});

/** What a role may do to send into a queue that is encrypted with a key. */
export const sendStatements = (queueArn: string, keyArn: string, place: Pick<Place, "region">): Statement[] => [
  { Sid: "SendToQueue", Effect: "Allow", Action: "sqs:SendMessage", Resource: queueArn },
  {
    Sid: "EncryptMessages",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: keyArn,
    Condition: keyForQueues(queueArn, place),
  },
];

/**
 * In the data key's policy: rules of EventBridge, or topics of SNS, which have no role towards queues, send into these.
 * Source: SQS developer guide, "Configure KMS permissions for AWS services".
 */
export const queueKeyStatement = (
  Sid: string,
  queueArns: readonly string[],
  service: "events.amazonaws.com" | "sns.amazonaws.com" = "events.amazonaws.com",
): Statement[] =>
  queueArns.length === 0
    ? []
    : [
        {
          Sid,
          Effect: "Allow",
          Principal: { Service: service },
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: { StringEquals: { "kms:EncryptionContext:aws:sqs:arn": queueArns } },
        },
      ];

/** The most that roles of a layer may do with queues: send into those of the environment. */
export function queueCeiling({
  partition,
  accountId,
  region,
  prefix,
  dataKeyArn,
}: Place & { readonly prefix: string; readonly dataKeyArn: string }): Statement[] {
  const queues = `arn:${partition}:sqs:${region}:${accountId}:${prefix}-*`;
  return [
    { Sid: "SendToQueues", Effect: "Allow", Action: "sqs:SendMessage", Resource: queues },
    {
      Sid: "KeyOfQueues",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `sqs.${region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:sqs:arn": queues },
      },
    },
  ];
}

/** Scheduler takes the role for schedules of one group alone. Source: EventBridge Scheduler user guide, "Confused deputy prevention". */
export const scheduleGroupTrust = (groupName: string, { partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "Scheduler",
    Effect: "Allow",
    Principal: { Service: "scheduler.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: {
        "aws:SourceAccount": accountId,
        "aws:SourceArn": `arn:${partition}:scheduler:${region}:${accountId}:schedule-group/${groupName}`,
      },
    },
  },
];
