import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { anomalyStatements, logs } from "../../modules/kms/key-policies";
import { report } from "../config/problems";
import { stackOfDev } from "../support/made";
import { simulate } from "../support/policy-simulator";
import { representativeStacks } from "../support/representative";
import { resource } from "../support/synth";

type Anomalies = NonNullable<EnvironmentInput["operations"]["logAnomalies"]>;
type Made = Readonly<Record<string, unknown>>;
const DETECTORS = "aws_cloudwatch_log_anomaly_detector";
const TRAIL = { mode: "create" as const, cloudWatch: {} };
const made = (logAnomalies: Anomalies | undefined) =>
  stackOfDev((input) => {
    input.foundation = { ...input.foundation, cloudTrail: TRAIL };
    input.operations = { ...input.operations, logAnomalies };
  });
const operations = (anomalies: Anomalies) => made(anomalies)("dev-operations");
const alarmsOf = (anomalies: Anomalies) =>
  Object.keys(operations(anomalies).resource?.aws_cloudwatch_metric_alarm ?? {}).filter((id) =>
    id.includes("anomalies"),
  );
const says = (anomalies: object, rest: object = { "foundation.cloudTrail": TRAIL }) =>
  report({ dev: { ...rest, "operations.logAnomalies": anomalies } });

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };

describe("detectors of anomalies in logs", () => {
  it("watch a log group of an earlier layer, encrypt what they find and tell the alarms", () => {
    const json = operations({});
    expect(Object.keys(json.resource?.[DETECTORS] ?? {})).toEqual(["log-cloudtrail"]);
    expect(resource(json, `${DETECTORS}.log-cloudtrail`)).toEqual({
      detector_name: "acme-dev-cloudtrail",
      log_group_arn_list: ["arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/cloudtrail"],
      evaluation_frequency: "FIFTEEN_MIN",
      anomaly_visibility_time: 21,
      kms_key_id: "${data.terraform_remote_state.foundation.outputs.kms_key_arns.logs}",
      enabled: true,
    });
    expect(resource(json, "aws_cloudwatch_metric_alarm.log-cloudtrail_anomalies-high")).toMatchObject({
      alarm_name: "acme-dev-cloudtrail-anomalies-high",
      namespace: "AWS/Logs",
      metric_name: "AnomalyCount",
      dimensions: { LogAnomalyDetector: "acme-dev-cloudtrail", LogAnomalyPriority: "HIGH" },
      threshold: 0,
      evaluation_periods: 1,
      alarm_actions: ["${aws_sns_topic_policy.alarm-topic_policy.arn}"],
    });
  });

  it("look as often, and forget as late, as is said", () =>
    expect(resource(operations({ everyMinutes: 60, normalAfterDays: 7 }), `${DETECTORS}.log-cloudtrail`)).toMatchObject(
      {
        evaluation_frequency: "ONE_HOUR",
        anomaly_visibility_time: 7,
      },
    ));

  it.each<[NonNullable<Anomalies["alarms"]>, readonly string[]]>([
    ["high", ["log-cloudtrail_anomalies-high"]],
    ["medium", ["log-cloudtrail_anomalies-high", "log-cloudtrail_anomalies-medium"]],
    ["none", []],
  ])("tell of anomalies of the priority that is asked for: %s", (alarms, ids) =>
    expect(alarmsOf({ alarms })).toEqual(ids),
  );

  it("are not there, and have no part in the key, where nobody asks for them", () => {
    const without = made(undefined);
    expect(without("dev-operations").resource?.[DETECTORS]).toBeUndefined();
    expect(JSON.stringify(without("dev-foundation"))).not.toContain("LogAnomalyDetectors");
    expect(JSON.stringify(made({})("dev-foundation"))).toContain("LogAnomalyDetectors");
  });

  it("watch groups that exist, of every layer, and wait for those of their own", () => {
    const all = (type: string) =>
      representativeStacks().flatMap(({ json }) => Object.entries<Made>(json.resource?.[type] ?? {}));
    const groups = all("aws_cloudwatch_log_group");
    const addresses = groups.map(([id]) => `\${aws_cloudwatch_log_group.${id}.arn}`);
    const arns = groups.map(([, { name }]) => `arn:aws:logs:eu-west-1:111111111111:log-group:${name}`);
    const watched = all(DETECTORS).map(([, detector]) => String(detector.log_group_arn_list));
    expect(watched.length).toBeGreaterThan(10);
    expect(watched.filter((group) => ![...addresses, ...arns].includes(group))).toEqual([]);
    expect(watched.some((group) => addresses.includes(group))).toBe(true);
  });

  it.each([
    ["allow", "arn:aws:logs:eu-west-1:111111111111:anomaly-detector:1a2b"],
    ["deny", "arn:aws:logs:eu-west-1:222222222222:anomaly-detector:1a2b"],
    ["deny", "arn:aws:logs:eu-central-1:111111111111:anomaly-detector:1a2b"],
    ["deny", "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/cloudtrail"],
  ])("have the key of logs %sed for %s", (outcome, detector) => {
    const asked = {
      by: { service: "logs.eu-west-1.amazonaws.com" },
      action: "kms:ReEncryptFrom",
      context: { "kms:EncryptionContext:aws-crypto-ec:aws:logs:arn": detector },
    };
    expect(simulate(anomalyStatements(PLACE), PLACE.accountId, asked)).toBe(outcome);
    expect(simulate(logs(PLACE), PLACE.accountId, asked)).toBe("deny");
  });

  it("are taken where their groups are there", () => {
    expect(says({})).toBe("");
    expect(says({ of: ["foundation.cloudTrail"] })).toBe("");
    expect(says({ of: ["foundation"], everyMinutes: 5, normalAfterDays: 90, alarms: "medium" })).toBe("");
  });

  it.each<[string, object, string]>([
    ["a setting that is not there", { of: ["dataServices.orders"] }, "dataServices.orders has no log group"],
    ["a setting that logs nothing", { of: ["zones.raw"] }, "zones.raw has no log group that is named after"],
    ["half a name", { of: ["foundation.cloud"] }, "foundation.cloud has no log group"],
    ["the alarms themselves", { of: ["operations"] }, "operations has no log group"],
    ["a name of a group", { of: ["/acme-dev/cloudtrail"] }, "is not a setting"],
    ["a setting twice", { of: ["foundation", "foundation"] }, "listed twice"],
    ["no setting", { of: [] }, "operations.logAnomalies.of"],
    ["minutes that there are not", { everyMinutes: 7 }, "operations.logAnomalies.everyMinutes"],
    ["minutes as a text", { everyMinutes: "5" }, "operations.logAnomalies.everyMinutes"],
    ["days too few", { normalAfterDays: 6 }, "operations.logAnomalies.normalAfterDays"],
    ["days too many", { normalAfterDays: 91 }, "operations.logAnomalies.normalAfterDays"],
    ["half a day", { normalAfterDays: 7.5 }, "operations.logAnomalies.normalAfterDays"],
    ["a priority that is none", { alarms: "low" }, '"low" is not one of the possible values'],
    ["a field that there is not", { groups: [] }, "groups"],
  ])("are refused: %s", (_, anomalies, message) => expect(says(anomalies)).toContain(message));
});
