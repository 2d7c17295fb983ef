import { at, type ObjectValue } from "../../schema/value";
import { metastoreOf } from "../databricks/scope";
import { grantTarget } from "../databricks/securables";
import { textOf } from "../values";
import type { Computed, ComputedRequest } from "./computed";
import { made, masterRoleArn } from "./databricks-account";
import { uuid } from "./databricks-ids";

/** Owner, dates and metastore, which every securable has. */
const securable = ({ context, store, planned }: ComputedRequest): ObjectValue => ({
  ...made({ context, store }),
  metastore_id: metastoreOf({ context, store, planned }) ?? "",
  browse_only: false,
});

const credential: Computed = (request) => {
  const name = textOf(at(request.planned, "name")) ?? "";
  const id = uuid(request.seed);
  return {
    ...securable(request),
    id: name,
    full_name: name,
    storage_credential_id: id,
    credential_id: id,
    isolation_mode: "ISOLATION_MODE_OPEN",
    used_for_managed_storage: false,
    // Every credential has an external id of its own.
    aws_iam_role: [{ external_id: uuid(request.seed, "external"), unity_catalog_iam_arn: masterRoleArn(request) }],
  };
};

const inSchema: Computed = (request) => {
  const name = path(request.planned, "catalog_name", "schema_name", "name");
  return { ...securable(request), id: name, full_name: name };
};

/** What Unity Catalog decides about its objects. */
export const UNITY_CATALOG_COMPUTED: Readonly<Record<string, Computed>> = {
  databricks_storage_credential: credential,
  databricks_metastore_data_access: (request) => ({
    ...credential(request),
    id: `${metastoreOf(request) ?? ""}|${textOf(at(request.planned, "name"))}`,
  }),
  databricks_credential: credential,
  databricks_external_location: (request) => {
    const { planned, store, seed } = request;
    const used = store.find("databricks_storage_credential", "name", at(planned, "credential_name"));
    return {
      ...securable(request),
      id: textOf(at(planned, "name")) ?? "",
      credential_id: at(used?.attributes, "storage_credential_id"),
      isolation_mode: "ISOLATION_MODE_OPEN",
      file_event_queue: [{ managed_sqs: [{ managed_resource_id: uuid(seed, "queue") }] }],
    };
  },
  databricks_catalog: (request) => {
    const name = textOf(at(request.planned, "name")) ?? "";
    const root = textOf(at(request.planned, "storage_root"))?.replace(/\/+$/, "");
    return {
      ...securable(request),
      id: name,
      full_name: name,
      isolation_mode: "OPEN",
      securable_type: "CATALOG",
      catalog_type: catalogType(request.planned),
      enable_predictive_optimization: "INHERIT",
      storage_location: root === undefined ? "" : `${root}/__unitystorage/catalogs/${uuid(request.seed)}`,
    };
  },
  databricks_schema: (request) => ({
    ...securable(request),
    id: path(request.planned, "catalog_name", "name"),
    schema_id: uuid(request.seed),
    enable_predictive_optimization: "INHERIT",
  }),
  databricks_volume: (request) => ({
    ...inSchema(request),
    volume_path: `/Volumes/${path(request.planned, "catalog_name", "schema_name", "name").replaceAll(".", "/")}`,
  }),
  databricks_sql_table: (request) => ({ ...inSchema(request), table_id: uuid(request.seed) }),
  databricks_registered_model: inSchema,
  databricks_connection: (request) => {
    const name = textOf(at(request.planned, "name")) ?? "";
    return {
      ...securable(request),
      id: `${metastoreOf(request) ?? ""}|${name}`,
      full_name: name,
      connection_id: uuid(request.seed),
      securable_type: "CONNECTION",
      read_only: false,
    };
  },
  databricks_share: named,
  databricks_recipient: named,
  databricks_provider: named,
  databricks_system_schema: (request) => {
    const schema = textOf(at(request.planned, "schema")) ?? "";
    return {
      id: `${metastoreOf(request) ?? ""}|${schema}`,
      metastore_id: metastoreOf(request) ?? "",
      full_name: `system.${schema}`,
      state: "ENABLE_COMPLETED",
      auto_enabled: false,
    };
  },
  databricks_artifact_allowlist: (request) => ({
    ...securable(request),
    id: `${metastoreOf(request) ?? ""}|${textOf(at(request.planned, "artifact_type"))}`,
  }),
  databricks_workspace_binding: ({ planned }) => {
    const name = textOf(at(planned, "securable_name")) ?? textOf(at(planned, "catalog_name")) ?? "";
    const type = textOf(at(planned, "securable_type")) ?? "catalog";
    return { id: `${textOf(at(planned, "workspace_id"))}|${type}|${name}`, securable_name: name };
  },
  databricks_grants: ({ planned }) => ({ id: grantsId(planned) }),
  databricks_grant: ({ planned }) => ({ id: `${grantsId(planned)}/${textOf(at(planned, "principal"))}` }),
  databricks_tag_policy: ({ seed, context }) => ({
    id: uuid(seed),
    create_time: context.clock.timestamp(),
    update_time: context.clock.timestamp(),
  }),
  databricks_policy_info: (request) => ({ ...made(request), id: uuid(request.seed) }),
};

function named(request: ComputedRequest): ObjectValue {
  const name = textOf(at(request.planned, "name")) ?? "";
  const own = securable(request);
  return { ...own, id: name, effective_owner: textOf(at(request.planned, "owner")) ?? at(own, "owner") };
}

function grantsId(planned: ObjectValue): string {
  const target = grantTarget(planned);
  return target ? `${target.kind}/${target.name}` : "";
}

function catalogType(planned: ObjectValue): string {
  if (textOf(at(planned, "connection_name")) !== undefined) return "FOREIGN_CATALOG";
  return textOf(at(planned, "share_name")) === undefined ? "MANAGED_CATALOG" : "DELTASHARING_CATALOG";
}

function path(planned: ObjectValue, ...parts: readonly string[]): string {
  return parts.map((part) => textOf(at(planned, part)) ?? "").join(".");
}
