import { type ITerraformDependable, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { Protection } from "../../config/model";
import type { Statement } from "../iam/policy-document";
import { logDeliveryStatements } from "./log-bucket-policy";
import { type LifecycleRule, type ObjectLock, SecureBucket } from "./secure-bucket";

/** Days that an overwritten or deleted log can be brought back. */
const NONCURRENT_VERSION_DAYS = 30;

export interface LogBucketProps {
  /** Name; changing it replaces the bucket. */
  readonly bucketName: string;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** Account and region whose logs arrive. */
  readonly accountId: string;
  readonly region: string;
  /** ARN of the key of logs; its policy must let log delivery use it. */
  readonly kmsKeyArn: string;
  /** Days until a log moves to S3 Glacier Instant Retrieval. */
  readonly archiveAfterDays: number;
  /** Days until a log is deleted. */
  readonly expireAfterDays: number;
  /** Statements of the bucket policy for services that deliver in their own name. Default none. */
  readonly statements?: readonly Statement[];
  /** What has to be in order before the bucket policy is written. Default: nothing. */
  readonly policyDependsOn?: readonly ITerraformDependable[];
  /** Bucket for the access logs of this one. Default: no access logs. */
  readonly accessLogBucket?: string | undefined;
  /** Locks every log for some days. Default: no lock. */
  readonly objectLock?: ObjectLock | undefined;
  readonly protection: Protection;
}

/** The environment's central bucket for logs that AWS delivers: flow logs, CloudTrail, AWS Config. */
export class LogBucket extends Construct {
  readonly bucketName: string;
  readonly bucketArn: string;
  /** The bucket and all its settings, for services that try out whether they may deliver. */
  readonly dependables: readonly ITerraformDependable[];
  /** When logs move and go. */
  readonly lifecycleRules: readonly LifecycleRule[];

  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    this.lifecycleRules = [
      {
        id: "archive-and-expire",
        transitions: [{ days: props.archiveAfterDays, storageClass: "GLACIER_IR" }],
        expireAfterDays: props.expireAfterDays,
        noncurrentVersionDays: NONCURRENT_VERSION_DAYS,
      },
    ];
    const bucket = new SecureBucket(this, "Resource", {
      bucketName: props.bucketName,
      partition: props.partition,
      kmsKeyArn: props.kmsKeyArn,
      versioning: true,
      statements: [...logDeliveryStatements(props), ...(props.statements ?? [])],
      policyDependsOn: props.policyDependsOn ?? [],
      lifecycleRules: this.lifecycleRules,
      accessLogBucket: props.accessLogBucket,
      objectLock: props.objectLock,
      protection: props.protection,
    });
    this.dependables = bucket.node.findAll().filter((part) => TerraformResource.isTerraformResource(part));
    this.bucketName = bucket.bucketName;
    this.bucketArn = bucket.bucketArn;
  }
}
