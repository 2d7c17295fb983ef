import { describe, expect, it } from "vitest";
import { kmsNoLockout as rule } from "../../policy/rules/kms-no-lockout";
import { found, policy } from "./support";

const root = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111111111111:root" },
  Action: "kms:*",
  Resource: "*",
};
const key = (...statements: unknown[]) => ({ aws_kms_key: { k: { policy: policy(...statements) } } });

describe(rule.id, () => {
  it("accepts the account's root, an administrator, and the policy that KMS writes", () => {
    expect(found(rule, key(root))).toEqual([]);
    const admin = { AWS: ["arn:aws:iam::111111111111:role/admin"] };
    expect(found(rule, key({ ...root, Principal: admin, Action: ["kms:Put*", "kms:Describe*"] }))).toEqual([]);
    const withService = { ...root.Principal, Service: "logs.amazonaws.com" };
    expect(found(rule, key({ ...root, Principal: withService }, { ...root, Action: "kms:Encrypt" }))).toEqual([]);
    expect(found(rule, { aws_kms_key: { k: {} } })).toEqual([]);
  });

  it.each([
    ["no statement", []],
    ["a service only", [{ ...root, Principal: { Service: "logs.amazonaws.com" } }]],
    ["everybody", [{ ...root, Principal: "*" }]],
    ["users, but no administrator", [{ ...root, Action: ["kms:Encrypt", "kms:Decrypt"] }]],
    ["a denial", [{ ...root, Effect: "Deny" }]],
    [
      "an administrator under a condition",
      [{ ...root, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }],
    ],
  ])("finds a key policy with %s", (_, statements) => {
    expect(found(rule, key(...statements))).toEqual(["aws_kms_key.k"]);
    expect(found(rule, { aws_kms_replica_key: { k: { policy: policy(...statements) } } })).toEqual([
      "aws_kms_replica_key.k",
    ]);
    expect(found(rule, { aws_kms_key_policy: { k: { policy: policy(...statements) } } })).toEqual([
      "aws_kms_key_policy.k",
    ]);
  });

  it("finds a key that turns the check of KMS off", () => {
    expect(
      found(rule, { aws_kms_key: { k: { policy: policy(root), bypass_policy_lockout_safety_check: true } } }),
    ).toEqual(["aws_kms_key.k"]);
  });
});
