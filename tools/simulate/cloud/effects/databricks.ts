import { at, type ObjectValue } from "../../schema/value";
import { BINDABLE, bindingsOf, boundSecurable, isIsolated } from "../databricks/bindings";
import { contentsOf } from "../databricks/contents";
import { LEFT_BEHIND, LEFTOVER, leftoversOf } from "../databricks/leftovers";
import { nodesOf, normalPath } from "../databricks/nodes";
import { metastoreOfObject, same, workspaceOfObject } from "../databricks/scope";
import { kindOfType } from "../databricks/securables";
import type { CloudObject, Store } from "../store";
import { textOf } from "../values";
import type { Effects, Happened } from "./effects";

/** How long Databricks needs to make a workspace: two minutes, as seen; the provider waits up to 20. */
const WORKSPACE_MS = 120_000;

/** Of a securable: the workspace that makes something isolated sees it, without a binding of Terraform's. */
export const bindWhereIsolated: Effects = {
  created: bindOwnWorkspace,
  updated: (happened) => {
    if (!isIsolated(happened.before.attributes)) bindOwnWorkspace(happened);
  },
};

/** Of a workspace. */
export const WORKSPACE_LIFE: Effects = {
  takes: (_, operation) => (operation === "create" ? WORKSPACE_MS : 0),
  created: ({ object, store }) => attachNetwork(store, object, "VALID"),
  updated: ({ object, before, store }) => {
    if (same(at(object.attributes, "network_id"), at(before.attributes, "network_id"))) return;
    attachNetwork(store, before, "UNATTACHED");
    attachNetwork(store, object, "VALID");
  },
  deleted: ({ object, store }) => {
    attachNetwork(store, object, "UNATTACHED");
    for (const other of store.all()) if (diesWith(other, object)) store.remove(other.key);
  },
};

/** Of a binding to a workspace that stays in the service when it is destroyed. */
export const leavesBinding: Effects = {
  created: ({ object, store }) => {
    for (const { key } of leftoversOf(store, object)) store.remove(key);
  },
  deleted: leaveBinding,
};

/** Destroy only switches a delivery off: it stays, with its name and its place among the two of its type. */
export function keepDelivery({ object, store }: Happened): void {
  store.put({
    ...object,
    key: store.newKey(object.type),
    madeByService: true,
    attributes: { ...object.attributes, status: "DISABLED" },
  });
}

/** What a folder holds goes with it. */
export function deleteFolder({ object, store }: Happened): void {
  const folder = `${normalPath(textOf(at(object.attributes, "path")) ?? "")}/`;
  for (const { key, attributes } of nodesOf(store, workspaceOfObject(store, object))) {
    if (normalPath(textOf(at(attributes, "path")) ?? "").startsWith(folder)) store.remove(key);
  }
}

function bindOwnWorkspace({ object, store }: Happened): void {
  const workspace = workspaceOfObject(store, object);
  const securable = BINDABLE[object.type];
  if (!isIsolated(object.attributes) || workspace === undefined || securable === undefined) return;
  const id = at(workspace.attributes, "workspace_id");
  if (bindingsOf(store, object).some(({ attributes }) => same(at(attributes, "workspace_id"), id))) return;
  const name = textOf(at(object.attributes, "name")) ?? "";
  store.put({
    ...object,
    key: store.newKey("databricks_workspace_binding"),
    seed: `${object.seed}-binding`,
    type: "databricks_workspace_binding",
    madeByService: true,
    madeWith: object.key,
    attributes: {
      id: `${textOf(id)}|${securable}|${name}`,
      workspace_id: id,
      securable_type: securable,
      securable_name: name,
      binding_type: "BINDING_TYPE_READ_WRITE",
      metastore_id: metastoreOfObject(store, object) ?? null,
    },
  });
}

/** A workspace is bound once: with Terraform's binding goes the one that Databricks made. */
export function unbind({ object, store }: Happened): void {
  const gone = boundSecurable(object.attributes);
  for (const { key, attributes, madeByService } of store.ofType("databricks_workspace_binding")) {
    const other = boundSecurable(attributes);
    const isSame = other.type === gone.type && same(other.name ?? null, gone.name ?? null);
    if (madeByService && isSame && same(at(attributes, "workspace_id"), at(object.attributes, "workspace_id"))) {
      store.remove(key);
    }
  }
}

/** Everything that a metastore, catalog or schema held goes with it. */
export function emptied(happened: Happened): void {
  const { object, store } = happened;
  for (const content of contentsOf(store, object)) {
    if (store.get(content.key) === undefined) continue;
    store.remove(content.key);
    if (kindOfType(content.type)) emptied({ ...happened, object: content });
  }
}

function attachNetwork(store: Store, workspace: CloudObject, status: "VALID" | "UNATTACHED"): void {
  const network = store.find("databricks_mws_networks", "network_id", at(workspace.attributes, "network_id"));
  if (network === undefined) return;
  const id = status === "VALID" ? at(workspace.attributes, "workspace_id") : 0;
  store.put({ ...network, attributes: { ...network.attributes, vpc_status: status, workspace_id: id } });
}

/** True for what lives in a workspace. What is in the metastore stays behind, orphaned (H21). */
function diesWith({ type, place, attributes }: CloudObject, workspace: CloudObject): boolean {
  const ofMetastore =
    kindOfType(type) !== undefined || type.startsWith("databricks_grant") || textOf(at(attributes, "metastore_id"));
  return place !== undefined && place === textOf(at(workspace.attributes, "workspace_url")) && !ofMetastore;
}

function leaveBinding({ object, store }: Happened): void {
  const target = LEFT_BEHIND[object.type];
  // With the workspace itself gone, nothing is left to be bound.
  const workspace = store.find("databricks_mws_workspaces", "workspace_id", at(object.attributes, "workspace_id"));
  if (target === undefined || workspace === undefined) return;
  const attributes: ObjectValue = {
    id: textOf(at(object.attributes, "id")) ?? "",
    binding: object.type,
    workspace_id: at(object.attributes, "workspace_id"),
    target: at(object.attributes, target),
  };
  store.put({ ...object, key: store.newKey(LEFTOVER), type: LEFTOVER, madeByService: true, attributes });
}

/** The service fills in the account that nobody has named. */
export function fillAccount({ object, store }: Happened): void {
  if (at(object.attributes, "account_id") !== null) return;
  store.put({ ...object, attributes: { ...object.attributes, account_id: object.account ?? "" } });
}

/** A classic warehouse is never serverless, whatever was asked for (issues 1765, 1436). */
export function normaliseWarehouse({ object, store }: Happened): void {
  const { attributes } = object;
  if (at(attributes, "warehouse_type") !== "CLASSIC" || at(attributes, "enable_serverless_compute") !== true) return;
  store.put({ ...object, attributes: { ...attributes, enable_serverless_compute: false } });
}
