import { describe, expect, it } from "vitest";
import { environmentKeys, type KeyPurpose } from "../../../modules/kms/environment-keys";
import { type Decision, type PolicyRequest, simulate } from "../../support/policy-simulator";

const ACCOUNT = "111111111111";
const OTHER_ACCOUNT = "999999999999";
const CUSTOMER = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
const ADMINISTRATOR = `arn:aws:iam::${ACCOUNT}:role/key-admin`;
const CLUSTER_ROLE = `arn:aws:iam::${ACCOUNT}:role/acme-dev-databricks-main`;

const plans = environmentKeys({
  partition: "aws",
  accountId: ACCOUNT,
  region: "eu-west-1",
  administrators: [ADMINISTRATOR],
  databricks: { controlPlaneAccountId: "414351767826", databricksAccountId: CUSTOMER },
  crossAccountRoleArns: [CLUSTER_ROLE, `arn:aws:iam::${ACCOUNT}:role/acme-dev-databricks-second`],
});
const decide = (purpose: KeyPurpose, request: PolicyRequest) => simulate(plans[purpose].statements, ACCOUNT, request);

const role = (name: string, account = ACCOUNT) => ({ arn: `arn:aws:iam::${account}:role/${name}` });
const controlPlane = (customer: string | undefined) => ({
  ...role("control-plane", "414351767826"),
  ...(customer === undefined ? {} : { tags: { DatabricksAccountId: customer } }),
});
const clusterRole = { arn: CLUSTER_ROLE };
const throughEc2 = { "kms:ViaService": "ec2.eu-west-1.amazonaws.com" };
const forAws = { "kms:GrantIsForAWSResource": "true" };
const service = (name: string) => ({ service: `${name}.amazonaws.com` });

