/** Types that hold data or that others know, and whose import ids nothing here judges: why → types. */
export const WITHOUT_IMPORT_FORM: Readonly<Record<string, readonly string[]>> = {
  "the provider's page says nothing of an import": [
    "aws_dataexchange_revision_assets",
    "aws_lakeformation_data_lake_settings",
    "databricks_provider",
    "databricks_quality_monitor",
  ],
  "the provider's page leaves the form of the id open": ["aws_bedrock_inference_profile", "aws_macie2_account"],
};
