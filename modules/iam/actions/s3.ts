import type { DeployActions } from "./scope";

const bucketSetting = (get: string, ...others: string[]): DeployActions => ({
  buckets: [`s3:Get${get}`, `s3:Put${get}`, ...others.map((action) => `s3:${action}`)],
});

/** Buckets, each setting of which is a resource of its own. */
export const S3_ACTIONS = {
  aws_s3_bucket: {
    buckets: [
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
    ],
    "emptied-buckets": ["s3:DeleteObject", "s3:DeleteObjectVersion"],
  },
  aws_s3_bucket_lifecycle_configuration: bucketSetting("LifecycleConfiguration"),
  aws_s3_bucket_logging: bucketSetting("BucketLogging"),
  aws_s3_bucket_metric: bucketSetting("MetricsConfiguration"),
  aws_s3_bucket_ownership_controls: bucketSetting("BucketOwnershipControls"),
  aws_s3_bucket_policy: bucketSetting("BucketPolicy", "DeleteBucketPolicy"),
  aws_s3_bucket_public_access_block: bucketSetting("BucketPublicAccessBlock"),
  aws_s3_bucket_server_side_encryption_configuration: bucketSetting("EncryptionConfiguration"),
  aws_s3_bucket_versioning: bucketSetting("BucketVersioning"),
} satisfies Readonly<Record<string, DeployActions>>;
