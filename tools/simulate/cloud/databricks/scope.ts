import { at, type ObjectValue, type Value } from "../../schema/value";
import type { CloudContext } from "../../semantics/cloud";
import type { CloudObject, StoreView } from "../store";
import { blockOf, textOf } from "../values";

/** A request, as far as it says where it goes. */
export interface Asking {
  readonly context: CloudContext;
  readonly store: StoreView;
  readonly planned?: ObjectValue | null;
  readonly existing?: CloudObject | undefined;
}

/** `dbc-1a2b3c4d-5e6f.cloud.databricks.com` of `https://dbc-1a2b3c4d-5e6f.cloud.databricks.com/`. */
export function hostName(url: string): string {
  return url
    .replace(/^https?:\/\//, "")
    .replace(/\/+$/, "")
    .toLowerCase();
}

/** The workspace that answers at a host. */
export function workspaceAt(store: StoreView, host: string | undefined): CloudObject | undefined {
  if (host === undefined) return undefined;
  return store
    .ofType("databricks_mws_workspaces")
    .find(({ attributes }) => hostName(textOf(at(attributes, "workspace_url")) ?? "") === hostName(host));
}

export function workspaceById(store: StoreView, id: Value): CloudObject | undefined {
  const text = textOf(id);
  if (text === undefined) return undefined;
  return store
    .ofType("databricks_mws_workspaces")
    .find(({ attributes }) => textOf(at(attributes, "workspace_id")) === text);
}

/** Id in the `provider_config` block, by which an account-level provider reaches a workspace. */
export function providerConfigId(object: ObjectValue | null | undefined): string | undefined {
  return textOf(at(blockOf(object, "provider_config"), "workspace_id"));
}

/** The workspace that a request goes to; undefined for the account, and for a workspace that is not there. */
export function workspaceOf({ context, store, planned, existing }: Asking): CloudObject | undefined {
  const id = providerConfigId(planned ?? existing?.attributes);
  if (id !== undefined) return workspaceById(store, id);
  return context.level === "workspace" ? workspaceAt(store, context.host) : undefined;
}

/** The workspace that an object lives in. */
export function workspaceOfObject(store: StoreView, { attributes, place }: CloudObject): CloudObject | undefined {
  const id = providerConfigId(attributes);
  return id === undefined ? workspaceAt(store, place) : workspaceById(store, id);
}

/** The Databricks account that a request goes to, directly or through one of its workspaces. */
export function accountOf(asking: Asking): string | undefined {
  return (asking.context.level === "workspace" ? undefined : asking.context.accountId) ?? workspaceOf(asking)?.account;
}

export function accountOfObject(store: StoreView, object: CloudObject): string | undefined {
  return object.account ?? workspaceOfObject(store, object)?.account;
}

/** Id of the metastore that is assigned to a workspace. */
export function metastoreIdOf(store: StoreView, workspace: CloudObject | undefined): string | undefined {
  if (workspace === undefined) return undefined;
  const id = textOf(at(workspace.attributes, "workspace_id"));
  const assignment = store
    .ofType("databricks_metastore_assignment")
    .find(({ attributes }) => textOf(at(attributes, "workspace_id")) === id);
  return textOf(at(assignment?.attributes, "metastore_id"));
}

/** Id of the metastore that a request is about: the one it names, else the workspace's. */
export function metastoreOf(asking: Asking): string | undefined {
  const named = textOf(at(asking.planned ?? asking.existing?.attributes, "metastore_id"));
  return named ?? metastoreIdOf(asking.store, workspaceOf(asking));
}

/** Id of the metastore that an object belongs to. */
export function metastoreOfObject(store: StoreView, object: CloudObject): string | undefined {
  return textOf(at(object.attributes, "metastore_id")) ?? metastoreIdOf(store, workspaceOfObject(store, object));
}

/** Objects of the types that belong to a metastore. */
export function inMetastore(store: StoreView, metastore: string, ...types: readonly string[]): CloudObject[] {
  return store.ofType(...types).filter((object) => metastoreOfObject(store, object) === metastore);
}

/** True where two names or ids are the same, as texts or numbers. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  const text = textOf(a);
  return text !== undefined && text === textOf(b);
}
