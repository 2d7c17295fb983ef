import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { nameForm } from "../../checks/name-form";
import { accountId, inAccount } from "../../computed/databricks-account";
import { hex, number, uuid } from "../../computed/databricks-ids";
import { idsByName } from "../../data-sources/databricks-account";
import { workspaceAsked } from "../../data-sources/databricks-workspace";
import { hostName } from "../../databricks/scope";
import { folder, registeredBucket } from "../../effects/buckets";
import { keepDelivery, WORKSPACE_LIFE } from "../../effects/databricks";
import { inAws, ofAccount, WORKSPACE } from "../../references/databricks-targets";
import { oneInAccount } from "../../uniques/databricks";
import { blockOf, textOf } from "../../values";
import type { Service } from "../service";

const CUSTOMER_KEY = ofAccount("databricks_mws_customer_managed_keys", "customer_managed_key_id");

const isServerless = (workspace: ObjectValue) => at(workspace, "compute_mode") === "SERVERLESS";

const PARTS_REFUSED = {
  rule: "workspace-parts",
  source: "provider 1.99.0, databricks_mws_workspaces: checked when it is applied; facts 9",
  operations: ["create"],
  summary: "INVALID_PARAMETER_VALUE",
} as const;

/** A workspace needs a region, credentials and storage; a serverless one brings its own. */
const PARTS: readonly Check[] = [
  {
    ...PARTS_REFUSED,
    when: (workspace) => !isServerless(workspace),
    requires: ["aws_region", "credentials_id", "storage_configuration_id"],
    detail: "{type} needs {arguments}",
    fix: "set {arguments}",
  },
  {
    ...PARTS_REFUSED,
    when: isServerless,
    excludes: [
      "credentials_id",
      "storage_configuration_id",
      "network_id",
      "private_access_settings_id",
      "storage_customer_managed_key_id",
    ],
    detail: "A workspace with compute_mode SERVERLESS has no {arguments}",
    fix: "leave out {arguments}",
  },
];

/** Private access and customer-managed keys need the Enterprise tier. */
const TIER: Check = {
  rule: "workspace-tier",
  source: "settled facts C10",
  when: (workspace) => !["ENTERPRISE", undefined].includes(textOf(at(workspace, "pricing_tier"))?.toUpperCase()),
  excludes: [
    "private_access_settings_id",
    "managed_services_customer_managed_key_id",
    "storage_customer_managed_key_id",
    "customer_managed_key_id",
  ],
  summary: "FEATURE_DISABLED",
  detail: "{arguments}: not available in the tier {pricing_tier}",
  fix: "set pricing_tier to ENTERPRISE, or do without. Of a workspace that is there already Terraform does not send the tier: change it in the account console first",
};

/** Workspaces and what they are made of. */
export const workspaces: Service = {
  databricks_mws_credentials: {
    computed: (request) => ({
      ...inAccount("credentials_id")(request),
      external_id: accountId(request),
    }),
    references: { role_arn: inAws("arn", "aws_iam_role") },
    unique: [oneInAccount("credentials_name")],
    limit: {
      max: "credentialConfigurationsEnterprise",
      among: "account",
      what: "credential configurations per account (Enterprise)",
    },
    answers: idsByName("databricks_mws_credentials", "credentials_name", "credentials_id"),
    answeredBy: "account",
  },
  databricks_mws_storage_configurations: {
    computed: inAccount("storage_configuration_id"),
    references: { bucket_name: inAws("bucket", "aws_s3_bucket") },
    unique: [oneInAccount("storage_configuration_name")],
    limit: { max: "storageConfigurations", among: "account", what: "storage configurations per account" },
  },
  databricks_mws_customer_managed_keys: {
    computed: (request) => ({
      ...inAccount("customer_managed_key_id")(request),
      aws_key_info: [
        { key_region: textOf(at(blockOf(request.planned, "aws_key_info"), "key_arn"))?.split(":")[3] ?? "" },
      ],
    }),
    references: { "aws_key_info.key_arn": inAws("arn", "aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key") },
    limit: { max: "encryptionKeys", among: "account", what: "encryption keys per account" },
  },
  databricks_mws_workspaces: {
    computed: (request) => {
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
    references: {
      credentials_id: ofAccount("databricks_mws_credentials", "credentials_id"),
      storage_configuration_id: ofAccount("databricks_mws_storage_configurations", "storage_configuration_id"),
      network_id: ofAccount("databricks_mws_networks", "network_id"),
      private_access_settings_id: ofAccount("databricks_mws_private_access_settings", "private_access_settings_id"),
      managed_services_customer_managed_key_id: CUSTOMER_KEY,
      storage_customer_managed_key_id: CUSTOMER_KEY,
      customer_managed_key_id: CUSTOMER_KEY,
    },
    unique: [{ ...oneInAccount("deployment_name"), among: "anywhere" }],
    checks: [nameForm("deployment_name", /^[a-z0-9][a-z0-9-]*$/, "small letters, digits and hyphens"), ...PARTS, TIER],
    answers: idsByName("databricks_mws_workspaces", "workspace_name", "workspace_id"),
    answeredBy: "account",
    // The workspace's own files: notebooks' results, libraries, the file system's root.
    delivers: {
      bucket: (workspace, store) => registeredBucket(store, at(workspace, "storage_configuration_id")),
      key: (workspace) => `${String(at(workspace, "workspace_id"))}/`,
    },
    effects: WORKSPACE_LIFE,
  },
  databricks_mws_log_delivery: {
    computed: (request) => ({
      id: `${accountId(request)}|${uuid(request.seed)}`,
      config_id: uuid(request.seed),
      status: "ENABLED",
      delivery_start_time: request.context.clock.timestamp().slice(0, 10),
    }),
    references: {
      credentials_id: { targets: ["databricks_mws_credentials"], attribute: "credentials_id" },
      storage_configuration_id: {
        targets: ["databricks_mws_storage_configurations"],
        attribute: "storage_configuration_id",
      },
      workspace_ids_filter: { ...WORKSPACE, goesWith: false },
    },
    unique: [
      {
        ...oneInAccount("config_name"),
        fix: "choose another config_name: a log delivery is only disabled when it is destroyed, and keeps its name",
      },
    ],
    limit: {
      max: "logDeliveries",
      among: "account",
      by: ["log_type", "workspace_ids_filter"],
      what: "log deliveries of one type; disabled ones count",
    },
    delivers: {
      bucket: (delivery, store) => registeredBucket(store, at(delivery, "storage_configuration_id")),
      key: (delivery) => `${folder(at(delivery, "delivery_path_prefix"))}workspaceId=0/`,
    },
    effects: { deleted: keepDelivery },
  },
  databricks_zones: {
    answers: (request) => {
      const region = textOf(at(workspaceAsked(request)?.attributes, "aws_region")) ?? "";
      const zones = ["a", "b", "c"].map((letter) => `${region}${letter}`);
      return { id: "_", zones, default_zone: zones[0] ?? "" };
    },
    answeredBy: "workspace",
  },
};
