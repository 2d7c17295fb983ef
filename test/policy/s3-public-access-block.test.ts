import { describe, expect, it } from "vitest";
import { s3PublicAccessBlock as rule } from "../../policy/rules/s3-public-access-block";
import { check, found } from "./support";

const bucket = { "zone-raw_bucket": { bucket: "acme-raw" } };
const block = {
  bucket: "${aws_s3_bucket.zone-raw_bucket.id}",
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

describe(rule.id, () => {
  it("accepts a bucket whose block has all four switches on", () => {
    expect(found(rule, { aws_s3_bucket: bucket, aws_s3_bucket_public_access_block: { b: block } })).toEqual([]);
  });

  it("finds a bucket without a block, or with another bucket's", () => {
    expect(found(rule, { aws_s3_bucket: bucket })).toEqual(["aws_s3_bucket.zone-raw_bucket"]);
    const other = { ...block, bucket: "${aws_s3_bucket.zone-raw_bucket-2.id}" };
    expect(found(rule, { aws_s3_bucket: bucket, aws_s3_bucket_public_access_block: { b: other } })).toEqual([
      "aws_s3_bucket.zone-raw_bucket",
    ]);
  });

  it("finds each switch that is off or absent, and names it", () => {
    for (const name of ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]) {
      for (const value of [false, undefined]) {
        const resources = {
          aws_s3_bucket: bucket,
          aws_s3_bucket_public_access_block: { b: { ...block, [name]: value } },
        };
        expect(check(rule, resources)).toMatchObject([
          { address: "aws_s3_bucket_public_access_block.b", message: expect.stringContaining(name) },
        ]);
      }
    }
  });
});
