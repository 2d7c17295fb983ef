import { partOf } from "../../config/adopted/parts";
import { KINDS_BY_ADDRESS } from "../../tools/adopt/listings/kinds-by-address";
import type { Store } from "../../tools/simulate/cloud/store";
import { at, isObject, type ObjectValue } from "../../tools/simulate/schema/value";
import { PRINTED_BY_ADDRESS } from "./listings-by-address";

/** What tells one thing from another in a listing. */
export interface Thing {
  readonly id: string;
  readonly name: string;
}

export const LISTED_ACCOUNTS = { aws: "111111111111", databricks: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70" } as const;
const REGION = "eu-west-1";
const arn = (service: string, what: string) =>
  `arn:aws:${service}:${service === "iam" ? "" : REGION}:${LISTED_ACCOUNTS.aws}:${what}`;
const ofAccount = { account_id: LISTED_ACCOUNTS.databricks, creation_time: 1_700_000_000_000 };
const securable = {
  metastore_id: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58",
  owner: "ada@acme.example",
  created_at: 1_700_000_000_000,
};

/** Command → what it prints, in the fields that its API has. */
export const PRINTED: Readonly<Record<string, (things: readonly Thing[]) => unknown>> = {
  "aws s3api list-buckets": (things) => ({
    Buckets: things.map(({ name }) => ({ Name: name, CreationDate: "2024-03-01T10:00:00+00:00" })),
    Owner: { DisplayName: "acme", ID: "79a59df900b949e5" },
    Prefix: null,
  }),
  "aws iam list-roles": (things) => ({
    Roles: things.map(({ name }) => ({
      Path: "/",
      RoleName: name,
      RoleId: "AROAEXAMPLE",
      Arn: arn("iam", `role/${name}`),
      CreateDate: "2024-03-01T10:00:00+00:00",
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] },
      MaxSessionDuration: 3600,
    })),
  }),
  "aws kms list-aliases": (things) => ({
    Aliases: things.map(({ id, name }) => ({
      AliasName: name,
      AliasArn: arn("kms", name),
      TargetKeyId: id,
      CreationDate: "2024-03-01T10:00:00+00:00",
    })),
  }),
  "aws kms list-keys": (things) => ({ Keys: things.map(({ id }) => ({ KeyId: id, KeyArn: arn("kms", `key/${id}`) })) }),
  "databricks account workspaces list": (things) =>
    things.map(({ id, name }) => ({
      ...ofAccount,
      aws_region: REGION,
      credentials_id: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58",
      deployment_name: name,
      pricing_tier: "ENTERPRISE",
      workspace_id: Number(id),
      workspace_name: name,
      workspace_status: "RUNNING",
    })),
  "databricks account credentials list": (things) =>
    things.map(({ id, name }) => ({
      ...ofAccount,
      aws_credentials: { sts_role: { role_arn: arn("iam", `role/${name}`) } },
      credentials_id: id,
      credentials_name: name,
    })),
  "databricks account storage list": (things) =>
    things.map(({ id, name }) => ({
      ...ofAccount,
      root_bucket_info: { bucket_name: name },
      storage_configuration_id: id,
      storage_configuration_name: name,
    })),
  "databricks account networks list": (things) =>
    things.map(({ id, name }) => ({
      ...ofAccount,
      network_id: id,
      network_name: name,
      vpc_id: "vpc-0",
      vpc_status: "VALID",
    })),
  "databricks account network-connectivity list-network-connectivity-configurations": (things) =>
    things.map(({ id, name }) => ({ ...ofAccount, name, network_connectivity_config_id: id, region: REGION })),
  "databricks account network-policies list-network-policies-rpc": (things) =>
    things.map(({ name }) => ({ account_id: LISTED_ACCOUNTS.databricks, egress: {}, network_policy_id: name })),
  "databricks account metastores list": (things) =>
    things.map(({ id, name }) => ({ cloud: "aws", metastore_id: id, name, region: REGION, owner: "ada@acme.example" })),
  "databricks account groups list": (things) =>
    things.map(({ id, name }) => ({ displayName: name, id, members: [{ display: "Ada", value: "1" }] })),
  "databricks account service-principals list": (things) =>
    things.map(({ id, name }) => ({
      active: true,
      applicationId: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58",
      displayName: name,
      id,
    })),
  "databricks catalogs list": (things) =>
    things.map(({ name }) => ({
      ...securable,
      catalog_type: "MANAGED_CATALOG",
      full_name: name,
      name,
      securable_type: "CATALOG",
    })),
  "databricks schemas list CATALOG": (things) =>
    things.map(({ name }) => ({
      ...securable,
      catalog_name: name.split(".")[0],
      catalog_type: "MANAGED_CATALOG",
      full_name: name,
      name: name.split(".")[1],
    })),
  "databricks external-locations list": (things) =>
    things.map(({ name }) => ({ ...securable, credential_id: "x", credential_name: name, name, url: `s3://${name}` })),
  "databricks storage-credentials list": (things) =>
    things.map(({ name }) => ({
      ...securable,
      aws_iam_role: {
        external_id: "x",
        role_arn: arn("iam", `role/${name}`),
        unity_catalog_iam_arn: arn("iam", "role/uc"),
      },
      full_name: name,
      id: "x",
      name,
    })),
  "databricks warehouses list": (things) =>
    things.map(({ id, name }) => ({
      auto_stop_mins: 10,
      cluster_size: "Small",
      id,
      name,
      state: "STOPPED",
      warehouse_type: "PRO",
    })),
  "databricks pipelines list-pipelines": (things) =>
    things.map(({ id, name }) => ({ creator_user_name: "ada@acme.example", name, pipeline_id: id, state: "IDLE" })),
  "databricks jobs list": (things) =>
    things.map(({ id, name }) => ({
      created_time: 1_700_000_000_000,
      job_id: Number(id),
      settings: { name, format: "MULTI_TASK" },
    })),
  ...Object.fromEntries(
    Object.entries(PRINTED_BY_ADDRESS).map(([command, [list, of]]) => [
      command,
      (things: readonly Thing[]) => (list === undefined ? things.map(of) : { [list]: things.map(of) }),
    ]),
  ),
};

