/** Types that hold data or that others know, and that no listing of `npm run adopt` takes in: why → types. */
export const NOT_LISTED: Readonly<Record<string, readonly string[]>> = {
  "its listing says nothing that the configuration says too, before a deployment": [
    "databricks_data_quality_monitor",
    "databricks_mws_customer_managed_keys",
    "databricks_mws_ncc_private_endpoint_rule",
  ],
  "another stack knows the beginning of its name, and one without it may be somebody else's": [
    "aws_datazone_project",
    "databricks_sql_table",
  ],
  "another environment or network of the account may have one of the same name": ["aws_route53_zone"],
  "there is one of it, and its id is known without a list": [
    "aws_guardduty_detector",
    "aws_lakeformation_data_lake_settings",
    "aws_macie2_account",
    "aws_quicksight_account_subscription",
    "databricks_compliance_security_profile_workspace_setting",
  ],
  "its listing has the fields of another sort": [
    "aws_kms_replica_key",
    "databricks_model_serving_provisioned_throughput",
    "databricks_share",
  ],
  "the provider's page says nothing of an import": [
    "aws_dataexchange_revision_assets",
    "databricks_provider",
    "databricks_quality_monitor",
  ],
  "the provider's page leaves the form of the id open": ["aws_bedrock_inference_profile"],
  "HCP Terraform has no listing of these two command lines": [
    "tfe_agent_pool",
    "tfe_project",
    "tfe_team",
    "tfe_workspace",
  ],
};
