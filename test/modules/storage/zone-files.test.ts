import { describe, expect, it } from "vitest";
import type { Statement } from "../../../modules/iam/policy-document";
import { ZoneFiles } from "../../../modules/storage/zone-files";
import { filesKeyStatements } from "../../../modules/storage/zone-files-policies";
import { simulate } from "../../support/policy-simulator";
import { resource, synthModule } from "../../support/synth";

const FILES = {
  topicName: "acme-dev-files-raw",
  queueName: "acme-dev-files-raw",
  topicArn: "arn:aws:sns:eu-west-1:111111111111:acme-dev-files-raw",
  queueArn: "arn:aws:sqs:eu-west-1:111111111111:acme-dev-files-raw",
};
const synth = (files: typeof FILES | undefined) =>
  synthModule((stack) => {
    new ZoneFiles(stack, "files", {
      bucketName: "lake",
      knownName: "lake",
      files,
      eventBridge: files === undefined,
      partition: "aws",
      accountId: "111111111111",
      kmsKeyArn: "key",
    });
  });
const json = synth(FILES);
const statements = (address: string) =>
  (JSON.parse(String(resource(json, address).policy)) as { Statement: Statement[] }).Statement;

describe("what the bucket of a zone tells", () => {
  it("goes over an encrypted topic into an encrypted queue, in the order that works", () => {
    expect(resource(json, "aws_s3_bucket_notification.files")).toEqual({
      bucket: "lake",
      eventbridge: false,
      topic: [
        {
          topic_arn: "${aws_sns_topic_policy.files_topic-policy.arn}",
          events: ["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:LifecycleExpiration:*"],
        },
      ],
    });
    expect(resource(json, "aws_sns_topic.files_topic")).toEqual({ name: FILES.topicName, kms_master_key_id: "key" });
    expect(resource(json, "aws_sqs_queue.files_queue")).toMatchObject({
      name: FILES.queueName,
      kms_master_key_id: "key",
    });
    expect(resource(json, "aws_sns_topic_subscription.files_subscription")).toEqual({
      topic_arn: "${aws_sns_topic.files_topic.arn}",
      protocol: "sqs",
      endpoint: "${aws_sqs_queue.files_queue.arn}",
      depends_on: ["aws_sqs_queue_policy.files_queue_policy"],
    });
  });

  it("goes to EventBridge alone where nothing else is asked for", () => {
    expect(synth(undefined).resource).toEqual({
      aws_s3_bucket_notification: {
        files: expect.objectContaining({ bucket: "lake", eventbridge: true }),
      },
    });
  });

  const HTTPS = { "aws:SecureTransport": "true" };
  const BUCKET = { ...HTTPS, "aws:SourceArn": "arn:aws:s3:::lake", "aws:SourceAccount": "111111111111" };
  it.each([
    ["the bucket", "aws_sns_topic_policy.files_topic-policy", "s3.amazonaws.com", "sns:Publish", BUCKET, "allow"],
    [
      "another bucket",
      "aws_sns_topic_policy.files_topic-policy",
      "s3.amazonaws.com",
      "sns:Publish",
      { ...BUCKET, "aws:SourceArn": "arn:aws:s3:::other" },
      "deny",
    ],
    [
      "the bucket's name in another account",
      "aws_sns_topic_policy.files_topic-policy",
      "s3.amazonaws.com",
      "sns:Publish",
      { ...BUCKET, "aws:SourceAccount": "222222222222" },
      "deny",
    ],
    [
      "the topic",
      "aws_sqs_queue_policy.files_queue_policy",
      "sns.amazonaws.com",
      "sqs:SendMessage",
      { ...HTTPS, "aws:SourceArn": FILES.topicArn },
      "allow",
    ],
    [
      "another topic",
      "aws_sqs_queue_policy.files_queue_policy",
      "sns.amazonaws.com",
      "sqs:SendMessage",
      { ...HTTPS, "aws:SourceArn": `${FILES.topicArn}-b` },
      "deny",
    ],
  ] as const)("is told by those who shall alone: %s", (_, address, service, action, context, verdict) => {
    const on = action === "sns:Publish" ? FILES.topicArn : FILES.queueArn;
    expect(simulate(statements(address), "111111111111", { by: { service }, action, resource: on, context })).toBe(
      verdict,
    );
  });

  it.each([
    ["s3.amazonaws.com", "kms:EncryptionContext:aws:sns:topicArn", FILES.topicArn],
    ["sns.amazonaws.com", "kms:EncryptionContext:aws:sqs:arn", FILES.queueArn],
  ])("is encrypted by %s, for this topic and queue alone", (service, contextKey, arn) => {
    const may = (of: string) =>
      simulate(filesKeyStatements([FILES]), "111111111111", {
        by: { service },
        action: "kms:GenerateDataKey",
        resource: "key",
        context: { [contextKey]: of },
      });
    expect(may(arn)).toBe("allow");
    expect(may(`${arn}-b`)).toBe("deny");
    expect(filesKeyStatements([])).toEqual([]);
  });
});
