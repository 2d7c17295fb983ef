import { anywhere, arn, inRegion, on, rows } from "../iam/deploy-row";

/** Security services of the account, and the look at its organization. */
export const SECURITY_ROWS = [
  ...rows(["foundation", "unity-catalog"], {
    // Without the lists of accounts, which Terraform asks for too: it does without them where they are refused.
    "data.aws_organizations_organization": [anywhere("organizations:DescribeOrganization")],
  }),
  ...rows(["foundation"], {
    aws_accessanalyzer_analyzer: [inRegion("access-analyzer:GetAnalyzer", "access-analyzer:ListTagsForResource")],
    aws_accessanalyzer_archive_rule: [inRegion("access-analyzer:GetArchiveRule")],
    aws_api_gateway_account: [on("arn:{partition}:apigateway:{region}::/account", "apigateway:GET")],
    aws_backup_plan: [inRegion("backup:GetBackupPlan", "backup:ListTags")],
    aws_backup_selection: [inRegion("backup:GetBackupSelection")],
    // The vault of copies is in the second region.
    aws_backup_vault: [anywhere("backup:DescribeBackupVault", "backup:ListTags")],
    aws_backup_vault_lock_configuration: [anywhere("backup:DescribeBackupVault")],
    aws_bedrock_model_invocation_logging_configuration: [inRegion("bedrock:GetModelInvocationLoggingConfiguration")],
    aws_guardduty_detector: [inRegion("guardduty:GetDetector", "guardduty:ListTagsForResource")],
    aws_guardduty_detector_feature: [inRegion("guardduty:GetDetector")],
    aws_iot_logging_options: [inRegion("iot:GetV2LoggingOptions")],
    aws_iam_service_linked_role: [
      on(arn("iam", "role/aws-service-role/spot.amazonaws.com/*", ""), "iam:GetRole", "iam:ListRoleTags"),
    ],
    "data.aws_lakeformation_data_lake_settings": [inRegion("lakeformation:GetDataLakeSettings")],
    aws_lakeformation_data_lake_settings: [inRegion("lakeformation:GetDataLakeSettings")],
    aws_lakeformation_identity_center_configuration: [
      inRegion("lakeformation:DescribeLakeFormationIdentityCenterConfiguration"),
    ],
    aws_lakeformation_lf_tag: [inRegion("lakeformation:GetLFTag")],
    aws_macie2_account: [inRegion("macie2:GetMacieSession")],
    aws_oam_link: [inRegion("oam:GetLink", "oam:ListTagsForResource")],
    // In the region of its people, which may be another one.
    aws_quicksight_account_subscription: [anywhere("quicksight:DescribeAccountSubscription")],
    aws_s3control_access_grants_instance: [
      on(arn("s3", "access-grants/default"), "s3:GetAccessGrantsInstance", "s3:ListTagsForResource"),
    ],
    aws_securityhub_account: [inRegion("securityhub:DescribeHub", "securityhub:GetEnabledStandards")],
    aws_securityhub_standards_subscription: [inRegion("securityhub:GetEnabledStandards")],
    aws_vpc_block_public_access_options: [inRegion("ec2:DescribeVpcBlockPublicAccessOptions")],
  }),
];
