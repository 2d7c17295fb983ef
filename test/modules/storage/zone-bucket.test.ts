import { describe, expect, it } from "vitest";
import { ZoneBucket, type ZoneBucketProps } from "../../../modules/storage/zone-bucket";
import { resource, synthModule } from "../../support/synth";

const KEY = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000";

function synth(zone: Partial<ZoneBucketProps["zone"]> = {}, isProtected = true) {
  return synthModule((stack) => {
    new ZoneBucket(stack, "zone-x", {
      zone: { bucket: "acme-dev-x", kind: "raw", noncurrentVersionDays: 14, ...zone },
      partition: "aws",
      kmsKeyArn: KEY,
      protection: { preventDestroy: isProtected, forceDestroy: !isProtected },
    });
  });
}

/** The rules about objects, without the one about unfinished uploads. */
function rules(json: ReturnType<typeof synth>) {
  const { rule } = resource(json, "aws_s3_bucket_lifecycle_configuration.zone-x_lifecycle") as {
    rule: { id: string }[];
  };
  const always = ["abort-incomplete-uploads", "expire-delete-markers"];
  expect(rule.map(({ id }) => id)).toEqual(expect.arrayContaining(always));
  return rule.filter(({ id }) => !always.includes(id as string));
}

const OLD_VERSIONS = {
  id: "old-versions",
  status: "Enabled",
  filter: [{ prefix: "" }],
  noncurrent_version_expiration: [{ noncurrent_days: 14 }],
};
const LIFECYCLE = { infrequentAccessAfterDays: 30, archiveAfterDays: 90, expireAfterDays: 400 };

describe("zone bucket", () => {
  it("is named as configured, versioned, and encrypted with the data key and a bucket key", () => {
    const json = synth();
    expect(resource(json, "aws_s3_bucket.zone-x")).toMatchObject({ bucket: "acme-dev-x" });
    expect(resource(json, "aws_s3_bucket_versioning.zone-x_versioning")).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    expect(resource(json, "aws_s3_bucket_server_side_encryption_configuration.zone-x_encryption").rule).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
        bucket_key_enabled: true,
      },
    ]);
  });

  it("moves and expires the files of a raw zone as configured", () => {
    expect(rules(synth({ lifecycle: LIFECYCLE }))).toEqual([
      OLD_VERSIONS,
      {
        id: "age",
        status: "Enabled",
        filter: [{ prefix: "" }],
        transition: [
          { days: 30, storage_class: "STANDARD_IA" },
          { days: 90, storage_class: "GLACIER_IR" },
        ],
        expiration: [{ days: 400 }],
      },
    ]);
  });

  it("leaves it to S3 to move them by how often they are read", () => {
    const tiered = (intelligentTiering: object) => synth({ lifecycle: { intelligentTiering } as never });
    const archived = tiered({ afterDays: 30, archiveAccessAfterDays: 120, deepArchiveAccessAfterDays: 365 });
    expect(rules(archived)[1]).toMatchObject({ transition: [{ days: 30, storage_class: "INTELLIGENT_TIERING" }] });
    expect(resource(archived, "aws_s3_bucket_intelligent_tiering_configuration.zone-x_tiering")).toMatchObject({
      bucket: "${aws_s3_bucket.zone-x.bucket}",
      name: "EntireBucket",
      tiering: [
        { access_tier: "ARCHIVE_ACCESS", days: 120 },
        { access_tier: "DEEP_ARCHIVE_ACCESS", days: 365 },
      ],
    });
    expect(tiered({ afterDays: 0 }).resource).not.toHaveProperty("aws_s3_bucket_intelligent_tiering_configuration");
  });

  it("has no rule for what is not configured: S3 refuses empty ones", () => {
    expect(rules(synth({ lifecycle: {} }))).toEqual([OLD_VERSIONS]);
    expect(rules(synth())).toEqual([OLD_VERSIONS]);
    expect(rules(synth({ lifecycle: { expireAfterDays: 5 } }))[1]).not.toHaveProperty("transition");
    expect(rules(synth({ lifecycle: { archiveAfterDays: 60 } }))[1]).not.toHaveProperty("expiration");
  });

  it.each(["processed", "curated"] as const)("never moves or expires current objects of a %s zone", (kind) => {
    expect(rules(synth({ kind, lifecycle: LIFECYCLE }))).toEqual([OLD_VERSIONS]);
  });

  it("measures requests of a raw zone under the name that alarms use, and of no other", () => {
    expect(resource(synth(), "aws_s3_bucket_metric.zone-x_request-metrics")).toEqual({
      bucket: "${aws_s3_bucket.zone-x.bucket}",
      name: "EntireBucket",
    });
    expect(synth({ kind: "processed" }).resource?.aws_s3_bucket_metric).toBeUndefined();
    expect(synth({ kind: "processed", requestMetrics: true }).resource?.aws_s3_bucket_metric).toBeDefined();
    expect(synth({ kind: "curated" }).resource?.aws_s3_bucket_metric).toBeUndefined();
  });

  it("is kept when protected, and emptied on destroy when not", () => {
    expect(resource(synth({}, true), "aws_s3_bucket.zone-x")).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(resource(synth({}, false), "aws_s3_bucket.zone-x")).toMatchObject({
      force_destroy: true,
      lifecycle: { prevent_destroy: false },
    });
  });
});
