import { S3BucketIntelligentTieringConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration";
import { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Protection, Zone } from "../../config/model";
import type { Statement } from "../iam/policy-document";
import { type Browsers, letBrowsersIn } from "./browsers";
import { type LifecycleRule, SecureBucket } from "./secure-bucket";

export interface ZoneBucketProps {
  readonly zone: Pick<Zone, "bucket" | "kind" | "lifecycle" | "noncurrentVersionDays" | "requestMetrics">;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** ARN of the key that encrypts the data. */
  readonly kmsKeyArn: string;
  /** Statements of the bucket policy beside the denial of requests without TLS. Default none. */
  readonly statements?: readonly Statement[];
  /** Pages on which browsers use it. Default none. */
  readonly browsers?: readonly Browsers[];
  /** What has to be in order before the bucket policy is written. Default: nothing. */
  readonly policyDependsOn?: readonly ITerraformDependable[];
  /** Bucket for S3 server access logs. Default: no access logs. */
  readonly accessLogBucket?: string | undefined;
  readonly protection: Protection;
}

/** Name of configurations that are for all of a bucket. */
const WHOLE = "EntireBucket";
/** Name of the metrics configuration; CloudWatch's `FilterId` dimension, which alarms name. */
export const REQUEST_METRICS = WHOLE;

/** The S3 bucket of one zone of the lake. */
export class ZoneBucket extends SecureBucket {
  constructor(scope: Construct, id: string, { zone, browsers = [], ...props }: ZoneBucketProps) {
    super(scope, id, {
      ...props,
      bucketName: zone.bucket,
      versioning: true,
      lifecycleRules: lifecycleRules(zone),
    });
    letBrowsersIn(this, "browsers", this.bucketName, browsers);
    const tiers = archiveTiers(zone);
    if (tiers.length > 0) {
      new S3BucketIntelligentTieringConfiguration(this, "tiering", {
        bucket: this.bucketName,
        name: WHOLE,
        tiering: tiers,
      });
    }
    if (zone.requestMetrics ?? zone.kind === "raw") {
      // Request metrics cost per metric: where others write, and the operations layer watches for errors.
      new S3BucketMetric(this, "request-metrics", { bucket: this.bucketName, name: REQUEST_METRICS });
    }
  }
}

/** Archives of S3 Intelligent-Tiering; its other tiers need no configuration. Source: S3 API, PutBucketIntelligentTieringConfiguration. */
function archiveTiers({ kind, lifecycle }: ZoneBucketProps["zone"]): { accessTier: string; days: number }[] {
  const tiers = kind === "raw" ? lifecycle?.intelligentTiering : undefined;
  const tier = (accessTier: string, days: number | undefined) => (days === undefined ? [] : [{ accessTier, days }]);
  return [
    ...tier("ARCHIVE_ACCESS", tiers?.archiveAccessAfterDays),
    ...tier("DEEP_ARCHIVE_ACCESS", tiers?.deepArchiveAccessAfterDays),
  ];
}

/**
 * Files of a raw zone may move and expire with age. Managed storage never: Unity Catalog alone knows which
 * of its files are in use, so there only versions go that it has deleted already.
 */
function lifecycleRules(zone: ZoneBucketProps["zone"]): LifecycleRule[] {
  const rules: LifecycleRule[] = [{ id: "old-versions", noncurrentVersionDays: zone.noncurrentVersionDays }];
  if (zone.kind !== "raw" || zone.lifecycle === undefined) return rules;
  const { infrequentAccessAfterDays, archiveAfterDays, intelligentTiering, expireAfterDays } = zone.lifecycle;
  const transitions = [
    ...(intelligentTiering === undefined
      ? []
      : [{ days: intelligentTiering.afterDays, storageClass: "INTELLIGENT_TIERING" as const }]),
    ...(infrequentAccessAfterDays === undefined
      ? []
      : [{ days: infrequentAccessAfterDays, storageClass: "STANDARD_IA" as const }]),
    ...(archiveAfterDays === undefined ? [] : [{ days: archiveAfterDays, storageClass: "GLACIER_IR" as const }]),
  ];
  // S3 refuses a rule that does nothing.
  if (transitions.length === 0 && expireAfterDays === undefined) return rules;
  return [
    ...rules,
    {
      id: "age",
      ...(transitions.length === 0 ? {} : { transitions }),
      ...(expireAfterDays === undefined ? {} : { expireAfterDays }),
    },
  ];
}
