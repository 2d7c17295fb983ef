import { queueKeyStatement } from "../events/policies";
import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "./secure-bucket";

/** Topic and queue of the new files of a zone, by what they are called before they exist. */
export interface ZoneFilesNames {
  readonly topicName: string;
  readonly topicArn: string;
  readonly queueName: string;
  readonly queueArn: string;
}

export interface TopicPolicyProps {
  readonly topicArn: string;
  readonly partition: string;
  readonly accountId: string;
  readonly bucketName: string;
}

/** S3 publishes for one bucket of this account. Source: S3 user guide, "Granting permissions to publish event notification messages". */
export const filesTopicPolicy = ({ topicArn, partition, accountId, bucketName }: TopicPolicyProps): Statement[] => [
  {
    Sid: "Bucket",
    Effect: "Allow",
    Principal: { Service: "s3.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnEquals: { "aws:SourceArn": bucketArnOf(partition, bucketName) },
    },
  },
  {
    Sid: "EncryptedInTransit",
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  },
];

/** In the policy of the queue: its topic sends into it. Source: SNS developer guide, "Fanout to Amazon SQS queues". */
export const sentByTopic = ({ topicArn, queueArn }: ZoneFilesNames): Statement => ({
  Sid: "Topic",
  Effect: "Allow",
  Principal: { Service: "sns.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: queueArn,
  Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
});

/**
 * In the data key's policy: S3 encrypts for these topics, and they for their queues. SNS and SQS put the topic and the
 * queue into the encryption context, so that nobody else's can use the key.
 */
export const filesKeyStatements = (files: readonly ZoneFilesNames[]): Statement[] =>
  files.length === 0
    ? []
    : [
        {
          Sid: "FilesToTopics",
          Effect: "Allow",
          Principal: { Service: "s3.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: {
            StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": files.map(({ topicArn }) => topicArn) },
          },
        },
        ...queueKeyStatement(
          "FilesToQueues",
          files.map(({ queueArn }) => queueArn),
          "sns.amazonaws.com",
        ),
      ];
