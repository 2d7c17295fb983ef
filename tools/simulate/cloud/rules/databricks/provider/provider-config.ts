import { at } from "../../../../schema/value";
import { providerConfigId, same, workspaceAt, workspaceById } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** `provider_config` names the workspace of a workspace-level provider, or one of the account's. */
export const providerConfig: Rule = {
  id: "provider-config",
  source: "settled facts B8: provider_config at 1.99",
  types: "*",
  operations: ["create", "update"],
  refuses({ type, context, store, planned }) {
    const id = context.provider === "databricks" ? providerConfigId(planned) : undefined;
    if (id === undefined) return undefined;
    const path = [{ attribute: "provider_config" }];
    if (context.level === "account") {
      if (workspaceById(store, id)) return undefined;
      return {
        summary: "workspace not found",
        detail: `${type}: provider_config names workspace ${id}, which is not in the account`,
        fix: "take workspace_id from databricks_mws_workspaces",
        path,
      };
    }
    const own = at(workspaceAt(store, context.host)?.attributes, "workspace_id");
    if (textOf(own) === undefined || same(own, id)) return undefined;
    return {
      summary: "workspace_id mismatch",
      detail: `${type}: provider_config names workspace ${id}, but the provider's host belongs to workspace ${textOf(own)}`,
      fix: "leave provider_config out, or use the provider of that workspace",
      path,
    };
  },
};
