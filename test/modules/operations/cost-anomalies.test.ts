import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { report } from "../../config/problems";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";

type Anomalies = NonNullable<EnvironmentInput["operations"]["anomalies"]>;
const AT = "operations.anomalies";
const MONITOR = "arn:aws:ce::111111111111:anomalymonitor/0a1b2c3d-0000-4000-8000-000000000000";
const CREATE: Anomalies = { mode: "create", minimumUsd: 100 };

const emitted = (anomalies: Anomalies) => {
  const input = devInput();
  input.operations.anomalies = anomalies;
  const stacks = synthPlatform(platformOf(accountInput(), input));
  const of = (name: string) => stacks.find((one) => one.name === name)?.json.resource ?? {};
  return { operations: of("dev-operations"), foundation: JSON.stringify(of("dev-foundation")) };
};

describe("costs that are not as usual", () => {
  it("are looked for among AWS services, and told daily by mail to those who get alarms", () => {
    const { operations, foundation } = emitted(CREATE);
    expect(operations.aws_ce_anomaly_monitor?.anomalies_monitor).toMatchObject({
      name: "acme-dev-cost-anomalies",
      monitor_type: "DIMENSIONAL",
      monitor_dimension: "SERVICE",
    });
    expect(operations.aws_ce_anomaly_subscription?.anomalies).toMatchObject({
      frequency: "DAILY",
      monitor_arn_list: ["${aws_ce_anomaly_monitor.anomalies_monitor.arn}"],
      subscriber: devInput().operations.alarmEmails?.map((address) => ({ type: "EMAIL", address })),
      threshold_expression: {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          match_options: ["GREATER_THAN_OR_EQUAL"],
          values: ["100"],
        },
      },
    });
    expect(`${foundation}${JSON.stringify(operations)}`).not.toContain("costalerts");
  });

  it("have to be of dollars and of percent where both are said", () => {
    const { operations } = emitted({ ...CREATE, minimumPercent: 40, frequency: "WEEKLY", emails: ["a@acme.example"] });
    expect(operations.aws_ce_anomaly_subscription?.anomalies).toMatchObject({
      threshold_expression: {
        and: [
          { dimension: { key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE", values: ["100"] } },
          { dimension: { key: "ANOMALY_TOTAL_IMPACT_PERCENTAGE", values: ["40"] } },
        ],
      },
    });
  });

  it("go to the topic of alarms at once, which lets AWS in, and so does its key", () => {
    const { operations, foundation } = emitted({ ...CREATE, frequency: "IMMEDIATE" });
    expect(operations.aws_ce_anomaly_subscription?.anomalies).toMatchObject({
      frequency: "IMMEDIATE",
      subscriber: [{ type: "SNS", address: "${aws_sns_topic_policy.alarm-topic_policy.arn}" }],
    });
    expect(JSON.stringify(operations.aws_sns_topic_policy)).toContain("costalerts.amazonaws.com");
    expect(foundation).toContain("costalerts.amazonaws.com");
  });

  it("are told by a monitor that is there already", () => {
    const { operations } = emitted({ ...CREATE, mode: "existing", monitorArn: MONITOR });
    expect(operations.aws_ce_anomaly_monitor).toBeUndefined();
    expect(operations.aws_ce_anomaly_subscription?.anomalies).toMatchObject({ monitor_arn_list: [MONITOR] });
  });
});

describe("costs that are not as usual, in the configuration", () => {
  const problems = (fields: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    report({ dev: { [AT]: { ...CREATE, ...fields }, ...more } });
  const many = Array.from({ length: 11 }, (_, at) => `a${at}@acme.example`);

  it.each<[string, Record<string, unknown>]>([
    ["made here", {}],
    ["made elsewhere", { mode: "existing", monitorArn: MONITOR }],
    ["at once", { frequency: "IMMEDIATE" }],
    ["to ten addresses", { emails: many.slice(1) }],
  ])("are taken: %s", (_, fields) => expect(problems(fields)).toBe(""));

  it.each<[string, Record<string, unknown>, string, Record<string, unknown>?]>([
    ["no mode", { mode: undefined }, `${AT}.mode`],
    ["a mode that is none", { mode: "off" }, `${AT}.mode`],
    ["no dollars", { minimumUsd: undefined }, `${AT}.minimumUsd: is undefined`],
    ["nothing as dollars", { minimumUsd: 0 }, `${AT}.minimumUsd`],
    ["parts of dollars", { minimumUsd: 10.5 }, `${AT}.minimumUsd`],
    ["too many dollars", { minimumUsd: 20_000_000 }, `${AT}.minimumUsd`],
    ["nothing as percent", { minimumPercent: 0 }, `${AT}.minimumPercent`],
    ["how often that is none", { frequency: "HOURLY" }, `${AT}.frequency`],
    ["nobody", { emails: [] }, `${AT}.emails`],
    ["eleven addresses", { emails: many }, `${AT}.emails`],
    ["an address that is none", { emails: ["team"] }, `${AT}.emails`],
    ["mails at once", { frequency: "IMMEDIATE", emails: ["a@acme.example"] }, "AWS sends no mails of an IMMEDIATE"],
    [
      "eleven addresses of alarms",
      {},
      `${AT}: would send mails to 11 addresses`,
      { "operations.alarmEmails": many, "operations.budget.emails": ["a@acme.example"] },
    ],
    ["no monitor", { mode: "existing" }, `${AT}.monitorArn: is missing`],
    ["a monitor beside one that is made", { monitorArn: MONITOR }, `${AT}`],
    ["something else", { mode: "existing", monitorArn: "arn:aws:sns:eu-west-1:111111111111:a" }, `${AT}.monitorArn`],
    [
      "a monitor of another account",
      { mode: "existing", monitorArn: MONITOR.replace("111111111111", "999999999999") },
      "is of the account 999999999999",
    ],
  ])("are refused: %s", (_, fields, message, more) => expect(problems(fields, more)).toContain(message));

  it("are found by one monitor of services per AWS account", () => {
    const prod = (fields: Record<string, unknown>) => ({
      "operations.anomalies": { ...CREATE, ...fields },
      awsAccountId: "111111111111",
    });
    const both = (fields: Record<string, unknown>) => report({ dev: { [AT]: CREATE }, prod: prod(fields) });
    expect(both({})).toContain(
      `prod: ${AT}.mode: the monitor of what AWS services cost is one setting per AWS account`,
    );
    expect(both({ mode: "existing", monitorArn: MONITOR })).not.toContain("the monitor of what AWS services cost");
  });
});
