import { at, type Value } from "../../schema/value";
import { endpointServices } from "../databricks/endpoint-services";
import { callerOf } from "../databricks/principals";
import { databricksPrincipals } from "../databricks/roles";
import { hostName } from "../databricks/scope";
import { blockOf, textOf } from "../values";
import type { Computed, ComputedRequest } from "./computed";
import { hex, number, uuid } from "./databricks-ids";

/** `<account>/<id>`, as most resources of the account have it. */
const inAccount =
  (attribute: string): Computed =>
  (request) => {
    const id = uuid(request.seed);
    const account = accountId(request);
    return {
      id: `${account}/${id}`,
      [attribute]: id,
      account_id: account,
      creation_time: request.context.clock.now(),
    };
  };

/** What Databricks decides about objects of the account. */
export const ACCOUNT_COMPUTED: Readonly<Record<string, Computed>> = {
  databricks_mws_credentials: (request) => ({
    ...inAccount("credentials_id")(request),
    external_id: accountId(request),
  }),
  databricks_mws_storage_configurations: inAccount("storage_configuration_id"),
  databricks_mws_networks: (request) => ({
    ...inAccount("network_id")(request),
    vpc_status: "UNATTACHED",
    workspace_id: 0,
  }),
  databricks_mws_customer_managed_keys: (request) => ({
    ...inAccount("customer_managed_key_id")(request),
    aws_key_info: [
      { key_region: textOf(at(blockOf(request.planned, "aws_key_info"), "key_arn"))?.split(":")[3] ?? "" },
    ],
  }),
  databricks_mws_private_access_settings: inAccount("private_access_settings_id"),
  databricks_mws_vpc_endpoint: (request) => {
    const { planned, published, store } = request;
    const endpoint = store.find("aws_vpc_endpoint", "id", at(planned, "aws_vpc_endpoint_id"));
    const service = textOf(at(endpoint?.attributes, "service_name")) ?? "";
    return {
      ...inAccount("vpc_endpoint_id")(request),
      aws_account_id: endpoint?.account ?? "",
      aws_endpoint_service_id: service.split(".").at(-1) ?? "",
      state: "available",
      use_case: endpointServices(published, store, textOf(at(planned, "region"))).get(service) ?? "WORKSPACE_ACCESS",
    };
  },
  databricks_mws_workspaces: (request) => {
    const { planned, context, seed } = request;
    const id = number(seed, 15);
    const name = textOf(at(planned, "deployment_name")) ?? `dbc-${hex(seed, 8, "host")}-${hex(seed, 4, "shard")}`;
    const domain = hostName(context.host ?? "accounts.cloud.databricks.com").replace(/^accounts(-dod)?\./, "");
    return {
      id: `${accountId(request)}/${id}`,
      workspace_id: id,
      workspace_url: `https://${name}.${domain}`,
      workspace_status: "RUNNING",
      workspace_status_message: "Workspace is running.",
      creation_time: context.clock.now(),
      cloud: "aws",
      pricing_tier: "PREMIUM",
      effective_compute_mode: textOf(at(planned, "compute_mode")) ?? "HYBRID",
    };
  },
  databricks_mws_permission_assignment: ({ planned }) => ({
    id: `${textOf(at(planned, "workspace_id"))}|${textOf(at(planned, "principal_id"))}`,
  }),
  databricks_mws_network_connectivity_config: (request) => ({
    ...inAccount("network_connectivity_config_id")(request),
    updated_time: request.context.clock.now(),
  }),
  databricks_mws_ncc_binding: ({ planned }) => ({
    id: `${textOf(at(planned, "workspace_id"))}/${textOf(at(planned, "network_connectivity_config_id"))}`,
  }),
  databricks_mws_ncc_private_endpoint_rule: ({ planned, seed, context, store }) => ({
    id: `${textOf(at(planned, "network_connectivity_config_id"))}/${uuid(seed)}`,
    rule_id: uuid(seed),
    connection_state: acceptsAnybody(store, at(planned, "endpoint_service")) ? "ESTABLISHED" : "PENDING",
    vpc_endpoint_id: `vpce-${hex(seed, 17, "endpoint")}`,
    enabled: !/\.s3$/.test(textOf(at(planned, "endpoint_service")) ?? ""),
    creation_time: context.clock.now(),
    updated_time: context.clock.now(),
  }),
  databricks_mws_log_delivery: (request) => ({
    id: `${accountId(request)}|${uuid(request.seed)}`,
    config_id: uuid(request.seed),
    status: "ENABLED",
    delivery_start_time: request.context.clock.timestamp().slice(0, 10),
  }),
  databricks_metastore: ({ planned, context, seed, store }) => ({
    id: uuid(seed),
    metastore_id: uuid(seed),
    global_metastore_id: `aws:${textOf(at(planned, "region"))}:${uuid(seed)}`,
    cloud: "aws",
    ...made({ context, store }),
  }),
  databricks_metastore_assignment: ({ planned }) => ({
    id: `${textOf(at(planned, "workspace_id"))}|${textOf(at(planned, "metastore_id"))}`,
    default_catalog_name: "hive_metastore",
  }),
  databricks_group: ({ planned, seed }) => ({
    id: String(number(seed, 15)),
    acl_principal_id: `groups/${textOf(at(planned, "display_name"))}`,
  }),
  databricks_group_member: ({ planned }) => ({
    id: `${textOf(at(planned, "group_id"))}|${textOf(at(planned, "member_id"))}`,
  }),
  databricks_service_principal: ({ seed }) => ({
    id: String(number(seed, 15)),
    application_id: uuid(seed, "application"),
    display_name: uuid(seed, "application"),
    acl_principal_id: `servicePrincipals/${uuid(seed, "application")}`,
    home: `/Users/${uuid(seed, "application")}`,
    repos: `/Repos/${uuid(seed, "application")}`,
  }),
  databricks_service_principal_secret: ({ seed, context }) => ({
    id: uuid(seed),
    status: "ACTIVE",
    create_time: context.clock.timestamp(),
    update_time: context.clock.timestamp(),
  }),
  databricks_user: ({ planned, seed }) => ({
    id: String(number(seed, 15)),
    display_name: textOf(at(planned, "user_name")) ?? "",
    acl_principal_id: `users/${textOf(at(planned, "user_name"))}`,
    home: `/Users/${textOf(at(planned, "user_name"))}`,
    repos: `/Repos/${textOf(at(planned, "user_name"))}`,
  }),
  databricks_access_control_rule_set: ({ planned, seed }) => ({
    id: textOf(at(planned, "name")) ?? "",
    etag: hex(seed, 32, "etag"),
  }),
  databricks_budget: (request) => ({
    id: `${accountId(request)}|${uuid(request.seed)}`,
    account_id: accountId(request),
    budget_configuration_id: uuid(request.seed),
    create_time: request.context.clock.now(),
    update_time: request.context.clock.now(),
  }),
  databricks_budget_policy: ({ seed }) => ({ policy_id: uuid(seed) }),
  databricks_account_federation_policy: ({ seed, context }) => federation(seed, context),
  databricks_service_principal_federation_policy: ({ seed, context }) => federation(seed, context),
};

