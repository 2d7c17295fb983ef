/** A rule that AWS maintains, by the identifier of its source. */
export interface ManagedRule {
  /** End of the rule's name. */
  readonly name: string;
  /** Identifier as AWS Config's list of managed rules has it. */
  readonly source: string;
  /** What it holds. */
  readonly description: string;
  /** Parameters as AWS Config takes them: every value a text. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Rules about the account: who may do everything, and whether it is recorded. */
export const ACCOUNT_RULES: readonly ManagedRule[] = [
  { name: "cloudtrail-enabled", source: "CLOUD_TRAIL_ENABLED", description: "A trail records the account" },
  {
    name: "cloudtrail-log-file-validation",
    source: "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
    description: "Trails have digests that show whether a file was changed",
  },
  {
    name: "cloudtrail-encrypted",
    source: "CLOUD_TRAIL_ENCRYPTION_ENABLED",
    description: "Trails encrypt with a customer-managed key",
  },
  { name: "root-mfa", source: "ROOT_ACCOUNT_MFA_ENABLED", description: "The root user signs in with a second factor" },
  { name: "root-no-access-key", source: "IAM_ROOT_ACCESS_KEY_CHECK", description: "The root user has no access key" },
  {
    name: "iam-no-admin-statements",
    source: "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
    description: "No customer-managed policy allows everything",
  },
  {
    name: "iam-users-no-policies",
    source: "IAM_USER_NO_POLICIES_CHECK",
    description: "No user has policies of its own",
  },
  {
    name: "access-keys-rotated",
    source: "ACCESS_KEYS_ROTATED",
    description: "No access key is older than 90 days",
    parameters: { maxAccessKeyAge: "90" },
  },
  {
    name: "s3-account-public-access-block",
    source: "S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC",
    description: "The account blocks public buckets",
  },
];

/** Rules about data: buckets, keys, volumes, networks. */
export const DATA_RULES: readonly ManagedRule[] = [
  {
    name: "s3-no-public-access",
    source: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
    description: "Every bucket blocks public access",
  },
  {
    name: "s3-tls-only",
    source: "S3_BUCKET_SSL_REQUESTS_ONLY",
    description: "Every bucket denies requests without TLS",
  },
  {
    name: "s3-encrypted",
    source: "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED",
    description: "Every bucket has default encryption",
  },
  { name: "kms-rotation", source: "CMK_BACKING_KEY_ROTATION_ENABLED", description: "Every symmetric key rotates" },
  {
    name: "kms-not-being-deleted",
    source: "KMS_CMK_NOT_SCHEDULED_FOR_DELETION",
    description: "No key is waiting for its deletion",
  },
  { name: "volumes-encrypted", source: "ENCRYPTED_VOLUMES", description: "Attached volumes are encrypted" },
  {
    name: "ebs-encryption-by-default",
    source: "EC2_EBS_ENCRYPTION_BY_DEFAULT",
    description: "New volumes are encrypted by default",
  },
  { name: "flow-logs", source: "VPC_FLOW_LOGS_ENABLED", description: "Every VPC has flow logs" },
  {
    name: "default-security-group-closed",
    source: "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
    description: "Default security groups have no rules",
  },
  { name: "no-open-ssh", source: "INCOMING_SSH_DISABLED", description: "No security group lets everybody in by SSH" },
  {
    name: "log-groups-encrypted",
    source: "CLOUDWATCH_LOG_GROUP_ENCRYPTED",
    description: "Log groups have a key",
  },
];
