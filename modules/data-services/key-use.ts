import { arn, on, when } from "../iam/deploy-row";

/**
 * Services that store data use a key in the name of whoever sets them up, and go on by grants. Source: RDS user guide, "AWS
 * KMS key management" and "Password management with Amazon RDS and AWS Secrets Manager"; DynamoDB developer guide,
 * "DynamoDB encryption at rest: usage notes"; Redshift management guide, "Amazon Redshift database encryption"; AWS DMS user guide, "Setting an encryption key and specifying AWS KMS permissions"; Amazon ECR user
 * guide, "Encryption at rest"; SageMaker, "API permissions: actions, permissions, and resources reference".
 */
export const KEY_USED = when(
  {
    StringEquals: {
      "kms:ViaService": [
        "dms.{region}.amazonaws.com",
        "dynamodb.{region}.amazonaws.com",
        // Copies of tables in the second region, where there is one.
        "dynamodb.{copyRegion}.amazonaws.com",
        "ecr.{region}.amazonaws.com",
        "rds.{region}.amazonaws.com",
        "redshift.{region}.amazonaws.com",
        "redshift-serverless.{region}.amazonaws.com",
        "sagemaker.{region}.amazonaws.com",
        "secretsmanager.{region}.amazonaws.com",
      ],
    },
  },
  on(
    arn("kms", "key/*", "*"),
    "kms:CreateGrant",
    "kms:Decrypt",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
    "kms:RetireGrant",
  ),
);