describe("key policies", () => {
  it.each<[KeyPurpose]>([["managed-services"], ["workspace-storage"], ["data"], ["logs"]])(
    "%s: leaves the account in charge, lets administrators manage but not use the key, keeps others out",
    (purpose) => {
      expect(decide(purpose, { by: role("anybody"), action: "kms:PutKeyPolicy" })).toBe("by-iam");
      expect(decide(purpose, { by: { arn: ADMINISTRATOR }, action: "kms:PutKeyPolicy" })).toBe("allow");
      expect(decide(purpose, { by: { arn: ADMINISTRATOR }, action: "kms:ScheduleKeyDeletion" })).toBe("allow");
      expect(decide(purpose, { by: { arn: ADMINISTRATOR }, action: "kms:Decrypt" })).toBe("by-iam");
      expect(decide(purpose, { by: { arn: ADMINISTRATOR }, action: "kms:CreateGrant" })).toBe("by-iam");
      expect(decide(purpose, { by: role("anybody", OTHER_ACCOUNT), action: "kms:Decrypt" })).toBe("deny");
    },
  );

  it.each<[Decision, PolicyRequest]>([
    ["allow", { by: controlPlane(CUSTOMER), action: "kms:Encrypt" }],
    ["allow", { by: controlPlane(CUSTOMER), action: "kms:Decrypt" }],
    ["deny", { by: controlPlane(CUSTOMER), action: "kms:CreateGrant", context: forAws }],
    ["deny", { by: controlPlane(CUSTOMER), action: "kms:GenerateDataKey" }],
    ["deny", { by: controlPlane("00000000-0000-0000-0000-000000000000"), action: "kms:Decrypt" }],
    ["deny", { by: controlPlane(undefined), action: "kms:Decrypt" }],
  ])("managed services: %s %o", (decision, request) => {
    expect(decide("managed-services", request)).toBe(decision);
  });

  it.each<[Decision, PolicyRequest]>([
    ["allow", { by: controlPlane(CUSTOMER), action: "kms:GenerateDataKeyWithoutPlaintext" }],
    ["allow", { by: controlPlane(CUSTOMER), action: "kms:ReEncryptFrom" }],
    ["allow", { by: controlPlane(CUSTOMER), action: "kms:DescribeKey" }],
    ["deny", { by: controlPlane(undefined), action: "kms:Decrypt" }],
    ["allow", { by: controlPlane(CUSTOMER), action: "kms:CreateGrant", context: forAws }],
    ["deny", { by: controlPlane(CUSTOMER), action: "kms:CreateGrant" }],
    ["deny", { by: controlPlane(undefined), action: "kms:CreateGrant", context: forAws }],
    // The roles' own policies do not mention the key: the key policy alone has to let them (H3).
    ["allow", { by: clusterRole, action: "kms:GenerateDataKeyWithoutPlaintext", context: throughEc2 }],
    ["allow", { by: role("acme-dev-databricks-second"), action: "kms:CreateGrant", context: throughEc2 }],
    ["by-iam", { by: clusterRole, action: "kms:Decrypt" }],
    [
      "by-iam",
      { by: clusterRole, action: "kms:Decrypt", context: { "kms:ViaService": "ec2.eu-west-2.amazonaws.com" } },
    ],
    ["by-iam", { by: clusterRole, action: "kms:ScheduleKeyDeletion", context: throughEc2 }],
    ["by-iam", { by: role("somebody"), action: "kms:Decrypt", context: throughEc2 }],
    ["deny", { by: role("acme-dev-databricks-main", OTHER_ACCOUNT), action: "kms:Decrypt", context: throughEc2 }],
  ])("workspace storage: %s %o", (decision, request) => {
    expect(decide("workspace-storage", request)).toBe(decision);
  });

  it("names no role that has yet to be made, because KMS refuses unknown principals (H3), but narrows everybody to them", () => {
    const { statements } = plans["workspace-storage"];
    expect(statements.filter(({ Principal }) => JSON.stringify(Principal).includes("databricks-main"))).toEqual([]);
    const [everybody, ...others] = statements.filter(({ Principal }) => JSON.stringify(Principal).includes("*"));
    expect(others).toEqual([]);
    expect(everybody?.Condition).toEqual({
      StringEquals: { "kms:CallerAccount": ACCOUNT, "kms:ViaService": "ec2.eu-west-1.amazonaws.com" },
      ArnEquals: { "aws:PrincipalArn": [CLUSTER_ROLE, `arn:aws:iam::${ACCOUNT}:role/acme-dev-databricks-second`] },
    });
  });

  it.each<[Decision, PolicyRequest]>([
    ["by-iam", { by: role("acme-dev-uc-raw"), action: "kms:Decrypt" }],
    ["deny", { by: controlPlane(CUSTOMER), action: "kms:Decrypt" }],
    [
      "deny",
      { by: service("delivery.logs"), action: "kms:GenerateDataKey", context: { "aws:SourceAccount": ACCOUNT } },
    ],
  ])("data: %s %o", (decision, request) => {
    expect(decide("data", request)).toBe(decision);
  });

  const firewall = service("network-firewall");
  const throughFirewall = { "kms:ViaService": "network-firewall.eu-west-1.amazonaws.com" };
  it.each<[Decision, PolicyRequest]>([
    ["allow", { by: firewall, action: "kms:Decrypt", context: { "aws:SourceAccount": ACCOUNT } }],
    ["deny", { by: firewall, action: "kms:Decrypt", context: { "aws:SourceAccount": OTHER_ACCOUNT } }],
    ["allow", { by: role("deploy"), action: "kms:CreateGrant", context: throughFirewall }],
    ["allow", { by: role("plan"), action: "kms:DescribeKey", context: throughFirewall }],
    ["by-iam", { by: role("deploy"), action: "kms:Decrypt" }],
    ["by-iam", { by: role("deploy"), action: "kms:PutKeyPolicy", context: throughFirewall }],
    ["deny", { by: role("deploy", OTHER_ACCOUNT), action: "kms:CreateGrant", context: throughFirewall }],
  ])("network: %s %o", (decision, request) => {
    expect(decide("network", request)).toBe(decision);
  });

  const delivery = service("delivery.logs");
  const groupOf = (account: string) => ({
    "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-west-1:${account}:log-group:/acme-dev/vpc-flow-logs`,
  });
  const topicOf = (account: string) => ({
    "kms:EncryptionContext:aws:sns:topicArn": `arn:aws:sns:eu-west-1:${account}:acme-dev-alarms`,
  });
  it.each<[Decision, PolicyRequest]>([
    ["allow", { by: delivery, action: "kms:GenerateDataKey", context: { "aws:SourceAccount": ACCOUNT } }],
    ["deny", { by: delivery, action: "kms:GenerateDataKey", context: { "aws:SourceAccount": OTHER_ACCOUNT } }],
    ["deny", { by: delivery, action: "kms:CreateGrant", context: { "aws:SourceAccount": ACCOUNT } }],
    ["allow", { by: service("logs.eu-west-1"), action: "kms:Encrypt", context: groupOf(ACCOUNT) }],
    ["allow", { by: service("logs.eu-west-1"), action: "kms:DescribeKey", context: groupOf(ACCOUNT) }],
    ["deny", { by: service("logs.eu-west-1"), action: "kms:Encrypt", context: groupOf(OTHER_ACCOUNT) }],
    ["deny", { by: service("logs.eu-west-2"), action: "kms:Encrypt", context: groupOf(ACCOUNT) }],
    ["allow", { by: service("cloudwatch"), action: "kms:GenerateDataKey", context: topicOf(ACCOUNT) }],
    ["allow", { by: service("events"), action: "kms:Decrypt", context: topicOf(ACCOUNT) }],
    ["deny", { by: service("cloudwatch"), action: "kms:Decrypt", context: topicOf(OTHER_ACCOUNT) }],
    ["deny", { by: service("cloudwatch"), action: "kms:Decrypt" }],
    ["deny", { by: controlPlane(CUSTOMER), action: "kms:Decrypt" }],
  ])("logs: %s %o", (decision, request) => {
    expect(decide("logs", request)).toBe(decision);
  });

  it("leaves the key of volumes to IAM policies where there are no clusters, and lets nobody else in", () => {
    const serverless = environmentKeys({
      partition: "aws",
      accountId: ACCOUNT,
      region: "eu-west-1",
      administrators: [],
      databricks: { controlPlaneAccountId: "414351767826", databricksAccountId: CUSTOMER },
      crossAccountRoleArns: [],
    });
    const { statements } = serverless["workspace-storage"];
    const ask = (request: PolicyRequest) => simulate(statements, ACCOUNT, request);
    expect(ask({ by: role("operator"), action: "kms:CreateGrant", context: throughEc2 })).toBe("by-iam");
    expect(ask({ by: controlPlane(CUSTOMER), action: "kms:Decrypt" })).toBe("deny");
    expect(ask({ by: role("admin", OTHER_ACCOUNT), action: "kms:Decrypt" })).toBe("deny");
  });

  it("writes the partition of GovCloud into every ARN and Databricks' account of the shard", () => {
    const gov = environmentKeys({
      partition: "aws-us-gov",
      accountId: ACCOUNT,
      region: "us-gov-west-1",
      administrators: [],
      databricks: { controlPlaneAccountId: "170661010020", databricksAccountId: CUSTOMER },
      crossAccountRoleArns: [`arn:aws-us-gov:iam::${ACCOUNT}:role/acme-gov-databricks-main`],
    });
    const json = JSON.stringify(gov);
    expect(json).not.toContain("arn:aws:");
    expect(json).toContain("arn:aws-us-gov:iam::170661010020:root");
    expect(json).not.toContain("414351767826");
  });
});
