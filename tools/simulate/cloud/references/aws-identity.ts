import {
  BUCKET,
  BUCKET_ARN,
  FUNCTION,
  inside,
  KMS_KEY,
  KMS_KEY_ONLY,
  of,
  PART_OF_BUCKET,
  POLICY_ARN,
  QUEUE_ARN,
  ROLE_ARN,
  ROLE_NAME,
  SECRET,
  TOPIC,
} from "./aws-targets";
import { on } from "./reference";

/** IAM, KMS, secrets. */
export const AWS_IDENTITY = [
  ...on("aws_iam_role_policy", { role: inside(ROLE_NAME) }),
  ...on("aws_iam_role_policy_attachment", { role: inside(ROLE_NAME), policy_arn: POLICY_ARN }),
  ...on("aws_iam_instance_profile", { role: ROLE_NAME }),
  ...on("aws_kms_alias", { target_key_id: inside(KMS_KEY_ONLY) }),
  ...on("aws_kms_key_policy", { key_id: inside(KMS_KEY_ONLY) }),
  ...on("aws_kms_grant", { key_id: inside(KMS_KEY_ONLY), grantee_principal: { ...ROLE_ARN, except: /./ } }),
  ...on("aws_kms_replica_key", {
    primary_key_arn: of("aws_kms_key", "arn", {
      within: "account",
      missing: "NotFoundException",
    }),
  }),
  ...on("aws_ebs_default_kms_key", { key_arn: KMS_KEY }),
  ...on("aws_secretsmanager_secret_version", { secret_id: inside(SECRET) }),
  ...on("aws_secretsmanager_secret_rotation", {
    secret_id: inside(SECRET),
    rotation_lambda_arn: FUNCTION,
  }),
  ...on("aws_secretsmanager_secret_policy", { secret_arn: inside(SECRET) }),
];

/** Configurations of a bucket, each its own resource. */
const BUCKET_PARTS = [
  "accelerate_configuration",
  "acl",
  "cors_configuration",
  "intelligent_tiering_configuration",
  "inventory",
  "lifecycle_configuration",
  "metric",
  "notification",
  "object_lock_configuration",
  "ownership_controls",
  "policy",
  "public_access_block",
  "replication_configuration",
  "server_side_encryption_configuration",
  "versioning",
].flatMap((part) => on(`aws_s3_bucket_${part}`, { bucket: PART_OF_BUCKET }));

/** S3. */
export const AWS_STORAGE = [
  ...BUCKET_PARTS,
  ...on("aws_s3_bucket_logging", { bucket: PART_OF_BUCKET, target_bucket: BUCKET }),
  ...on("aws_s3_bucket_replication_configuration", { role: ROLE_ARN, "rule.destination.bucket": BUCKET_ARN }),
  ...on("aws_s3_object", { bucket: PART_OF_BUCKET }),
  // Checked, with the policies, by a rule of their own: what S3 says about them is special.
  ...on("aws_s3_bucket_notification", {
    "topic.topic_arn": { ...TOPIC, except: /./ },
    "queue.queue_arn": { ...QUEUE_ARN, except: /./ },
  }),
];
