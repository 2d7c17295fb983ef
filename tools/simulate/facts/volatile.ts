/**
 * Computed attributes that a change of the resource changes with it: the provider plans them as unknown. Not in
 * the facts files; from the CustomizeDiff functions of the AWS provider and the reference pages of the services.
 */
const VOLATILE: Readonly<Record<string, readonly string[]>> = {
  aws_launch_template: ["latest_version"],
  aws_lambda_function: ["last_modified", "qualified_arn", "qualified_invoke_arn", "version"],
  aws_s3_object: ["etag", "version_id"],
  aws_sfn_state_machine: ["revision_id", "state_machine_version_arn"],
  aws_ssm_parameter: ["version"],
  databricks_access_control_rule_set: ["etag"],
};

export function volatileAttributes(type: string): readonly string[] {
  return VOLATILE[type] ?? [];
}
