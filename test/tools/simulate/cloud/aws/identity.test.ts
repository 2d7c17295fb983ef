import { describe, expect, it } from "vitest";
import { pendingDeletion } from "../../../../../tools/simulate/cloud/aws/pending-deletion";
import { accountMismatch } from "../../../../../tools/simulate/cloud/rules/aws/account-mismatch";
import { keyPendingDeletion } from "../../../../../tools/simulate/cloud/rules/aws/key-pending-deletion";
import { keyPolicyLockout } from "../../../../../tools/simulate/cloud/rules/aws/key-policy-lockout";
import { policyDocument } from "../../../../../tools/simulate/cloud/rules/aws/policy-document";
import { policyPrincipal } from "../../../../../tools/simulate/cloud/rules/aws/policy-principal";
import { policySize } from "../../../../../tools/simulate/cloud/rules/aws/policy-size";
import { regionSet } from "../../../../../tools/simulate/cloud/rules/aws/region-set";
import { rolePolicies } from "../../../../../tools/simulate/cloud/rules/aws/role-policies";
import { serviceRole } from "../../../../../tools/simulate/cloud/rules/aws/service-role";
import { policy } from "../support/policy";
import { ACCOUNT, aws, REGION, World } from "../support/world";

const role = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`;

describe("account-mismatch", () => {
  it("refuses a role of an account that is not allowed, and an account that is forbidden", () => {
    const assume = { assume_role: [{ role_arn: role("deploy", "222222222222") }] };
    const answer = new World(aws(REGION, ACCOUNT, assume)).configure(accountMismatch);
    expect(answer).toMatchObject({
      summary: "AWS account ID not allowed",
      detail: expect.stringContaining("222222222222"),
    });
    expect(
      new World(aws(REGION, ACCOUNT, { forbidden_account_ids: [ACCOUNT] })).configure(accountMismatch),
    ).toBeDefined();
  });

  it("accepts a role of the allowed account, and no role", () => {
    const assume = { assume_role: [{ role_arn: role("deploy") }] };
    expect(new World(aws(REGION, ACCOUNT, assume)).configure(accountMismatch)).toBeUndefined();
    expect(new World(aws()).configure(accountMismatch)).toBeUndefined();
  });
});

describe("region-set", () => {
  it("refuses an AWS provider without a region, and accepts one with", () => {
    const context = { ...aws(), region: undefined, config: { region: null } };
    expect(new World(context).configure(regionSet)?.detail).toContain("no region");
    expect(new World(aws()).configure(regionSet)).toBeUndefined();
  });
});

describe("policy-document", () => {
  const ask = (type: string, argument: string, text: string) =>
    new World().create(policyDocument, type, { [argument]: text });

  it("refuses what is no JSON, has no statement, or names no action", () => {
    for (const text of ["{", "{}", policy(), policy({ Sid: "A", Principal: "*", Resource: "*" })]) {
      expect(ask("aws_s3_bucket_policy", "policy", text), text).toMatchObject({ summary: "MalformedPolicyDocument" });
    }
  });

  it("refuses a principal in a role's policy, a missing one in a bucket's, a resource in a trust policy", () => {
    const all = { Principal: "*", Action: "*", Resource: "*" };
    const { Principal: _, ...nobody } = all;
    expect(ask("aws_iam_role_policy", "policy", policy(all))?.detail).toContain("names a principal");
    expect(ask("aws_s3_bucket_policy", "policy", policy(nobody))?.detail).toContain("names no principal");
    expect(ask("aws_iam_role", "assume_role_policy", policy(all))?.detail).toContain("names a resource");
  });

  it("accepts policies of the right shape", () => {
    expect(ask("aws_iam_role_policy", "policy", policy({ Action: "s3:*", Resource: "*" }))).toBeUndefined();
    expect(
      ask("aws_s3_bucket_policy", "policy", policy({ Principal: "*", Action: "s3:*", Resource: "*" })),
    ).toBeUndefined();
    expect(
      ask("aws_iam_role", "assume_role_policy", policy({ Principal: "*", Action: "sts:AssumeRole" })),
    ).toBeUndefined();
  });
});

describe("policy-principal", () => {
  const trusting = (...arns: string[]) => policy({ Principal: { AWS: arns }, Action: "s3:GetObject", Resource: "*" });
  const ask = (world: World, text: string) =>
    world.create(policyPrincipal, "aws_s3_bucket_policy", { bucket: "b", policy: text });

  it("refuses a bucket policy that names a role which does not exist in this account", () => {
    const answer = ask(new World(), trusting(role("none")));
    expect(answer).toMatchObject({ summary: "MalformedPolicy", detail: expect.stringContaining(role("none")) });
  });

  it("refuses a role that trusts itself while it is made, and a key for a role that comes later", () => {
    const self = policy({ Principal: { AWS: role("uc") }, Action: "sts:AssumeRole" });
    expect(new World().create(policyPrincipal, "aws_iam_role", { name: "uc", assume_role_policy: self })).toMatchObject(
      {
        summary: "MalformedPolicyDocument",
      },
    );
    const key = new World().create(policyPrincipal, "aws_kms_key", { policy: trusting(ROOT, role("later")) });
    expect(key).toMatchObject({ summary: "MalformedPolicyDocumentException" });
  });

  it("accepts roles that exist, accounts, services, everybody, and other accounts' roles", () => {
    const world = new World();
    world.has("aws_iam_role", { name: "r", arn: role("r"), region: null });
    const names = [role("r"), ROOT, "*", role("theirs", "999999999999"), role("aws-service-role/x.amazonaws.com/X")];
    for (const name of names) expect(ask(world, trusting(name)), name).toBeUndefined();
    expect(
      ask(world, policy({ Principal: { Service: "s3.amazonaws.com" }, Action: "*", Resource: "*" })),
    ).toBeUndefined();
  });
});

describe("policy-size", () => {
  const long = (length: number) => policy({ Action: "s3:*", Resource: "r".repeat(length) });

  it("refuses a policy that is too long, and says how long it is", () => {
    const answer = new World().create(policySize, "aws_iam_policy", { policy: long(6144) });
    expect(answer?.detail).toMatch(/has 62\d\d characters; at most 6144/);
  });

  it("counts the policies of a role together", () => {
    const world = new World();
    const create = () => world.create(policySize, "aws_iam_role_policy", { role: "r", policy: long(6000) });
    expect(create()).toBeUndefined();
    world.has("aws_iam_role_policy", { role: "r", policy: long(6000) });
    expect(create()?.detail).toContain("with the 1 other of r");
  });

  it("does not count blanks where the service does not", () => {
    const spaced = policy({ Action: "s3:*", Resource: `r${" ".repeat(7000)}` });
    expect(new World().create(policySize, "aws_iam_policy", { policy: spaced })).toBeUndefined();
    expect(
      new World().create(policySize, "aws_cloudwatch_log_resource_policy", { policy_document: spaced }),
    ).toBeDefined();
  });
});

describe("key-policy-lockout", () => {
  const ask = (text: string, more = {}) =>
    new World().create(keyPolicyLockout, "aws_kms_key", { policy: text, ...more });
  const admin = (principal: string) => policy({ Principal: { AWS: principal }, Action: "kms:*", Resource: "*" });

  it("refuses a policy that lets nobody here change it again", () => {
    expect(ask(admin(role("other")))).toMatchObject({ summary: "MalformedPolicyDocumentException" });
    expect(ask(policy({ Principal: { AWS: ROOT }, Action: "kms:Decrypt", Resource: "*" }))).toBeDefined();
    expect(ask(admin("arn:aws:iam::999999999999:root"))).toBeDefined();
  });

  it("accepts the account, the deployer's role, a bypass, and the default policy", () => {
    expect(ask(admin(ROOT))).toBeUndefined();
    expect(ask(admin(role("deployer")))).toBeUndefined();
    expect(ask(admin(role("other")), { bypass_policy_lockout_safety_check: true })).toBeUndefined();
    expect(ask("")).toBeUndefined();
  });
});

describe("key-pending-deletion", () => {
  it("refuses a key whose deletion was asked for, and accepts another", () => {
    const world = new World();
    world.store.take(pendingDeletion({ arn: KEY }));
    const topic = (key: string) => world.create(keyPendingDeletion, "aws_sns_topic", { kms_master_key_id: key });
    expect(topic(KEY)).toMatchObject({
      summary: "KMSInvalidStateException",
      path: [{ attribute: "kms_master_key_id" }],
    });
    expect(topic(`${KEY}2`)).toBeUndefined();
  });
});

describe("role-policies", () => {
  it.each(["aws_iam_role_policy", "aws_iam_role_policy_attachment"])(
    "refuses to delete a role that has an %s",
    (type) => {
      const world = new World();
      const existing = world.has("aws_iam_role", { id: "r", name: "r", region: null });
      expect(world.delete(rolePolicies, existing)).toBeUndefined();
      world.has(type, { id: "p", role: "r", region: null });
      expect(world.delete(rolePolicies, existing)).toMatchObject({ summary: "DeleteConflict" });
      const forced = { ...existing, attributes: { ...existing.attributes, force_detach_policies: true } };
      expect(world.delete(rolePolicies, forced)).toBeUndefined();
    },
  );
});

describe("service-role", () => {
  const trust = (service: string) => policy({ Principal: { Service: service }, Action: "sts:AssumeRole" });

  it("refuses a role that the service cannot assume, and accepts one that it can", () => {
    const world = new World();
    world.has("aws_iam_role", { arn: role("f"), assume_role_policy: trust("ec2.amazonaws.com") });
    world.has("aws_iam_role", { arn: role("g"), assume_role_policy: trust("lambda.amazonaws.com") });
    const create = (arn: string) => world.create(serviceRole, "aws_lambda_function", { function_name: "f", role: arn });
    expect(create(role("f"))).toMatchObject({ summary: "InvalidParameterValueException" });
    expect(create(role("g"))).toBeUndefined();
  });
});
