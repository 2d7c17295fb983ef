import { describe, expect, it } from "vitest";
import { covers, parsePolicy } from "../../../emitted/policies";
import { MANAGED_POLICY_LIMIT } from "../../../modules/iam/managed-policy";
import { permissionsBoundary } from "../../../modules/iam/permissions-boundary-policy";
import { policyDocument } from "../../../modules/iam/policy-document";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { simulateIdentity } from "../../support/policy-simulator";
import { synthPlatform } from "../../support/shipped";

const statements = permissionsBoundary({
  partition: "aws",
  accountId: "111111111111",
  region: "eu-west-1",
  prefix: "acme-dev",
  logBuckets: ["acme-dev-logs", "acme-dev-access-logs"],
  stateBuckets: ["acme-state", "acme-state"],
});
const here = { "aws:RequestedRegion": "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/1";

describe("permissions boundary", () => {
  it.each<["allow" | "deny", string, string, Record<string, string>?]>([
    ["allow", "ec2:RunInstances", "arn:aws:ec2:eu-west-1:111111111111:instance/*", here],
    [
      "deny",
      "ec2:RunInstances",
      "arn:aws:ec2:us-east-1:111111111111:instance/*",
      { "aws:RequestedRegion": "us-east-1" },
    ],
    ["deny", "ec2:CreateVpc", "*", here],
    ["deny", "ec2:ModifySnapshotAttribute", "*", here],
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["allow", "s3:PutObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["deny", "s3:PutBucketPolicy", "arn:aws:s3:::acme-dev-raw"],
    ["deny", "s3:PutObjectAcl", "arn:aws:s3:::acme-dev-raw/x"],
    ["deny", "s3:DeleteBucket", "arn:aws:s3:::acme-dev-raw"],
    // The audit trail can be read in the lake, and changed by nobody; the state is no lake's.
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
    ["deny", "s3:DeleteObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
    ["deny", "s3:DeleteObjectVersion", "arn:aws:s3:::acme-dev-access-logs/x"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate"],
    ["deny", "s3:ListBucket", "arn:aws:s3:::acme-state"],
    ["allow", "kms:GenerateDataKey", KEY],
    ["deny", "kms:ScheduleKeyDeletion", KEY],
    ["deny", "kms:PutKeyPolicy", KEY],
    ["deny", "kms:CreateGrant", KEY],
    ["allow", "sts:AssumeRole", "arn:aws:iam::111111111111:role/acme-dev-uc-raw"],
    ["deny", "sts:AssumeRole", "arn:aws:iam::111111111111:role/deploy/acme-dev-network"],
    ["deny", "sts:AssumeRole", "arn:aws:iam::999999999999:role/acme-dev-uc-raw"],
    ["deny", "iam:CreateUser", "*"],
    ["deny", "iam:CreateAccessKey", "*"],
    ["deny", "iam:PassRole", "arn:aws:iam::111111111111:role/acme-dev-uc-raw"],
    ["deny", "cloudtrail:StopLogging", "*"],
    ["deny", "config:StopConfigurationRecorder", "*"],
    ["deny", "organizations:LeaveOrganization", "*"],
  ])("%s %s on %s", (decision, action, resource, context = {}) => {
    expect(simulateIdentity(statements, { action, resource, context })).toBe(decision);
  });

  it("covers every action that a role of a later layer has, so that attaching it breaks nothing", () => {
    const allowed = statements.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action }) => Action);
    const input = devInput();
    const stacks = synthPlatform(
      platformOf(accountInput(), { ...input, network: { ...input.network, flowLogs: { destination: "cloudwatch" } } }),
    );
    const roles = stacks
      .filter(({ name }) => !name.endsWith("-foundation"))
      .flatMap(({ json }) => Object.values(json.resource?.aws_iam_role_policy ?? {}));
    expect(roles.length).toBeGreaterThan(4);
    const beyond = roles
      .flatMap(({ policy }) => parsePolicy(policy) ?? [])
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ actions }) => actions)
      .filter((action) => !allowed.some((pattern) => covers(pattern, action)));
    expect([...new Set(beyond)]).toEqual([]);
  });

  it("denies nothing where there is no bucket to except", () => {
    const open = permissionsBoundary({
      partition: "aws",
      accountId: "111111111111",
      region: "eu-west-1",
      prefix: "acme-dev",
      logBuckets: [],
      stateBuckets: [],
    });
    expect(open.map(({ Effect }) => Effect)).not.toContain("Deny");
  });

  it("fits into one policy", () => {
    expect(policyDocument(statements).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
  });
});
