import { at, type ObjectValue } from "../../schema/value";
import type { CloudObject, StoreView } from "../store";
import { textOf } from "../values";
import { metastoreOfObject, same } from "./scope";

/** Securables that can be closed to workspaces, as `databricks_workspace_binding` calls them. */
export const BINDABLE: Readonly<Record<string, string>> = {
  databricks_catalog: "catalog",
  databricks_external_location: "external_location",
  databricks_storage_credential: "storage_credential",
  databricks_credential: "credential",
};

/** True for a securable that only the workspaces see which are bound to it. */
export function isIsolated(attributes: ObjectValue): boolean {
  return textOf(at(attributes, "isolation_mode"))?.endsWith("ISOLATED") === true;
}

/** The bindings of a securable, those that Databricks made by itself included. */
export function bindingsOf(store: StoreView, securable: CloudObject): CloudObject[] {
  const metastore = metastoreOfObject(store, securable);
  return store
    .ofType("databricks_workspace_binding")
    .filter(
      (binding) =>
        boundSecurable(binding.attributes).type === BINDABLE[securable.type] &&
        same(boundSecurable(binding.attributes).name, at(securable.attributes, "name")) &&
        (metastoreOfObject(store, binding) ?? metastore) === metastore,
    );
}

/** What a binding is about. */
export function boundSecurable(binding: ObjectValue): { readonly type: string; readonly name: string | undefined } {
  return {
    type: textOf(at(binding, "securable_type")) ?? "catalog",
    name: textOf(at(binding, "securable_name")) ?? textOf(at(binding, "catalog_name")),
  };
}

/** True where a workspace sees a securable. */
export function isVisible(store: StoreView, securable: CloudObject, workspace: CloudObject | undefined): boolean {
  if (workspace === undefined || !(securable.type in BINDABLE) || !isIsolated(securable.attributes)) return true;
  return bindingsOf(store, securable).some(({ attributes }) =>
    same(at(attributes, "workspace_id"), at(workspace.attributes, "workspace_id")),
  );
}
