import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Protection } from "../../config/model";
import type { Statement } from "../iam/policy-document";
import { accessLogStatements } from "./access-log-policy";
import { SecureBucket } from "./secure-bucket";

export interface AccessLogBucketProps {
  /** Name; changing it replaces the bucket. */
  readonly bucketName: string;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account of the buckets whose requests are logged, 12 digits. */
  readonly accountId: string;
  /** Names of those buckets; they may be made later, by other layers. */
  readonly sourceBuckets: readonly string[];
  /** Further statements of the bucket policy. Default none. */
  readonly statements?: readonly Statement[];
  /** What has to be in order before the bucket policy is written. Default: nothing. */
  readonly policyDependsOn?: readonly ITerraformDependable[];
  /** Days until a log is deleted. */
  readonly expireAfterDays: number;
  readonly protection: Protection;
}

/**
 * Receives S3 server access logs. SSE-S3, because S3 delivers these logs to no bucket whose default encryption
 * is a KMS key; and without object lock, which it refuses as well.
 */
export class AccessLogBucket extends Construct {
  /** Name of the bucket. S3 tries it out, so whoever uses it waits for the policy that lets S3 write. */
  readonly bucketName: string;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    const bucket = new SecureBucket(this, "Resource", {
      bucketName: props.bucketName,
      partition: props.partition,
      statements: [...accessLogStatements(props), ...(props.statements ?? [])],
      policyDependsOn: props.policyDependsOn ?? [],
      lifecycleRules: [{ id: "expire", expireAfterDays: props.expireAfterDays }],
      protection: props.protection,
    });
    this.bucketName = bucket.admittingName;
  }
}