/** Type → the command that lists it, and which attribute is its name. */
const OF_TYPES: Readonly<Record<string, readonly [command: string, name: string]>> = {
  aws_s3_bucket: ["aws s3api list-buckets", "bucket"],
  aws_iam_role: ["aws iam list-roles", "name"],
  aws_kms_alias: ["aws kms list-aliases", "name"],
  aws_kms_key: ["aws kms list-keys", "id"],
  databricks_mws_workspaces: ["databricks account workspaces list", "workspace_name"],
  databricks_mws_credentials: ["databricks account credentials list", "credentials_name"],
  databricks_mws_storage_configurations: ["databricks account storage list", "storage_configuration_name"],
  databricks_mws_networks: ["databricks account networks list", "network_name"],
  databricks_mws_network_connectivity_config: [
    "databricks account network-connectivity list-network-connectivity-configurations",
    "name",
  ],
  databricks_account_network_policy: [
    "databricks account network-policies list-network-policies-rpc",
    "network_policy_id",
  ],
  databricks_metastore: ["databricks account metastores list", "name"],
  databricks_group: ["databricks account groups list", "display_name"],
  databricks_service_principal: ["databricks account service-principals list", "display_name"],
  databricks_catalog: ["databricks catalogs list", "name"],
  databricks_schema: ["databricks schemas list CATALOG", "id"],
  databricks_external_location: ["databricks external-locations list", "name"],
  databricks_storage_credential: ["databricks storage-credentials list", "name"],
  databricks_sql_endpoint: ["databricks warehouses list", "name"],
  databricks_pipeline: ["databricks pipelines list-pipelines", "name"],
  databricks_job: ["databricks jobs list", "name"],
  ...Object.fromEntries(
    KINDS_BY_ADDRESS.map(({ part, command }) => {
      const { type, listed } = partOf(part);
      return [type, [command, listed ?? "id"] as const];
    }),
  ),
};

const last = (text: string): string => text.replace(/^.*[/:]/, "");

/** Type → its name, where several attributes make it. */
const NAMES: Readonly<Record<string, (said: (attribute: string) => string) => string>> = {
  aws_cloudwatch_log_stream: (said) => `${said("log_group_name")}:${said("name")}`,
  aws_iam_openid_connect_provider: (said) => said("url").replace(/^https:\/\//, ""),
  aws_kinesis_stream_consumer: (said) => `${last(said("stream_arn"))}/${said("name")}`,
  aws_s3tables_table: (said) => `${last(said("table_bucket_arn"))}/${said("namespace")}/${said("name")}`,
};

/** What has a tag in place of a name is told by it. */
function nameIn(type: string, attribute: string, attributes: ObjectValue): string {
  const said = (one: string) => `${at(attributes, one)}`;
  const tags = at(attributes, "tags");
  const own = NAMES[type]?.(said);
  return own ?? (attribute === "id" && isObject(tags) ? `${at(tags, "Name")}` : said(attribute));
}

/** File → what the command lines would print of everything in a simulated cloud. */
export function listingsOf(store: Store): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(OF_TYPES).map(([type, [command, attribute]]) => {
      const things = store.ofType(type).map(({ attributes }) => ({
        id: `${at(attributes, type === "aws_kms_alias" ? "target_key_id" : "id")}`.replace(/^.*\//, ""),
        name: nameIn(type, attribute, attributes),
      }));
      return [`${type}.json`, JSON.stringify(PRINTED[command]?.(things))];
    }),
  );
}
