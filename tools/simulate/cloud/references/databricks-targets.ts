const INVALID_STATE = "INVALID_STATE";

/** Something in AWS: Databricks finds it by itself, whatever the region and account. */
export const inAws = (attribute: string, ...targets: readonly string[]) =>
  ({ targets, attribute, within: "anywhere", missing: "INVALID_PARAMETER_VALUE" }) as const;

/** A configuration of the account, held by its own id. */
export const ofAccount = (target: string, attribute: string) => ({
  targets: [target],
  attribute,
  blocksDelete: INVALID_STATE,
});

/** What belongs to a workspace goes with it. */
export const WORKSPACE = { targets: ["databricks_mws_workspaces"], attribute: "workspace_id", goesWith: true };

/** What says something of a principal goes with it. */
export const PRINCIPAL = {
  targets: ["databricks_group", "databricks_service_principal", "databricks_user"],
  attribute: "id",
  goesWith: true,
};

/** A group of the account. */
export const GROUP = { ...PRINCIPAL, targets: ["databricks_group"] };

/** A service principal of the account. */
export const SERVICE_PRINCIPAL = { ...PRINCIPAL, targets: ["databricks_service_principal"] };

/** A user of the account. */
export const USER = { ...PRINCIPAL, targets: ["databricks_user"] };

const MISSING = "RESOURCE_DOES_NOT_EXIST";

/** Something of the same workspace. */
export const here = (target: string, attribute = "id") =>
  ({ targets: [target], attribute, within: "place", missing: MISSING }) as const;

/** What describes one object of the workspace goes with it. */
export const about = (target: string, attribute = "id") => ({ ...here(target, attribute), goesWith: true });

/** Something of the metastore, from whatever workspace. */
export const ofMetastore = (target: string, attribute: string, missing: string) => ({
  targets: [target],
  attribute,
  missing,
});

/** A SQL warehouse of the workspace. */
export const WAREHOUSE = here("databricks_sql_endpoint");

/** A cluster policy of the workspace. */
export const CLUSTER_POLICY = here("databricks_cluster_policy");

/** An instance pool of the workspace. */
export const POOL = here("databricks_instance_pool");

/** A cluster of the workspace. */
export const CLUSTER = here("databricks_cluster");

/** A connection of the metastore, by name. */
export const CONNECTION = ofMetastore("databricks_connection", "name", "CONNECTION_DOES_NOT_EXIST");

/** A budget policy of the account. */
export const BUDGET_POLICY = { targets: ["databricks_budget_policy"], attribute: "policy_id", missing: MISSING };

/** An instance profile in AWS, of any account. */
export const INSTANCE_PROFILE = {
  targets: ["aws_iam_instance_profile"],
  attribute: "arn",
  within: "anywhere",
  missing: "INVALID_PARAMETER_VALUE",
} as const;

/** Folders that every workspace has. */
export const BUILT_IN_FOLDER = /^(\/Workspace)?\/(Shared|Users\/[^/]+|Repos)?\/?$/;
