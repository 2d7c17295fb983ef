import { describe, expect, it } from "vitest";
import { policyNoPublicPrincipal as rule } from "../../policy/rules/policy-no-public-principal";
import { found, policy } from "./support";

const statement = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
const bucketPolicy = (changed: object) => ({
  aws_s3_bucket_policy: { p: { policy: policy({ ...statement, ...changed }) } },
});

describe(rule.id, () => {
  it.each([
    ["a denial to everybody", { Effect: "Deny" }],
    ["named principals", { Principal: { AWS: "arn:aws:iam::111111111111:root" } }],
    ["an account as a condition", { Condition: { StringEquals: { "aws:PrincipalAccount": "111111111111" } } }],
    ["a source as a condition", { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:111111111111:*" } } }],
  ])("accepts %s", (_, changed) => {
    expect(found(rule, bucketPolicy(changed))).toEqual([]);
  });

  it.each([
    ["everybody", {}],
    ["every AWS principal", { Principal: { AWS: "*" } }],
    ["everybody but one", { Principal: undefined, NotPrincipal: { AWS: "111111111111" } }],
    ["everybody over TLS", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    ["everybody outside an account", { Condition: { StringNotEquals: { "aws:PrincipalAccount": "1" } } }],
    ["callers without an organization", { Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } } }],
  ])("finds a statement for %s", (_, changed) => {
    expect(found(rule, bucketPolicy(changed))).toEqual(["aws_s3_bucket_policy.p"]);
  });

  it("accepts that an endpoint lets everybody read the layers of images, and nothing more", () => {
    const LAYERS = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*";
    const at = (type: string, changed: object) =>
      found(rule, { [type]: { x: { policy: policy({ ...statement, Resource: LAYERS, ...changed }) } } });
    expect(at("aws_vpc_endpoint", {})).toEqual([]);
    expect(at("aws_vpc_endpoint", { Resource: LAYERS.replace("aws:s3", "aws-us-gov:s3") })).toEqual([]);
    expect(at("aws_s3_bucket_policy", {})).toEqual(["aws_s3_bucket_policy.x"]);
    for (const changed of [
      { Action: ["s3:GetObject", "s3:PutObject"] },
      { Action: "s3:*" },
      { Action: undefined, NotAction: "s3:PutObject" },
      { Resource: [LAYERS, "arn:aws:s3:::acme/*"] },
      { Resource: "arn:aws:s3:::prod-*-starport-layer-bucket/*" },
      { Resource: "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket*" },
      { Resource: "arn:aws:s3:::my-prod-eu-west-1-starport-layer-bucket/*" },
      { Principal: undefined, NotPrincipal: { AWS: "111111111111" } },
    ])
      expect(at("aws_vpc_endpoint", changed), JSON.stringify(changed)).toEqual(["aws_vpc_endpoint.x"]);
  });

  it.each([
    ["aws_kms_key", "policy"],
    ["aws_sqs_queue_policy", "policy"],
    ["aws_sns_topic_policy", "policy"],
    ["aws_vpc_endpoint", "policy"],
    ["aws_iam_role", "assume_role_policy"],
    ["aws_secretsmanager_secret_policy", "policy"],
  ])("looks at %s.%s", (type, argument) => {
    expect(found(rule, { [type]: { x: { [argument]: policy(statement) } } })).toEqual([`${type}.x`]);
    const limited = { ...statement, Condition: { StringEquals: { "aws:PrincipalAccount": "1" } } };
    expect(found(rule, { [type]: { x: { [argument]: policy(limited) } } })).toEqual([]);
  });
});
