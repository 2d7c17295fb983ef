import { at, type ObjectValue } from "../../schema/value";
import { callerOf, principalNamed } from "../databricks/principals";
import { accountOf, same } from "../databricks/scope";
import type { CloudObject, StoreView } from "../store";
import { textOf } from "../values";
import type { DataSource, DataSourceRequest } from "./data-source";
import { found } from "./find";

/** Everything of a type as a map from name to id. */
const idsByName =
  (type: string, name: string, id: string): DataSource =>
  ({ store, context }) => ({
    id: context.accountId ?? "_",
    ids: Object.fromEntries(
      ofAccount(store, type, context.accountId).map(({ attributes }) => [
        textOf(at(attributes, name)) ?? "",
        at(attributes, id),
      ]),
    ),
  });

const NCC = "databricks_mws_network_connectivity_config";

/** What only the account answers. */
export const ACCOUNT_DATA_SOURCES: Readonly<Record<string, DataSource>> = {
  databricks_mws_workspaces: idsByName("databricks_mws_workspaces", "workspace_name", "workspace_id"),
  databricks_mws_credentials: idsByName("databricks_mws_credentials", "credentials_name", "credentials_id"),
  databricks_mws_network_connectivity_config: ({ store, context, config }) =>
    found(
      ofAccount(store, NCC, context.accountId).find(({ attributes }) =>
        same(at(attributes, "name"), at(config, "name")),
      ),
      `network connectivity configuration ${textOf(at(config, "name"))}`,
    ),
  databricks_mws_network_connectivity_configs: ({ store, context, config }) => ({
    id: context.accountId ?? "_",
    names: ofAccount(store, NCC, context.accountId)
      .filter(({ attributes }) => at(config, "region") === null || same(at(attributes, "region"), at(config, "region")))
      .map(({ attributes }) => textOf(at(attributes, "name")) ?? ""),
  }),
  databricks_metastores: idsByName("databricks_metastore", "name", "metastore_id"),
  databricks_metastore: ({ store, context, config }) => {
    const asked = ["metastore_id", "name", "region"].filter((name) => textOf(at(config, name)) !== undefined);
    const metastore = ofAccount(store, "databricks_metastore", context.accountId).find(({ attributes }) =>
      asked.every((name) => same(at(attributes, name), at(config, name))),
    );
    return found(
      metastore,
      `metastore with ${asked.map((name) => `${name} ${textOf(at(config, name))}`).join(", ")}`,
      (object) => ({
        ...object.attributes,
        metastore_info: [object.attributes],
      }),
    );
  },
};

/** What accounts and workspaces answer alike. */
export const SHARED_DATA_SOURCES: Readonly<Record<string, DataSource>> = {
  databricks_service_principal: (request) => {
    const { config, store } = request;
    const [attribute = "application_id", text = ""] = first(
      config,
      "application_id",
      "display_name",
      "scim_id",
      "sp_id",
    );
    const property = { scim_id: "id", sp_id: "id" }[attribute] ?? attribute;
    const principal = store
      .ofType("databricks_service_principal")
      .find(({ attributes }) => same(at(attributes, property), text));
    return found(principal, `service principal with ${attribute} ${text}`, ({ attributes }) => ({
      ...attributes,
      scim_id: at(attributes, "id"),
      sp_id: at(attributes, "id"),
    }));
  },
  databricks_service_principals: ({ store, config }) => {
    const part = textOf(at(config, "display_name_contains")) ?? "";
    const ids = store
      .ofType("databricks_service_principal")
      .filter(({ attributes }) => textOf(at(attributes, "display_name"))?.includes(part) ?? part === "")
      .map(({ attributes }) => textOf(at(attributes, "application_id")) ?? "");
    return { id: part === "" ? "_" : part, application_ids: ids.sort() };
  },
  databricks_group: (request) => {
    const name = textOf(at(request.config, "display_name")) ?? "";
    const group = principalNamed(request.store, account(request), name, ["databricks_group"]);
    return found(group, `group ${name}`, ({ attributes }) => ({
      ...attributes,
      ...membersOf(request.store, attributes),
    }));
  },
  databricks_user: (request) => {
    const [attribute = "user_name", text = ""] = first(request.config, "user_name", "user_id");
    const user = request.store
      .ofType("databricks_user")
      .find(({ attributes }) => same(at(attributes, attribute === "user_id" ? "id" : attribute), text));
    return found(user, `user ${text}`);
  },
  databricks_current_config: ({ context }) => ({
    id: "_",
    host: context.host ?? "",
    account_id: context.accountId ?? "",
    auth_type: textOf(at(context.config, "auth_type")) ?? "oauth-m2m",
    cloud_type: "aws",
    is_account: context.level === "account",
  }),
  databricks_current_user: (request) => {
    const { context, store } = request;
    const caller = callerOf(store);
    const principal = caller === undefined ? undefined : principalNamed(store, account(request), caller);
    return found(principal, "current user: nobody has said who Terraform runs as", ({ attributes }) => ({
      ...attributes,
      user_name: caller ?? "",
      home: `/Users/${caller}`,
      repos: `/Repos/${caller}`,
      alphanumeric: caller?.replaceAll("-", "_") ?? "",
      workspace_url: context.level === "workspace" ? (context.host ?? "") : "",
    }));
  },
};

function ofAccount(store: StoreView, type: string, account: string | undefined): CloudObject[] {
  return store.ofType(type).filter((object) => object.account === account);
}

function account(request: DataSourceRequest): string | undefined {
  return accountOf(request);
}

/** The first argument that is set. */
function first(config: ObjectValue, ...names: readonly string[]): readonly [string, string] | readonly [] {
  for (const name of names) {
    const text = textOf(at(config, name));
    if (text !== undefined) return [name, text];
  }
  return [];
}

function membersOf(store: StoreView, group: ObjectValue): ObjectValue {
  const members = store
    .ofType("databricks_group_member")
    .filter(({ attributes }) => same(at(attributes, "group_id"), at(group, "id")))
    .map(({ attributes }) => textOf(at(attributes, "member_id")) ?? "");
  const ofType = (type: string) =>
    members.filter((id) => store.ofType(type).some(({ attributes }) => same(at(attributes, "id"), id)));
  return {
    members,
    users: ofType("databricks_user"),
    service_principals: ofType("databricks_service_principal"),
    child_groups: ofType("databricks_group"),
    groups: [],
    instance_profiles: [],
  };
}
