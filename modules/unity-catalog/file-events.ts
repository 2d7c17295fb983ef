import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "../storage/secure-bucket";

/** What Databricks calls the topics and queues that it makes for file events. */
const NAMES = "csms-*";

export interface FileEventsProps {
  readonly partition: string;
  /** AWS account of the topics and queues, 12 digits. */
  readonly awsAccountId: string;
  /** Buckets that tell of new files. */
  readonly bucketNames: readonly string[];
}

/** ARNs of the topics and queues of file events, in every region: the bucket's own counts. */
function topicsAndQueues({ partition, awsAccountId }: FileEventsProps): string[] {
  return ["sns", "sqs"].map((service) => `arn:${partition}:${service}:*:${awsAccountId}:${NAMES}`);
}

/**
 * What a storage role needs, so that Databricks sets file events up, reads them and takes them down again. Source:
 * Databricks, "Create a storage credential", and provider 1.99.0, `databricks_aws_unity_catalog_policy`.
 */
export function fileEventStatements(props: FileEventsProps): Statement[] {
  const both = topicsAndQueues(props);
  return [
    {
      Sid: "NotifyOfFiles",
      Effect: "Allow",
      Action: ["s3:GetBucketNotification", "s3:PutBucketNotification"],
      Resource: props.bucketNames.map((name) => bucketArnOf(props.partition, name)),
    },
    { Sid: "FileEvents", Effect: "Allow", Action: USES, Resource: both },
    // AWS knows no resource to narrow these to; they show names.
    { Sid: "FindFileEvents", Effect: "Allow", Action: ["sns:ListTopics", "sqs:ListQueues"], Resource: "*" },
    { Sid: "FileEventsTeardown", Effect: "Allow", Action: TEARDOWN, Resource: both },
  ];
}

const USES = [
  "sns:CreateTopic",
  "sns:GetTopicAttributes",
  "sns:ListSubscriptionsByTopic",
  "sns:Publish",
  "sns:SetTopicAttributes",
  "sns:Subscribe",
  "sns:TagResource",
  "sqs:ChangeMessageVisibility",
  "sqs:CreateQueue",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
  "sqs:GetQueueUrl",
  "sqs:ListQueueTags",
  "sqs:PurgeQueue",
  "sqs:ReceiveMessage",
  "sqs:SendMessage",
  "sqs:SetQueueAttributes",
  "sqs:TagQueue",
];
const TEARDOWN = ["sns:DeleteTopic", "sns:Unsubscribe", "sqs:DeleteQueue"];

/** The most that storage roles may do about file events: where no bucket has them, nothing. */
export const fileEventCeiling = (props: FileEventsProps): Statement[] =>
  props.bucketNames.length === 0 ? [] : fileEventStatements(props);

/** A queue that is provided, with the key that encrypts it where it is not one that the role uses anyway. */
export interface ProvidedQueue {
  readonly queueArn: string;
  readonly queueKmsKeyArn?: string | undefined;
}

/** What Databricks calls to read a queue that it has not made; `PurgeQueue` where it begins with a listing again. */
const READS = [
  "sqs:ChangeMessageVisibility",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
  "sqs:GetQueueUrl",
  "sqs:PurgeQueue",
  "sqs:ReceiveMessage",
];

/** What storage roles need, so that Databricks reads queues that are provided, and nothing of topics and notifications. */
export function providedQueueStatements(queues: readonly ProvidedQueue[]): Statement[] {
  const keys = [...new Set(queues.flatMap(({ queueKmsKeyArn }) => queueKmsKeyArn ?? []))];
  const statements: Statement[] = [
    { Sid: "ReadFileEvents", Effect: "Allow", Action: READS, Resource: queues.map(({ queueArn }) => queueArn) },
    { Sid: "DecryptFileEvents", Effect: "Allow", Action: "kms:Decrypt", Resource: keys },
  ];
  return statements.filter(({ Resource = [] }) => Resource.length > 0);
}

/** A queue that Databricks reads. */
export type ReadQueue = ProvidedQueue & { readonly queueUrl: string };

/**
 * File events of a place, with the URL of a queue that is there, which SQS makes of what is in the ARN.
 * Source: SQS developer guide, "Queue and message identifiers".
 */
export function locationEvents(events: "off" | "managed" | ProvidedQueue): "off" | "managed" | ReadQueue {
  if (typeof events === "string") return events;
  const [, , , region, account, name] = events.queueArn.split(":");
  return { ...events, queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${name}` };
}
