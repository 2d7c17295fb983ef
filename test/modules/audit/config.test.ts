import { describe, expect, it } from "vitest";
import { configDeliveryStatements, configTrustStatements } from "../../../modules/audit/config-policies";
import { ConfigRecorder } from "../../../modules/audit/config-recorder";
import { ACCOUNT_RULES, DATA_RULES } from "../../../modules/audit/config-rules-table";
import { template } from "../../../modules/audit/conformance-pack";
import { type Decision, type PolicyRequest, simulate } from "../../support/policy-simulator";
import { resource, synthModule } from "../../support/synth";

const ACCOUNT = "111111111111";
const delivery = { partition: "aws", accountId: ACCOUNT, bucketName: "acme-dev-logs", kmsKeyArn: "arn:key" };
const recorder = (recording: "continuous" | "daily", clusterResources: "continuous" | "daily") =>
  synthModule((stack) => {
    new ConfigRecorder(stack, "config", {
      delivery,
      roleName: "acme-dev-config",
      recording,
      clusterResources,
      globalResources: true,
      dependsOn: [],
    });
  });

describe("AWS Config", () => {
  it("begins to record once its role may read and deliver", () => {
    expect(resource(recorder("continuous", "daily"), "aws_config_configuration_recorder.config")).toMatchObject({
      depends_on: ["aws_iam_role_policy_attachment.config_role-read", "aws_iam_role_policy.config_role-policy"],
    });
  });

  it("starts once it has a channel, which waits for the recorder and what its role may do", () => {
    const json = recorder("continuous", "daily");
    expect(resource(json, "aws_config_delivery_channel.config_channel")).toMatchObject({
      s3_bucket_name: "acme-dev-logs",
      s3_kms_key_arn: "arn:key",
      depends_on: [
        "aws_config_configuration_recorder.config",
        "aws_iam_role_policy_attachment.config_role-read",
        "aws_iam_role_policy.config_role-policy",
      ],
    });
    expect(resource(json, "aws_config_configuration_recorder_status.config_status")).toEqual({
      name: "${aws_config_configuration_recorder.config.name}",
      is_enabled: true,
      depends_on: ["aws_config_delivery_channel.config_channel"],
    });
  });

  it("records what clusters are made of once a day, because they come and go and every change is paid", () => {
    expect(resource(recorder("continuous", "daily"), "aws_config_configuration_recorder.config")).toMatchObject({
      recording_group: { all_supported: true, include_global_resource_types: true },
      recording_mode: {
        recording_frequency: "CONTINUOUS",
        recording_mode_override: {
          recording_frequency: "DAILY",
          resource_types: ["AWS::EC2::Instance", "AWS::EC2::NetworkInterface", "AWS::EC2::Volume"],
        },
      },
    });
    expect(resource(recorder("daily", "daily"), "aws_config_configuration_recorder.config").recording_mode).toEqual({
      recording_frequency: "DAILY",
    });
  });

  it.each<[Decision, PolicyRequest]>([
    [
      "allow",
      { by: { service: "config.amazonaws.com" }, action: "sts:AssumeRole", context: { "aws:SourceAccount": ACCOUNT } },
    ],
    [
      "deny",
      { by: { service: "config.amazonaws.com" }, action: "sts:AssumeRole", context: { "aws:SourceAccount": "9" } },
    ],
    [
      "deny",
      { by: { service: "ec2.amazonaws.com" }, action: "sts:AssumeRole", context: { "aws:SourceAccount": ACCOUNT } },
    ],
  ])("trust: %s %o", (decision, request) => {
    expect(simulate(configTrustStatements(delivery), ACCOUNT, request)).toBe(decision);
  });

  const by = { arn: `arn:aws:iam::${ACCOUNT}:role/acme-dev-config` };
  it.each<[Decision, string, string]>([
    ["allow", "s3:PutObject", `arn:aws:s3:::acme-dev-logs/AWSLogs/${ACCOUNT}/Config/eu-west-1/x.json.gz`],
    ["allow", "s3:PutObjectAcl", `arn:aws:s3:::acme-dev-logs/AWSLogs/${ACCOUNT}/Config/eu-west-1/x.json.gz`],
    ["deny", "s3:PutObjectAcl", `arn:aws:s3:::acme-dev-logs/AWSLogs/${ACCOUNT}/CloudTrail/x`],
    ["allow", "s3:GetBucketAcl", "arn:aws:s3:::acme-dev-logs"],
    ["allow", "kms:GenerateDataKey", "arn:key"],
    ["deny", "s3:PutObject", `arn:aws:s3:::acme-dev-logs/AWSLogs/${ACCOUNT}/CloudTrail/x`],
    ["deny", "s3:GetObject", `arn:aws:s3:::acme-dev-logs/AWSLogs/${ACCOUNT}/Config/x`],
    ["deny", "s3:DeleteObject", `arn:aws:s3:::acme-dev-logs/AWSLogs/${ACCOUNT}/Config/x`],
    ["deny", "kms:GenerateDataKey", "arn:other"],
  ])("role: %s %s on %s", (decision, action, on) => {
    const statements = configDeliveryStatements(delivery).map((statement) => ({
      ...statement,
      Principal: "*" as const,
    }));
    expect(simulate(statements, ACCOUNT, { by, action, resource: on })).toBe(decision);
  });
});

describe("managed rules", () => {
  const rules = [...ACCOUNT_RULES, ...DATA_RULES];

  it("are each in one place, named apart, with the identifiers of AWS' list", () => {
    for (const field of ["name", "source"] as const) {
      expect(new Set(rules.map((rule) => rule[field])).size).toBe(rules.length);
    }
    for (const { name, source } of rules) {
      expect(name).toMatch(/^[a-z][a-z0-9-]{1,60}$/);
      expect(source).toMatch(/^[A-Z0-9_]+$/);
    }
  });

  it("make a template that AWS Config takes: texts quoted, resources named with letters and digits", () => {
    expect(template([{ name: "no-keys", source: "X", description: 'No "keys"', parameters: { age: "90" } }])).toBe(
      `Resources:
  NoKeys:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: "no-keys"
      Description: "No \\"keys\\""
      Source:
        Owner: AWS
        SourceIdentifier: X
      InputParameters:
        age: "90"
`,
    );
    expect(template(DATA_RULES).length).toBeLessThan(51_200);
  });
});
