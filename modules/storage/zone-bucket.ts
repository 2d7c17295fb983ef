import { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Protection, Zone } from "../../config/model";
import type { Statement } from "../iam/policy-document";
import { type LifecycleRule, SecureBucket } from "./secure-bucket";

export interface ZoneBucketProps {
  readonly zone: Pick<Zone, "bucket" | "kind" | "lifecycle" | "noncurrentVersionDays">;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** ARN of the key that encrypts the data. */
  readonly kmsKeyArn: string;
  /** Statements of the bucket policy beside the denial of requests without TLS. Default none. */
  readonly statements?: readonly Statement[];
  /** What has to be in order before the bucket policy is written. Default: nothing. */
  readonly policyDependsOn?: readonly ITerraformDependable[];
  /** Bucket for S3 server access logs. Default: no access logs. */
  readonly accessLogBucket?: string | undefined;
  readonly protection: Protection;
}

/** Name of the metrics configuration; CloudWatch's `FilterId` dimension, which alarms name. */
export const REQUEST_METRICS = "EntireBucket";

/** The S3 bucket of one zone of the lake. */
export class ZoneBucket extends SecureBucket {
  constructor(scope: Construct, id: string, { zone, ...props }: ZoneBucketProps) {
    super(scope, id, {
      ...props,
      bucketName: zone.bucket,
      versioning: true,
      lifecycleRules: lifecycleRules(zone),
    });
    if (zone.kind === "raw") {
      // Request metrics cost per metric; only where others write, and the operations layer watches for errors.
      new S3BucketMetric(this, "request-metrics", { bucket: this.bucketName, name: REQUEST_METRICS });
    }
  }
}

/**
 * Files of a raw zone may move and expire with age. Managed storage never: Unity Catalog alone knows which
 * of its files are in use, so there only versions go that it has deleted already.
 */
function lifecycleRules(zone: ZoneBucketProps["zone"]): LifecycleRule[] {
  const rules: LifecycleRule[] = [{ id: "old-versions", noncurrentVersionDays: zone.noncurrentVersionDays }];
  if (zone.kind !== "raw" || zone.lifecycle === undefined) return rules;
  const { infrequentAccessAfterDays, archiveAfterDays, expireAfterDays } = zone.lifecycle;
  const transitions = [
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
