import { arn, on, rows, when } from "../iam/deploy-row";

const BUCKET = "arn:{partition}:s3:::{bucket}";
const OBJECTS = `${BUCKET}/*`;

/**
 * Objects that a layer ships into its own buckets; services read them in the name of the caller when they are told of one.
 * Source: service authorization reference, "Amazon S3".
 */
export const shippedRows = (layer: "operations") =>
  rows([layer], {
    aws_s3_object: [
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
      on(BUCKET, "s3:ListBucket", "s3:ListBucketVersions"),
      when(
        {
          StringEquals: { "kms:ViaService": "s3.{region}.amazonaws.com" },
          // A bucket with a key of its own encrypts in the bucket's name.
          StringLike: { "kms:EncryptionContext:aws:s3:arn": [BUCKET, OBJECTS] },
        },
        on(arn("kms", "key/*"), "kms:Decrypt", "kms:GenerateDataKey"),
      ),
    ],
  });
