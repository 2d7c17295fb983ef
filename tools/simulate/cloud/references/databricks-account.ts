import { on, type Reference } from "./reference";

const INVALID_STATE = "INVALID_STATE";

/** Something in AWS: Databricks finds it by itself, whatever the region and account. */
const aws = (attribute: string, ...targets: readonly string[]) =>
  ({ targets, attribute, within: "anywhere", missing: "INVALID_PARAMETER_VALUE" }) as const;
/** A configuration of the account, held by its own id. */
const ofAccount = (target: string, attribute: string) => ({
  targets: [target],
  attribute,
  blocksDelete: INVALID_STATE,
});
const CUSTOMER_KEY = ofAccount("databricks_mws_customer_managed_keys", "customer_managed_key_id");
const ENDPOINT = ofAccount("databricks_mws_vpc_endpoint", "vpc_endpoint_id");
const NCC = ofAccount("databricks_mws_network_connectivity_config", "network_connectivity_config_id");
const NETWORK_POLICY = {
  ...ofAccount("databricks_account_network_policy", "network_policy_id"),
  // Databricks' own, which every account has.
  except: /^default-policy$/,
};
/** What belongs to a workspace goes with it. */
const WORKSPACE = { targets: ["databricks_mws_workspaces"], attribute: "workspace_id", goesWith: true };
const PRINCIPAL = {
  targets: ["databricks_group", "databricks_service_principal", "databricks_user"],
  attribute: "id",
  goesWith: true,
};
const GROUP = { ...PRINCIPAL, targets: ["databricks_group"] };
const SERVICE_PRINCIPAL = { ...PRINCIPAL, targets: ["databricks_service_principal"] };

/** Objects of the account. */
export const DATABRICKS_ACCOUNT_REFERENCES: readonly Reference[] = [
  ...on("databricks_mws_workspaces", {
    credentials_id: ofAccount("databricks_mws_credentials", "credentials_id"),
    storage_configuration_id: ofAccount("databricks_mws_storage_configurations", "storage_configuration_id"),
    network_id: ofAccount("databricks_mws_networks", "network_id"),
    private_access_settings_id: ofAccount("databricks_mws_private_access_settings", "private_access_settings_id"),
    managed_services_customer_managed_key_id: CUSTOMER_KEY,
    storage_customer_managed_key_id: CUSTOMER_KEY,
    customer_managed_key_id: CUSTOMER_KEY,
  }),
  ...on("databricks_mws_credentials", { role_arn: aws("arn", "aws_iam_role") }),
  ...on("databricks_mws_storage_configurations", { bucket_name: aws("bucket", "aws_s3_bucket") }),
  ...on("databricks_mws_networks", {
    vpc_id: aws("id", "aws_vpc"),
    subnet_ids: aws("id", "aws_subnet"),
    security_group_ids: aws("id", "aws_security_group", "aws_default_security_group"),
    "vpc_endpoints.rest_api": ENDPOINT,
    "vpc_endpoints.dataplane_relay": ENDPOINT,
  }),
  ...on("databricks_mws_vpc_endpoint", { aws_vpc_endpoint_id: aws("id", "aws_vpc_endpoint") }),
  ...on("databricks_mws_private_access_settings", { allowed_vpc_endpoint_ids: ENDPOINT }),
  ...on("databricks_mws_customer_managed_keys", {
    "aws_key_info.key_arn": aws("arn", "aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key"),
  }),
  ...on("databricks_mws_log_delivery", {
    credentials_id: { targets: ["databricks_mws_credentials"], attribute: "credentials_id" },
    storage_configuration_id: {
      targets: ["databricks_mws_storage_configurations"],
      attribute: "storage_configuration_id",
    },
    workspace_ids_filter: { ...WORKSPACE, goesWith: false },
  }),
  ...on("databricks_metastore_assignment", {
    metastore_id: { targets: ["databricks_metastore"], attribute: "metastore_id" },
    workspace_id: WORKSPACE,
  }),
  ...on("databricks_metastore_data_access", {
    metastore_id: { targets: ["databricks_metastore"], attribute: "metastore_id" },
  }),
  ...on("databricks_mws_permission_assignment", { workspace_id: WORKSPACE, principal_id: PRINCIPAL }),
  ...on("databricks_mws_ncc_binding", { workspace_id: WORKSPACE, network_connectivity_config_id: NCC }),
  ...on("databricks_mws_ncc_private_endpoint_rule", {
    network_connectivity_config_id: NCC,
    // S3 has no object; a service with a connection cannot go.
    endpoint_service: {
      targets: ["aws_vpc_endpoint_service"],
      attribute: "service_name",
      within: "anywhere",
      except: /^com\.amazonaws\.[a-z0-9-]+\.s3$/,
      blocksDelete: "ExistingVpcEndpointConnections",
    },
    resource_names: aws("bucket", "aws_s3_bucket"),
  }),
  ...on("databricks_workspace_network_option", { workspace_id: WORKSPACE, network_policy_id: NETWORK_POLICY }),
  // What stays behind when a binding is destroyed; see effects/databricks.ts.
  ...on("simulated_leftover_binding", { workspace_id: WORKSPACE }),
  ...on("databricks_budget_policy", { binding_workspace_ids: { ...WORKSPACE, goesWith: false } }),
  ...on("databricks_group_member", { group_id: GROUP, member_id: PRINCIPAL }),
  ...on("databricks_group_role", { group_id: GROUP }),
  ...on("databricks_user_role", { user_id: { ...PRINCIPAL, targets: ["databricks_user"] } }),
  ...on("databricks_service_principal_role", { service_principal_id: SERVICE_PRINCIPAL }),
  ...on("databricks_service_principal_secret", { service_principal_id: SERVICE_PRINCIPAL }),
  ...on("databricks_service_principal_federation_policy", { service_principal_id: SERVICE_PRINCIPAL }),
  ...on("databricks_entitlements", {
    group_id: GROUP,
    service_principal_id: SERVICE_PRINCIPAL,
    user_id: { ...PRINCIPAL, targets: ["databricks_user"] },
  }),
  ...on("databricks_permission_assignment", { principal_id: PRINCIPAL }),
];
