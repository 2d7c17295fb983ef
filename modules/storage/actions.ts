import { EVENTS } from "../../config/derive/purposes";
import { queueRows, topicRows } from "../events/actions";
import { anywhere, arn, type Call, inRegion, on, rows } from "../iam/deploy-row";

const BUCKET = "arn:{partition}:s3:::{bucket}";

/** Topics and queues of new files in zones. */
const FILES = {
  sns: arn("sns", `{prefix}-${EVENTS.files("*")}`),
  sqs: arn("sqs", `{queues:${EVENTS.files("*")}}`),
} as const;

const setting = (name: string, ...others: readonly string[]): [Call] => [
  on(BUCKET, `s3:Get${name}`, `s3:Put${name}`, ...others),
];

/** Buckets, each setting of which is a resource of its own, and what the foundation says about storage of the account. */
export const STORAGE_ROWS = [
  ...rows(["foundation", "workspace", "unity-catalog", "operations"], {
    aws_s3_bucket: [
      on(
        BUCKET,
        "s3:CreateBucket",
        "s3:DeleteBucket",
        "s3:GetAccelerateConfiguration",
        "s3:GetBucketAcl",
        "s3:GetBucketCORS",
        "s3:GetBucketLocation",
        "s3:GetBucketLogging",
        "s3:GetBucketObjectLockConfiguration",
        "s3:GetBucketPolicy",
        "s3:GetBucketRequestPayment",
        "s3:GetBucketTagging",
        "s3:GetBucketVersioning",
        "s3:GetBucketWebsite",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration",
        "s3:ListBucket",
        "s3:ListBucketVersions",
        "s3:ListTagsForResource",
        "s3:PutBucketTagging",
        "s3:TagResource",
        "s3:UntagResource",
      ),
      on("arn:{partition}:s3:::{emptiedBucket}/*", "s3:DeleteObject", "s3:DeleteObjectVersion"),
    ],
    aws_s3_bucket_lifecycle_configuration: setting("LifecycleConfiguration"),
    aws_s3_bucket_logging: setting("BucketLogging"),
    aws_s3_bucket_ownership_controls: setting("BucketOwnershipControls"),
    aws_s3_bucket_policy: setting("BucketPolicy", "s3:DeleteBucketPolicy"),
    aws_s3_bucket_public_access_block: setting("BucketPublicAccessBlock"),
    aws_s3_bucket_server_side_encryption_configuration: setting("EncryptionConfiguration"),
  }),
  ...rows(["foundation", "unity-catalog", "operations"], { aws_s3_bucket_versioning: setting("BucketVersioning") }),
  ...rows(["unity-catalog"], {
    aws_s3_bucket_cors_configuration: setting("BucketCORS"),
    aws_s3_bucket_intelligent_tiering_configuration: setting("IntelligentTieringConfiguration"),
    aws_s3_bucket_metric: setting("MetricsConfiguration"),
    aws_s3_bucket_notification: setting("BucketNotification"),
  }),
  ...topicRows("unity-catalog", FILES.sns),
  ...queueRows("unity-catalog", FILES.sqs),
  ...rows(["foundation"], {
    aws_ebs_default_kms_key: [inRegion("ec2:GetEbsDefaultKmsKeyId")],
    aws_ebs_encryption_by_default: [inRegion("ec2:GetEbsEncryptionByDefault")],
    aws_ebs_snapshot_block_public_access: [inRegion("ec2:GetSnapshotBlockPublicAccessState")],
    aws_s3_account_public_access_block: [anywhere("s3:GetAccountPublicAccessBlock")],
    aws_s3_bucket_object_lock_configuration: [on(BUCKET, "s3:GetBucketObjectLockConfiguration")],
    aws_s3_bucket_replication_configuration: [on(BUCKET, "s3:GetReplicationConfiguration")],
  }),
];
