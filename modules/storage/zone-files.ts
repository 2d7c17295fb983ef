import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Queue } from "../events/queue";
import { policyDocument } from "../iam/policy-document";
import { filesTopicPolicy, sentByTopic, type ZoneFilesNames } from "./zone-files-policies";

export interface ZoneFilesProps {
  /** Bucket that tells; the notifications are all that it has. */
  readonly bucketName: string;
  /** Its name, known before it is made: a topic that named the bucket itself would wait for it. */
  readonly knownName: string;
  /** Topic and queue to make. Default: none, EventBridge alone is told. */
  readonly files?: ZoneFilesNames | undefined;
  /** S3 tells EventBridge too. */
  readonly eventBridge: boolean;
  readonly partition: string;
  /** AWS account of the bucket, 12 digits. */
  readonly accountId: string;
  /** Key that encrypts topic and queue; its policy lets S3 and SNS use it. */
  readonly kmsKeyArn: string;
}

/** What Databricks needs to know: what comes and goes, by expiry too. Source: S3 user guide, "Supported event types". */
const EVENTS = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:LifecycleExpiration:*"];

/**
 * What the bucket of a zone tells, and whom: the one document of notifications that it has, and the topic and queue that
 * it goes to. The topic stands between, as in those that Databricks makes, so that others can hear of files too.
 */
export class ZoneFiles extends Construct {
  /** Queue with everything that was told; its URL is known once it may be sent to. */
  readonly queue: { readonly queueArn: string; readonly queueUrl: string } | undefined;
  /** What has to be there before anybody counts on being told. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ZoneFilesProps) {
    super(scope, id);
    const { files } = props;
    const made = files === undefined ? undefined : this.topicAndQueue(files, props);
    const notification = new S3BucketNotification(this, "Resource", {
      bucket: props.bucketName,
      eventbridge: props.eventBridge,
      ...(made && { topic: [{ topicArn: made.policy.arn, events: EVENTS }] }),
    });
    this.queue = made && { queueArn: made.queue.queueArn, queueUrl: made.queue.queueUrl };
    this.dependables = [notification, ...(made ? [made.subscription] : [])];
  }

  private topicAndQueue(files: ZoneFilesNames, props: ZoneFilesProps) {
    const topic = new SnsTopic(this, "topic", { name: files.topicName, kmsMasterKeyId: props.kmsKeyArn });
    const policy = new SnsTopicPolicy(this, "topic-policy", {
      arn: topic.arn,
      policy: policyDocument(filesTopicPolicy({ ...props, bucketName: props.knownName, topicArn: files.topicArn })),
    });
    const queue = new Queue(this, "queue", {
      name: files.queueName,
      arn: files.queueArn,
      kmsKeyArn: props.kmsKeyArn,
      sentBy: [sentByTopic(files)],
    });
    const subscription = new SnsTopicSubscription(this, "subscription", {
      topicArn: topic.arn,
      protocol: "sqs",
      endpoint: queue.queueArn,
      dependsOn: [queue.policy],
    });
    return { policy, queue, subscription };
  }
}
