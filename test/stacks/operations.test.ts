import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { OperationsStack } from "../../stacks/operations";
import { accountInput, devInput, platformOf } from "../support/platform";
import { undeclaredReferences } from "../support/references";
import { resource, synthApp } from "../support/synth";
import { upstreamOf } from "../support/upstream";

function operations(change: (input: EnvironmentInput) => void = () => {}, natZones = ["euw1-az1"]) {
  const input = devInput();
  change(input);
  const { account, environments } = platformOf(accountInput(), input);
  const [env] = environments;
  if (!env) throw new Error("no environment");
  const stacks = synthApp((app) => {
    const upstream = upstreamOf(app, env, natZones);
    return new OperationsStack(app, account, env, upstream, { ...upstream, serving: {} });
  });
  const stack = stacks.find(({ name }) => name === "dev-operations");
  if (!stack) throw new Error("no stack");
  return stack;
}

const REMOTE = "data.terraform_remote_state";
const LOGS_KEY = `\${${REMOTE}.foundation.outputs.kms_key_arns.logs}`;

describe("operations stack", () => {
  it("watches raw zones and NAT gateways, keeps the history, and has a dashboard and a budget", () => {
    expect(addresses(operations().json)).toEqual([
      "aws_budgets_budget.budget",
      "aws_cloudwatch_dashboard.dashboard",
      "aws_cloudwatch_event_rule.alarm-history_rule",
      "aws_cloudwatch_event_target.alarm-history_target",
      "aws_cloudwatch_log_group.alarm-history_log-group",
      "aws_cloudwatch_log_resource_policy.alarm-history_policy",
      "aws_cloudwatch_metric_alarm.nat-euw1-az1_packets-dropped",
      "aws_cloudwatch_metric_alarm.nat-euw1-az1_port-allocation",
      "aws_cloudwatch_metric_alarm.zone-raw_4xx-errors",
      "aws_cloudwatch_metric_alarm.zone-raw_5xx-errors",
      "aws_sns_topic.alarm-topic",
      "aws_sns_topic_policy.alarm-topic_policy",
      "aws_sns_topic_subscription.alarm-topic_subscription-data-platform-acme-example",
    ]);
  });

  it("reads buckets, gateways and the key of logs from the layers below it, and nothing of Databricks", async () => {
    const stack = operations();
    expect([...stack.dependsOn].sort()).toEqual(["dev-foundation", "dev-network", "dev-unity-catalog"]);
    expect(Object.keys(stack.json.provider ?? {})).toEqual(["aws"]);
    expect(resource(stack.json, "aws_sns_topic.alarm-topic").kms_master_key_id).toBe(LOGS_KEY);
    expect(resource(stack.json, "aws_cloudwatch_log_group.alarm-history_log-group")).toMatchObject({
      kms_key_id: LOGS_KEY,
      retention_in_days: 90,
    });
    expect(resource(stack.json, "aws_cloudwatch_metric_alarm.zone-raw_4xx-errors").dimensions).toMatchObject({
      BucketName: `\${${REMOTE}.unity-catalog.outputs.zone_bucket_names.raw}`,
    });
    expect(resource(stack.json, "aws_cloudwatch_metric_alarm.nat-euw1-az1_port-allocation").dimensions).toEqual({
      NatGatewayId: `\${${REMOTE}.network.outputs.nat_gateway_ids["euw1-az1"]}`,
    });
    expect(await undeclaredReferences(stack)).toEqual([]);
  });

  it("names every alarm so that the topic's policy and the history's rule match it", () => {
    const { json } = operations();
    const names = Object.values(json.resource?.aws_cloudwatch_metric_alarm ?? {}).map((alarm) => alarm.alarm_name);
    expect(names).toHaveLength(4);
    for (const name of names) expect(name).toMatch(/^acme-dev-/);
    expect(resource(json, "aws_sns_topic_policy.alarm-topic_policy").policy).toContain(":alarm:acme-dev-*");
    expect(resource(json, "aws_cloudwatch_event_rule.alarm-history_rule").event_pattern).toContain(":alarm:acme-dev-");
  });

  it("tells the topic of every alarm, after the topic takes messages of alarms", () => {
    const { json } = operations();
    for (const alarm of Object.values(json.resource?.aws_cloudwatch_metric_alarm ?? {})) {
      expect(alarm.alarm_actions).toEqual(["${aws_sns_topic_policy.alarm-topic_policy.arn}"]);
    }
    expect(json.output).toEqual({ alarm_topic_arn: { value: "${aws_sns_topic_policy.alarm-topic_policy.arn}" } });
  });

  it("shows all of them on the dashboard, whose text is JSON", () => {
    const { json } = operations();
    const { dashboard_body, dashboard_name } = resource(json, "aws_cloudwatch_dashboard.dashboard");
    expect(dashboard_name).toBe("acme-dev-lakehouse");
    // References hold quotes of their own, which Terraform replaces before CloudWatch reads the text.
    const body = JSON.parse(String(dashboard_body).replaceAll(/\$\{[^}]*\}/g, "reference"));
    expect(body.widgets[0].properties.alarms).toHaveLength(4);
  });

  it("watches every raw zone, and no managed one, which has no request metrics", () => {
    const { json } = operations((input) => {
      input.zones.partner = { kind: "raw", comment: "Files of partners" };
    });
    expect(addresses(json).filter((address) => address.startsWith("aws_cloudwatch_metric_alarm.zone-"))).toEqual([
      "aws_cloudwatch_metric_alarm.zone-partner_4xx-errors",
      "aws_cloudwatch_metric_alarm.zone-partner_5xx-errors",
      "aws_cloudwatch_metric_alarm.zone-raw_4xx-errors",
      "aws_cloudwatch_metric_alarm.zone-raw_5xx-errors",
    ]);
  });

  it("works without NAT gateways", () => {
    const { json } = operations(() => {}, []);
    expect(addresses(json).filter((address) => address.includes("nat-"))).toEqual([]);
  });

  it("keeps the history where the environment is protected", () => {
    const { json } = operations((input) => {
      input.protection = { mode: "protected" };
    });
    expect(resource(json, "aws_cloudwatch_log_group.alarm-history_log-group").lifecycle).toEqual({
      prevent_destroy: true,
    });
  });

  it("mails the budget's alerts to its own addresses, or else to those of the alarms", () => {
    const emails = (change: (input: EnvironmentInput) => void) =>
      (
        resource(operations(change).json, "aws_budgets_budget.budget").notification as readonly {
          readonly subscriber_email_addresses: readonly string[];
        }[]
      ).map((notification) => notification.subscriber_email_addresses);
    expect(emails(() => {})).toEqual(Array(3).fill(["data-platform@acme.example"]));
    expect(
      emails((input) => {
        input.operations.budget.emails = ["finance@acme.example"];
      }),
    ).toEqual(Array(3).fill(["finance@acme.example"]));
  });
});
