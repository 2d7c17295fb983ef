import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { type ITerraformDependable, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { Protection } from "../../config/model";
import { denyInsecureTransport, policyDocument, type Statement } from "../iam/policy-document";

/** What happens to objects with age. Storage classes as S3 spells them. */
export interface LifecycleRule {
  /** Name of the rule, unique in the bucket. */
  readonly id: string;
  /** Key prefix that it is about. Default: every object. */
  readonly prefix?: string;
  /** Moves to other storage classes, in days after creation. Default none. */
  readonly transitions?: readonly {
    readonly days: number;
    readonly storageClass: "STANDARD_IA" | "INTELLIGENT_TIERING" | "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE";
  }[];
  /** Days after creation until deletion. Default: never. */
  readonly expireAfterDays?: number;
  /** Days that a replaced or deleted version is kept. Default: for ever. */
  readonly noncurrentVersionDays?: number;
}

/** How long nobody can delete what was written. */
export interface ObjectLock {
  /** `governance` can be lifted with a special permission, `compliance` by nobody. */
  readonly mode: "governance" | "compliance";
  readonly days: number;
}

export interface SecureBucketProps {
  /** Name; changing it replaces the bucket. */
  readonly bucketName: string;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** Region, where it is not the stack's. */
  readonly region?: string;
  /** ARN of the key for SSE-KMS with an S3 bucket key. Default: SSE-S3. */
  readonly kmsKeyArn?: string;
  /** Keeps replaced and deleted objects. Default false. */
  readonly versioning?: boolean;
  /** Statements of the bucket policy beside the denial of requests without TLS. Default none. */
  readonly statements?: readonly Statement[];
  /** What has to be in order before the bucket policy is written. Default: nothing. */
  readonly policyDependsOn?: readonly ITerraformDependable[];
  /** Default none; unfinished uploads go after 7 days in any case, and lone delete markers where there are versions. */
  readonly lifecycleRules?: readonly LifecycleRule[];
  /** Bucket for S3 server access logs; they go below this bucket's name. Default: no access logs. */
  readonly accessLogBucket?: string | undefined;
  /** Locks new objects; needs versioning. Default: no lock. */
  readonly objectLock?: ObjectLock | undefined;
  readonly protection: Protection;
}

/** ARN of a bucket, known before the bucket exists. */
export const bucketArnOf = (partition: string, bucketName: string): string => `arn:${partition}:s3:::${bucketName}`;

/** An S3 bucket without public access or ACLs, encrypted, reachable over TLS only. */
export class SecureBucket extends Construct {
  /** Name of the bucket; a reference to it, so that whoever uses it waits for it. */
  readonly bucketName: string;
  /** ARN of the bucket; a reference, as the name. */
  readonly bucketArn: string;
  /** The same name, for services that deliver to the bucket: who uses it waits for the bucket's policy too. */
  readonly admittingName: string;
  /** The same name, for objects whose versions somebody names: who uses it waits until the bucket keeps versions. */
  readonly versionedName: string;
  /** The bucket and all its settings, for what has to find them in place. */
  readonly settings: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: SecureBucketProps) {
    super(scope, id);
    // Every setting of a bucket is asked for in the bucket's region.
    const place = props.region === undefined ? {} : { region: props.region };
    const bucket = new S3Bucket(this, "Resource", {
      ...place,
      bucket: props.bucketName,
      forceDestroy: props.protection.forceDestroy,
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    const block = new S3BucketPublicAccessBlock(this, "public-access-block", {
      ...place,
      bucket: bucket.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, "ownership-controls", {
      ...place,
      bucket: bucket.bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
      // S3 refuses two changes of one bucket's access settings at the same moment.
      dependsOn: [block],
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      ...place,
      bucket: bucket.bucket,
      rule: [
        props.kmsKeyArn === undefined
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
          : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: props.kmsKeyArn },
              bucketKeyEnabled: true,
            },
      ],
    });
    const policy = new S3BucketPolicy(this, "policy", {
      ...place,
      bucket: bucket.bucket,
      policy: policyDocument([
        denyInsecureTransport(bucketArnOf(props.partition, props.bucketName)),
        ...(props.statements ?? []),
      ]),
      dependsOn: [block, ...(props.policyDependsOn ?? [])],
    });
    const versioning =
      props.versioning === true
        ? new S3BucketVersioningA(this, "versioning", {
            ...place,
            bucket: bucket.bucket,
            versioningConfiguration: { status: "Enabled" },
          })
        : undefined;
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      ...place,
      bucket: bucket.bucket,
      rule: [
        ABORT_INCOMPLETE_UPLOADS,
        ...(versioning === undefined ? [] : [EXPIRE_DELETE_MARKERS]),
        ...(props.lifecycleRules ?? []).map(lifecycleRule),
      ],
      // Rules about old versions need a versioned bucket.
      ...(versioning === undefined ? {} : { dependsOn: [versioning] }),
    });
    if (props.accessLogBucket !== undefined) {
      new S3BucketLoggingA(this, "access-logs", {
        ...place,
        bucket: bucket.bucket,
        targetBucket: props.accessLogBucket,
        targetPrefix: `${props.bucketName}/`,
      });
    }
    if (props.objectLock !== undefined) {
      // Also works on a bucket that is there already, unlike the argument of the bucket, which replaces it.
      new S3BucketObjectLockConfigurationA(this, "object-lock", {
        ...place,
        bucket: bucket.bucket,
        objectLockEnabled: "Enabled",
        rule: { defaultRetention: { mode: props.objectLock.mode.toUpperCase(), days: props.objectLock.days } },
        ...(versioning === undefined ? {} : { dependsOn: [versioning] }),
      });
    }
    this.bucketName = bucket.bucket;
    this.bucketArn = bucket.arn;
    this.admittingName = policy.bucket;
    this.versionedName = versioning?.bucket ?? bucket.bucket;
    this.settings = this.node.findAll().filter((part) => TerraformResource.isTerraformResource(part));
  }
}

const ABORT_INCOMPLETE_UPLOADS: S3BucketLifecycleConfigurationRule = {
  id: "abort-incomplete-uploads",
  status: "Enabled",
  filter: [{ prefix: "" }],
  abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
};

/** A delete marker whose last version is gone only slows listings down; managed tables leave many. */
const EXPIRE_DELETE_MARKERS: S3BucketLifecycleConfigurationRule = {
  id: "expire-delete-markers",
  status: "Enabled",
  filter: [{ prefix: "" }],
  expiration: [{ expiredObjectDeleteMarker: true }],
};

function lifecycleRule(rule: LifecycleRule): S3BucketLifecycleConfigurationRule {
  return {
    id: rule.id,
    status: "Enabled",
    filter: [{ prefix: rule.prefix ?? "" }],
    ...(rule.transitions === undefined ? {} : { transition: rule.transitions.map((move) => ({ ...move })) }),
    ...(rule.expireAfterDays === undefined ? {} : { expiration: [{ days: rule.expireAfterDays }] }),
    ...(rule.noncurrentVersionDays === undefined
      ? {}
      : { noncurrentVersionExpiration: [{ noncurrentDays: rule.noncurrentVersionDays }] }),
  };
}
