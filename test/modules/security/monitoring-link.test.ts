import { describe, expect, it } from "vitest";
import { MonitoringLink, type MonitoringLinkProps } from "../../../modules/security/monitoring-link";
import { report } from "../../config/problems";
import { SINK } from "../../support/monitoring";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";
import { resource, synthModule } from "../../support/synth";

const link = (props: Partial<MonitoringLinkProps>) =>
  resource(
    synthModule((stack) => {
      new MonitoringLink(stack, "monitoring", { sinkArn: SINK, label: "name", share: ["metrics"], ...props });
    }),
    "aws_oam_link.monitoring",
  );
const says = (change: object) =>
  report({ dev: { "foundation.monitoring": { mode: "create", sinkArn: SINK, ...change } } });

describe("a link to an account of monitoring", () => {
  it("shares metrics alone where nothing else is said", () =>
    expect(link({})).toEqual({
      sink_identifier: SINK,
      label_template: "$AccountName",
      resource_types: ["AWS::CloudWatch::Metric"],
    }));

  it("shares what is listed, in one order, narrowed by namespaces and starts of names", () =>
    expect(
      link({
        label: "emailWithoutDomain",
        share: ["internetMonitor", "traces", "logGroups", "applicationInsights", "metrics"],
        namespaces: ["AWS/Kinesis", "AWS/DMS"],
        logGroups: ["/acme-dev/", "/aws/rds/"],
      }),
    ).toMatchObject({
      label_template: "$AccountEmailNoDomain",
      resource_types: [
        "AWS::CloudWatch::Metric",
        "AWS::Logs::LogGroup",
        "AWS::XRay::Trace",
        "AWS::ApplicationInsights::Application",
        "AWS::InternetMonitor::Monitor",
      ],
      link_configuration: {
        metric_configuration: { filter: "Namespace IN ('AWS/Kinesis', 'AWS/DMS')" },
        log_group_configuration: { filter: "LogGroupName LIKE '/acme-dev/%' OR LogGroupName LIKE '/aws/rds/%'" },
      },
    }));

  it("narrows nothing where all groups are meant", () =>
    expect(link({ share: ["logGroups"], logGroups: ["*"] }).link_configuration).toBeUndefined());

  it.each([
    ["create", 1],
    ["existing", 0],
    ["off", 0],
  ] as const)("is made with %s: %d", (mode, count) => {
    const input = devInput();
    input.foundation = { ...input.foundation, monitoring: { mode, sinkArn: SINK } };
    const json = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-foundation")?.json;
    expect(Object.keys(json?.resource?.aws_oam_link ?? {})).toHaveLength(count);
  });

  it("may be to each of several sinks of an account and region, once", () => {
    const shared = { awsAccountId: "111111111111", "foundation.ebsEncryptionByDefault": "existing" };
    const to = (sinkArn: string) => ({ "foundation.monitoring": { mode: "create", sinkArn } });
    expect(report({ dev: to(SINK), prod: { ...to(SINK), ...shared } })).toMatch(
      /^prod: foundation\.monitoring\.mode: the link to the sink of monitoring is one setting per AWS account and region, .+ Fix: set it to "existing" in all but one of them\.$/,
    );
    expect(report({ dev: to(SINK), prod: { ...to(SINK.replace("0c9d", "1c9d")), ...shared } })).toBe("");
  });

  it("is taken where it is complete", () => {
    expect(says({})).toBe("");
    expect(says({ share: ["logGroups"], logGroups: ["*"] })).toBe("");
    expect(report({ dev: { "foundation.monitoring": { mode: "existing" } } })).toBe("");
  });

  it.each<[string, object, string]>([
    ["no sink", { sinkArn: undefined }, "foundation.monitoring.sinkArn: is missing"],
    [
      "something else for a sink",
      { sinkArn: "arn:aws:sns:eu-west-1:222222222222:on-call" },
      "is not the ARN of a sink",
    ],
    [
      "a sink of another region",
      { sinkArn: SINK.replace("eu-west-1", "us-east-1") },
      "leads to a sink of its own region",
    ],
    [
      "a sink of its own",
      { sinkArn: SINK.replace("222222222222", "111111111111") },
      "of the environment's own account",
    ],
    ["nothing shared", { share: [] }, "foundation.monitoring.share"],
    ["a sort twice", { share: ["metrics", "metrics"] }, "listed twice"],
    ["a sort that there is not", { share: ["dashboards"] }, '"dashboards" is not one of the possible values'],
    ["logs without which", { share: ["logGroups"] }, "foundation.monitoring.logGroups: is missing"],
    ["groups that are not shared", { logGroups: ["/acme-dev/"] }, "says nothing while no log groups are shared"],
    ["all groups and more", { share: ["logGroups"], logGroups: ["*", "/a/"] }, '"*" is all groups'],
    ["a pattern", { share: ["logGroups"], logGroups: ["/acme-*"] }, "is no start of the name of a log group"],
    ["a quote", { share: ["logGroups"], logGroups: ["a' OR LogGroupName LIKE '"] }, "is no start of the name"],
    ["namespaces that are not shared", { share: ["traces"], namespaces: ["AWS/DMS"] }, "while no metrics are shared"],
    ["a namespace of nobody", { namespaces: ["Kinesis"] }, "is not a namespace of AWS's metrics"],
    [
      "more namespaces than fit",
      { namespaces: ["a", "b", "c", "d", "e", "f"].map((one) => `AWS/${one}`) },
      "namespaces",
    ],
    ["a label of its own", { label: "$AccountName" }, '"$AccountName" is not one of the possible values'],
    ["a mode that is none", { mode: "on" }, '"on" is not one of the possible values'],
    ["a field that there is not", { sink: SINK }, "sink"],
  ])("is refused: %s", (_, change, message) => expect(says(change)).toContain(message));
});
