import type { DeployActions } from "./scope";

const REGION_SETTING = (...actions: string[]): DeployActions => ({ region: actions });
const KEY: DeployActions = {
  keys: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"],
};
const CONFIG_TAGS = "config:ListTagsForResource";

/**
 * Resource type → what Terraform calls to read one, for the types that only the foundation makes: it is planned
 * with the plan role and deployed by an administrator, so nothing else is needed.
 */
export const FOUNDATION_READS = {
  aws_accessanalyzer_analyzer: REGION_SETTING("access-analyzer:GetAnalyzer", "access-analyzer:ListTagsForResource"),
  aws_cloudtrail: REGION_SETTING(
    "cloudtrail:DescribeTrails",
    "cloudtrail:GetEventSelectors",
    "cloudtrail:GetInsightSelectors",
    "cloudtrail:GetTrailStatus",
    "cloudtrail:ListTags",
  ),
  aws_config_aggregate_authorization: REGION_SETTING("config:DescribeAggregationAuthorizations", CONFIG_TAGS),
  aws_config_config_rule: REGION_SETTING("config:DescribeConfigRules", CONFIG_TAGS),
  aws_config_configuration_aggregator: REGION_SETTING("config:DescribeConfigurationAggregators", CONFIG_TAGS),
  aws_config_configuration_recorder: REGION_SETTING("config:DescribeConfigurationRecorders", CONFIG_TAGS),
  aws_config_configuration_recorder_status: REGION_SETTING(
    "config:DescribeConfigurationRecorderStatus",
    "config:DescribeConfigurationRecorders",
  ),
  aws_config_conformance_pack: REGION_SETTING(
    "config:DescribeConformancePackStatus",
    "config:DescribeConformancePacks",
  ),
  aws_config_delivery_channel: REGION_SETTING("config:DescribeDeliveryChannels"),
  aws_ebs_default_kms_key: REGION_SETTING("ec2:GetEbsDefaultKmsKeyId"),
  aws_ebs_encryption_by_default: REGION_SETTING("ec2:GetEbsEncryptionByDefault"),
  aws_ebs_snapshot_block_public_access: REGION_SETTING("ec2:GetSnapshotBlockPublicAccessState"),
  aws_guardduty_detector: REGION_SETTING("guardduty:GetDetector", "guardduty:ListTagsForResource"),
  aws_guardduty_detector_feature: REGION_SETTING("guardduty:GetDetector"),
  aws_iam_openid_connect_provider: {
    "oidc-providers": ["iam:GetOpenIDConnectProvider", "iam:ListOpenIDConnectProviderTags"],
  },
  aws_iam_policy: {
    policies: ["iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyTags", "iam:ListPolicyVersions"],
  },
  aws_iam_role_policy_attachment: { roles: ["iam:ListAttachedRolePolicies"] },
  aws_kms_alias: REGION_SETTING("kms:ListAliases"),
  aws_kms_key: KEY,
  aws_kms_replica_key: KEY,
  aws_macie2_account: REGION_SETTING("macie2:GetMacieSession"),
  aws_s3_account_public_access_block: { global: ["s3:GetAccountPublicAccessBlock"] },
  aws_s3_bucket_object_lock_configuration: { buckets: ["s3:GetBucketObjectLockConfiguration"] },
  aws_s3_bucket_replication_configuration: { buckets: ["s3:GetReplicationConfiguration"] },
  aws_securityhub_account: REGION_SETTING("securityhub:DescribeHub", "securityhub:GetEnabledStandards"),
  aws_securityhub_standards_subscription: REGION_SETTING("securityhub:GetEnabledStandards"),
} as const satisfies Readonly<Record<string, DeployActions>>;
