import { arn, KEY_LOOKED_AT, on, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { TABLE_CONTEXT } from "./policies";

const BUCKET = arn("s3tables", "bucket/{prefix}-*");
const TAGS = ["s3tables:ListTagsForResource", "s3tables:TagResource", "s3tables:UntagResource"];
/** Whoever makes a table encrypts its first files. */
const ENCRYPTED = when(
  { StringLike: { [TABLE_CONTEXT]: `${BUCKET}/*` } },
  on(arn("kms", "key/*"), "kms:Decrypt", "kms:GenerateDataKey"),
);

/** Table buckets, namespaces and tables, which are below their bucket. Source: service authorization reference, "Amazon S3 Tables". */
export const TABLE_BUCKET_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_s3tables_table_bucket: [
      on(
        BUCKET,
        "s3tables:CreateTableBucket",
        "s3tables:DeleteTableBucket",
        "s3tables:GetTableBucket",
        "s3tables:GetTableBucketEncryption",
        "s3tables:GetTableBucketMaintenanceConfiguration",
        "s3tables:PutTableBucketEncryption",
        "s3tables:PutTableBucketMaintenanceConfiguration",
        // Where all goes that is in it.
        "s3tables:DeleteNamespace",
        "s3tables:DeleteTable",
        "s3tables:ListNamespaces",
        "s3tables:ListTables",
        ...TAGS,
      ),
      ENCRYPTED,
      KEY_LOOKED_AT,
    ],
    aws_s3tables_namespace: [
      on(BUCKET, "s3tables:CreateNamespace", "s3tables:DeleteNamespace", "s3tables:GetNamespace"),
    ],
    aws_s3tables_table: [
      on(
        BUCKET,
        "s3tables:CreateTable",
        "s3tables:DeleteTable",
        "s3tables:GetTable",
        "s3tables:GetTableEncryption",
        "s3tables:GetTableMaintenanceConfiguration",
        "s3tables:PutTableEncryption",
        "s3tables:PutTableMaintenanceConfiguration",
        "s3tables:RenameTable",
        ...TAGS,
      ),
      ENCRYPTED,
      KEY_LOOKED_AT,
    ],
    aws_s3tables_table_bucket_policy: [
      on(BUCKET, "s3tables:DeleteTableBucketPolicy", "s3tables:GetTableBucketPolicy", "s3tables:PutTableBucketPolicy"),
    ],
  }),
};
