import { describe, expect, it } from "vitest";
import { AlarmHistory } from "../../../modules/operations/alarm-history";
import { resource, synthModule } from "../../support/synth";

const history = (preventDestroy: boolean) =>
  synthModule(
    (stack) =>
      new AlarmHistory(stack, "history", {
        alarms: { partition: "aws-us-gov", region: "us-gov-west-1", accountId: "111111111111", prefix: "acme-dev" },
        retentionDays: 365,
        kmsKeyArn: "arn:key",
        preventDestroy,
      }),
  );
const json = history(true);

describe("AlarmHistory", () => {
  it("keeps changes for the configured days, encrypted, where EventBridge may write", () => {
    expect(resource(json, "aws_cloudwatch_log_group.history_log-group")).toEqual({
      name: "/aws/events/acme-dev-alarm-history",
      retention_in_days: 365,
      kms_key_id: "arn:key",
      lifecycle: { prevent_destroy: true },
    });
    expect(resource(history(false), "aws_cloudwatch_log_group.history_log-group").lifecycle).toEqual({
      prevent_destroy: false,
    });
  });

  it("takes the state changes of this environment's alarms, in any partition", () => {
    expect(JSON.parse(String(resource(json, "aws_cloudwatch_event_rule.history_rule").event_pattern))).toEqual({
      source: ["aws.cloudwatch"],
      "detail-type": ["CloudWatch Alarm State Change"],
      resources: [{ prefix: "arn:aws-us-gov:cloudwatch:us-gov-west-1:111111111111:alarm:acme-dev-" }],
    });
  });

  it("lets the rule write into the log group, and nothing else, before it starts to", () => {
    const arn = "${aws_cloudwatch_log_group.history_log-group.arn}";
    const { policy_document, policy_name } = resource(json, "aws_cloudwatch_log_resource_policy.history_policy");
    expect(policy_name).toBe("acme-dev-alarm-history");
    expect(JSON.parse(String(policy_document)).Statement).toMatchObject([
      { Action: "logs:CreateLogStream", Resource: `${arn}:*` },
      {
        Action: "logs:PutLogEvents",
        Resource: `${arn}:*`,
        Condition: { ArnEquals: { "aws:SourceArn": "${aws_cloudwatch_event_rule.history_rule.arn}" } },
      },
    ]);
    expect(resource(json, "aws_cloudwatch_event_target.history_target")).toEqual({
      rule: "${aws_cloudwatch_event_rule.history_rule.name}",
      target_id: "log-group",
      arn,
      depends_on: ["aws_cloudwatch_log_resource_policy.history_policy"],
    });
  });
});
