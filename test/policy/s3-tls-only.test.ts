import { describe, expect, it } from "vitest";
import { denyInsecureTransport, policyDocument } from "../../modules/iam/policy-document";
import { s3TlsOnly as rule } from "../../policy/rules/s3-tls-only";
import { found, policy } from "./support";

const deny = denyInsecureTransport("${aws_s3_bucket.a.arn}");
const withPolicy = (text: string) => ({
  aws_s3_bucket: { a: { bucket: "acme-a" } },
  aws_s3_bucket_policy: { p: { bucket: "${aws_s3_bucket.a.id}", policy: text } },
});

describe(rule.id, () => {
  it("accepts the denial that the project's buckets use", () => {
    expect(found(rule, withPolicy(policyDocument([deny])))).toEqual([]);
    expect(found(rule, withPolicy(policyDocument([denyInsecureTransport("arn:aws:s3:::acme-a")])))).toEqual([]);
  });

  it("accepts it among other statements and actions", () => {
    const other = { Effect: "Allow", Principal: { Service: "x" }, Action: "s3:PutObject", Resource: "*" };
    expect(found(rule, withPolicy(policy(other, { ...deny, Action: ["s3:GetObject", "s3:*"] })))).toEqual([]);
  });

  it("finds a bucket without a policy, and one whose policy cannot be read", () => {
    expect(found(rule, { aws_s3_bucket: { a: { bucket: "acme-a" } } })).toEqual(["aws_s3_bucket.a"]);
    expect(found(rule, withPolicy("${data.aws_iam_policy_document.p.json}"))).toEqual(["aws_s3_bucket.a"]);
  });

  it.each([
    ["allows", { ...deny, Effect: "Allow" }],
    ["is about one principal", { ...deny, Principal: { AWS: "111111111111" } }],
    ["is about some actions", { ...deny, Action: "s3:PutObject" }],
    ["leaves the objects out", { ...deny, Resource: ["${aws_s3_bucket.a.arn}"] }],
    ["leaves the bucket out", { ...deny, Resource: ["${aws_s3_bucket.a.arn}/*"] }],
    ["is about another bucket", { ...deny, Resource: ["arn:aws:s3:::acme-b", "arn:aws:s3:::acme-b/*"] }],
    ["is about the objects of another", { ...deny, Resource: ["${aws_s3_bucket.a.arn}", "arn:aws:s3:::acme-b/*"] }],
    ["denies TLS too", { ...deny, Condition: { Bool: { "aws:SecureTransport": ["false", "true"] } } }],
    ["denies TLS instead", { ...deny, Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    [
      "has a second condition",
      { ...deny, Condition: { ...deny.Condition, StringEquals: { "aws:PrincipalAccount": "1" } } },
    ],
    ["has no condition", { ...deny, Condition: undefined }],
  ])("finds a statement that %s", (_, statement) => {
    expect(found(rule, withPolicy(policy(statement)))).toEqual(["aws_s3_bucket.a"]);
  });
});
