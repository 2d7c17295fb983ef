import { describe, expect, it } from "vitest";
import { AlarmTopic } from "../../../modules/operations/alarm-topic";
import { alarmTopicStatements } from "../../../modules/operations/alarm-topic-policy";
import { BucketAlarms } from "../../../modules/operations/bucket-alarms";
import { resource, synthModule } from "../../support/synth";

const alarms = { partition: "aws", region: "eu-west-1", accountId: "111111111111", prefix: "acme-dev" };
const json = synthModule(
  (stack) =>
    new AlarmTopic(stack, "topic", {
      alarms,
      kmsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/1",
      emails: ["A.Lovelace@acme.example", "ops@acme.example"],
    }),
);

describe("AlarmTopic", () => {
  it("is encrypted with the given key", () => {
    expect(resource(json, "aws_sns_topic.topic")).toEqual({
      name: "acme-dev-alarms",
      kms_master_key_id: "arn:aws:kms:eu-west-1:111111111111:key/1",
    });
  });

  it("may be published to by this environment's alarms alone, and over TLS only", () => {
    expect(alarmTopicStatements("arn:topic", alarms)).toEqual([
      {
        Sid: "AlarmsPublish",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "arn:topic",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111111111111" },
          ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:acme-dev-*" },
        },
      },
      {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: "arn:topic",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
    const policy = resource(json, "aws_sns_topic_policy.topic_policy");
    expect(policy.arn).toBe("${aws_sns_topic.topic.arn}");
    expect(JSON.parse(String(policy.policy)).Statement).toEqual(
      alarmTopicStatements("${aws_sns_topic.topic.arn}", alarms),
    );
  });

  it("mails every address", () => {
    expect(resource(json, "aws_sns_topic_subscription.topic_subscription-a-lovelace-acme-example")).toEqual({
      topic_arn: "${aws_sns_topic.topic.arn}",
      protocol: "email",
      endpoint: "A.Lovelace@acme.example",
    });
    expect(Object.keys(json.resource?.aws_sns_topic_subscription ?? {})).toHaveLength(2);
  });

  it("is handed out as its policy's ARN, so that no alarm is made before it may publish", () => {
    const made = synthModule((stack) => {
      const { topicArn } = new AlarmTopic(stack, "topic", { alarms, kmsKeyArn: "arn:key", emails: [] });
      new BucketAlarms(stack, "zone-raw", { name: "acme-dev-raw", bucketName: "acme-dev-raw-1", topicArn });
    });
    expect(resource(made, "aws_cloudwatch_metric_alarm.zone-raw_4xx-errors").alarm_actions).toEqual([
      "${aws_sns_topic_policy.topic_policy.arn}",
    ]);
  });
});
