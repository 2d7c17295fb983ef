import {
  BUCKET_ARN,
  KMS_KEY,
  LOG_GROUP,
  QUEUE_ARN,
  ROLE_ARN,
  SECRET,
  SECURITY_GROUP,
  STREAM_ARN,
  SUBNET,
  TOPIC,
  VPC,
} from "./aws-targets";
import { on, type Reference } from "./reference";

/**
 * What the same argument means on every type of AWS that does not say so itself. Sources: the services' API references;
 * `DependencyViolation` of EC2, `DeleteConflict` of IAM.
 */
export const EVERYWHERE: readonly Reference[] = on("aws_*", {
  "**.vpc_id": VPC,
  "**.subnet_id": SUBNET,
  "**.subnet_ids": SUBNET,
  "**.subnets": SUBNET,
  "**.security_group_ids": SECURITY_GROUP,
  "**.security_groups": SECURITY_GROUP,
  "**.vpc_security_group_ids": SECURITY_GROUP,
  "**.kms_key_id": KMS_KEY,
  "**.kms_key_arn": KMS_KEY,
  "**.kms_master_key_id": KMS_KEY,
  "**.kms_key": KMS_KEY,
  "**.role_arn": ROLE_ARN,
  "**.iam_role_arn": ROLE_ARN,
  "**.execution_role_arn": ROLE_ARN,
  "**.service_access_role_arn": ROLE_ARN,
  "**.log_group_name": LOG_GROUP,
  "**.sns_topic_arn": TOPIC,
  "**.topic_arn": TOPIC,
  "**.queue_arn": QUEUE_ARN,
  "**.secret_arn": SECRET,
  "**.secrets_manager_arn": SECRET,
  "**.bucket_arn": BUCKET_ARN,
  "**.event_source_arn": STREAM_ARN,
});
