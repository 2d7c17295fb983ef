import { describe, expect, it } from "vitest";
import { s3OwnershipEnforced as rule } from "../../policy/rules/s3-ownership-enforced";
import { found } from "./support";

const bucket = { a: { bucket: "acme-a" } };
const owned = (ownership: string) => ({
  aws_s3_bucket: bucket,
  aws_s3_bucket_ownership_controls: {
    o: { bucket: "${aws_s3_bucket.a.id}", rule: { object_ownership: ownership } },
  },
});

describe(rule.id, () => {
  it("accepts BucketOwnerEnforced", () => {
    expect(found(rule, owned("BucketOwnerEnforced"))).toEqual([]);
  });

  it("finds a bucket that still has ACLs", () => {
    expect(found(rule, { aws_s3_bucket: bucket })).toEqual(["aws_s3_bucket.a"]);
    expect(found(rule, owned("BucketOwnerPreferred"))).toEqual(["aws_s3_bucket.a"]);
    const empty = { aws_s3_bucket_ownership_controls: { o: { bucket: "${aws_s3_bucket.a.id}" } } };
    expect(found(rule, { aws_s3_bucket: bucket, ...empty })).toEqual(["aws_s3_bucket.a"]);
  });
});
