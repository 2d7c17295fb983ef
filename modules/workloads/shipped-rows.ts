import { arn, on, rows, when } from "../iam/deploy-row";

const BUCKET = "arn:{partition}:s3:::{bucket}";
const OBJECTS = `${BUCKET}/*`;

/**
 * Objects that the operations layer ships into its own buckets; services read them in the name of the caller when they are
 * told of one. Source: service authorization reference, "Amazon S3".
 */
export const SHIPPED_ROWS = rows(["operations"], {
  aws_s3_object: [
    when(
      { StringEquals: { "s3:ResourceAccount": "{account}" } },
      on(
        OBJECTS,
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:GetObject",
        "s3:GetObjectTagging",
        "s3:GetObjectVersion",
        "s3:PutObject",
        "s3:PutObjectTagging",
      ),
    ),
    on(BUCKET, "s3:ListBucket", "s3:ListBucketVersions"),
    when(
      {
        // A bucket with a key of its own encrypts in the bucket's name.
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [BUCKET, OBJECTS] },
        StringEquals: { "kms:ViaService": "s3.{region}.amazonaws.com" },
      },
      on(arn("kms", "key/*"), "kms:Decrypt", "kms:GenerateDataKey"),
    ),
  ],
});
