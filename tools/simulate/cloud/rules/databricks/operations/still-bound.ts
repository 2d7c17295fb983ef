import { at } from "../../../../schema/value";
import { LEFT_BEHIND, LEFTOVER } from "../../../databricks/leftovers";
import { same, workspaceById } from "../../../databricks/scope";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** Destroying the binding of a connectivity configuration or network policy leaves the workspace bound. */
export const stillBound: Rule = {
  id: "still-bound",
  source: "pain 12: issues 3741, 5292; facts 10; provider 1.99.0: delete of both bindings does nothing",
  types: ["databricks_mws_network_connectivity_config", "databricks_account_network_policy"],
  operations: ["delete"],
  refuses({ type, existing, store }) {
    const attribute = Object.values(LEFT_BEHIND).find((name) => existing && textOf(at(existing.attributes, name)));
    const left = store
      .ofType(LEFTOVER)
      .find(({ attributes }) => same(at(attributes, "target"), at(existing?.attributes, attribute ?? "")));
    if (existing === undefined || left === undefined) return undefined;
    const workspace = workspaceById(store, at(left.attributes, "workspace_id"));
    return {
      summary: "INVALID_STATE: still attached to workspaces",
      detail: `${describe(existing)} is still bound to the workspace ${textOf(at(workspace?.attributes, "workspace_name"))}: destroying ${textOf(at(left.attributes, "binding"))} does not unbind it`,
      fix: type.endsWith("network_policy")
        ? 'bind the workspace to "default-policy" first, and apply that'
        : "bind the workspace to another configuration first, or delete the workspace before the configuration",
    };
  },
};
