import { describe, expect, it } from "vitest";
import type { Statement } from "../../../modules/iam/policy-document";
import { SecureBucket, type SecureBucketProps } from "../../../modules/storage/secure-bucket";
import { simulate } from "../../support/policy-simulator";
import { resource, synthModule } from "../../support/synth";

const PROTECTED = { preventDestroy: true, forceDestroy: false };
const bucket = (props: Partial<SecureBucketProps> = {}) =>
  synthModule((stack) => {
    new SecureBucket(stack, "b", { bucketName: "acme-dev-raw", partition: "aws", protection: PROTECTED, ...props });
  });
const policyOf = (json: ReturnType<typeof bucket>) =>
  (JSON.parse(String(resource(json, "aws_s3_bucket_policy.b_policy").policy)) as { Statement: Statement[] }).Statement;

describe("secure bucket", () => {
  it("blocks public access in all four ways and has no ACLs", () => {
    const json = bucket();
    expect(resource(json, "aws_s3_bucket_public_access_block.b_public-access-block")).toMatchObject({
      bucket: "${aws_s3_bucket.b.bucket}",
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(resource(json, "aws_s3_bucket_ownership_controls.b_ownership-controls").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
  });

  it("encrypts with the key it is given, through a bucket key, and with S3's own key otherwise", () => {
    const address = "aws_s3_bucket_server_side_encryption_configuration.b_encryption";
    expect(resource(bucket({ kmsKeyArn: "arn:key" }), address).rule).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: "arn:key" },
        bucket_key_enabled: true,
      },
    ]);
    expect(resource(bucket(), address).rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  it("denies what does not use TLS, whoever asks and whatever else the policy allows", () => {
    const reader: Statement = {
      Sid: "Reader",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::222222222222:root" },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::acme-dev-raw/*",
    };
    const statements = policyOf(bucket({ statements: [reader] }));
    const ask = (tls: string) =>
      simulate(statements, "111111111111", {
        by: { arn: "arn:aws:iam::222222222222:role/reader" },
        action: "s3:GetObject",
        resource: "arn:aws:s3:::acme-dev-raw/file",
        context: { "aws:SecureTransport": tls },
      });
    expect(ask("true")).toBe("allow");
    expect(ask("false")).toBe("deny");
  });

  it("writes the partition of GovCloud into the bucket's ARN", () => {
    expect(policyOf(bucket({ partition: "aws-us-gov" }))[0]?.Resource).toEqual([
      "arn:aws-us-gov:s3:::acme-dev-raw",
      "arn:aws-us-gov:s3:::acme-dev-raw/*",
    ]);
  });

  it("sets policy and ownership only after the public access block, which S3 does not take at the same moment", () => {
    const json = bucket();
    for (const address of ["aws_s3_bucket_policy.b_policy", "aws_s3_bucket_ownership_controls.b_ownership-controls"]) {
      expect(resource(json, address).depends_on).toEqual(["aws_s3_bucket_public_access_block.b_public-access-block"]);
    }
  });

  it("keeps versions only where it is asked to", () => {
    expect(resource(bucket({ versioning: true }), "aws_s3_bucket_versioning.b_versioning")).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    expect(bucket().resource?.aws_s3_bucket_versioning).toBeUndefined();
  });

  it("gives up unfinished uploads, and adds the rules about age that it is given", () => {
    const json = bucket({
      versioning: true,
      lifecycleRules: [
        {
          id: "age",
          prefix: "in/",
          transitions: [{ days: 30, storageClass: "STANDARD_IA" }],
          expireAfterDays: 90,
          noncurrentVersionDays: 7,
        },
        { id: "old-versions", noncurrentVersionDays: 30 },
      ],
    });
    const lifecycle = resource(json, "aws_s3_bucket_lifecycle_configuration.b_lifecycle");
    expect(lifecycle.rule).toEqual([
      {
        id: "abort-incomplete-uploads",
        status: "Enabled",
        filter: [{ prefix: "" }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
      {
        id: "expire-delete-markers",
        status: "Enabled",
        filter: [{ prefix: "" }],
        expiration: [{ expired_object_delete_marker: true }],
      },
      {
        id: "age",
        status: "Enabled",
        filter: [{ prefix: "in/" }],
        transition: [{ days: 30, storage_class: "STANDARD_IA" }],
        expiration: [{ days: 90 }],
        noncurrent_version_expiration: [{ noncurrent_days: 7 }],
      },
      {
        id: "old-versions",
        status: "Enabled",
        filter: [{ prefix: "" }],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
      },
    ]);
    expect(lifecycle.depends_on).toEqual(["aws_s3_bucket_versioning.b_versioning"]);
  });

  it.each([
    { preventDestroy: true, forceDestroy: false },
    { preventDestroy: false, forceDestroy: true },
  ])("is protected as it is told: %o", (protection) => {
    expect(resource(bucket({ protection }), "aws_s3_bucket.b")).toMatchObject({
      bucket: "acme-dev-raw",
      force_destroy: protection.forceDestroy,
      lifecycle: { prevent_destroy: protection.preventDestroy },
    });
  });
});
