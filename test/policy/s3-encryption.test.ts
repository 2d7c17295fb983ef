import { describe, expect, it } from "vitest";
import { s3Encryption as rule } from "../../policy/rules/s3-encryption";
import { found } from "./support";

const bucket = { a: { bucket: "acme-a" } };
const encryption = (algorithm: unknown, of = "a") => ({
  aws_s3_bucket: bucket,
  aws_s3_bucket_server_side_encryption_configuration: {
    e: {
      bucket: `\${aws_s3_bucket.${of}.bucket}`,
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: algorithm } }],
    },
  },
});

describe(rule.id, () => {
  it("accepts a bucket with SSE-KMS or SSE-S3", () => {
    expect(found(rule, encryption("aws:kms"))).toEqual([]);
    expect(found(rule, encryption("AES256"))).toEqual([]);
  });

  it("finds a bucket without a configuration of its own, or with an empty one", () => {
    expect(found(rule, { aws_s3_bucket: bucket })).toEqual(["aws_s3_bucket.a"]);
    expect(found(rule, encryption("aws:kms", "b"))).toEqual(["aws_s3_bucket.a"]);
    expect(found(rule, encryption(undefined))).toEqual(["aws_s3_bucket.a"]);
    const empty = { aws_s3_bucket_server_side_encryption_configuration: { e: { bucket: "${aws_s3_bucket.a.id}" } } };
    expect(found(rule, { aws_s3_bucket: bucket, ...empty })).toEqual(["aws_s3_bucket.a"]);
  });
});