function federation(seed: string, context: ComputedRequest["context"]) {
  const now = context.clock.timestamp();
  return { policy_id: uuid(seed), uid: uuid(seed, "uid"), create_time: now, update_time: now };
}

/** Who made something, and when; its first owner. */
export function made({ context, store }: Pick<ComputedRequest, "context" | "store">) {
  const caller = callerOf(store) ?? "";
  const now = context.clock.now();
  return { owner: caller, created_at: now, created_by: caller, updated_at: now, updated_by: caller };
}

/** The Unity Catalog role that the host's Databricks uses. */
export function masterRoleArn({ context, published }: Pick<ComputedRequest, "context" | "published">): string {
  return databricksPrincipals(published, context.host).unityCatalogMasterRoleArn;
}

/** Whether a service lets connections in by itself, as S3 does; others wait for somebody. */
function acceptsAnybody(store: ComputedRequest["store"], service: Value): boolean {
  if (/^com\.amazonaws\.[a-z0-9-]+\.s3$/.test(textOf(service) ?? "")) return true;
  return (
    at(store.find("aws_vpc_endpoint_service", "service_name", service)?.attributes, "acceptance_required") === false
  );
}

function accountId({ planned, context }: Pick<ComputedRequest, "planned" | "context">): string {
  return textOf(at(planned, "account_id")) ?? context.accountId ?? "";
}
