import { at, isObject, type ObjectValue } from "../../../../schema/value";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";

/**
 * Each key of the workspace's configuration has one owner: when that goes, the key is reset for both. What Databricks does
 * not reset, such as `maxTokenLifetimeDays`, stays as it is with a warning.
 * Source: provider 1.99.0, `workspace/resource_workspace_conf.go`, `deleteWorkspaceConf`.
 */
export const workspaceConf: Rule = {
  id: "workspace-conf",
  source: "pain 16: issues 1229, 3316; hazard H25",
  types: ["databricks_workspace_conf"],
  operations: ["create", "update"],
  refuses({ context, store, planned, existing }) {
    const keys = keysOf(planned);
    for (const other of store.ofType("databricks_workspace_conf")) {
      if (other.key === existing?.key || other.place !== context.host) continue;
      const twice = keysOf(other.attributes).find((key) => keys.includes(key));
      if (twice === undefined) continue;
      return {
        summary: "CONFLICT",
        detail: `${twice} belongs to ${describe(other)} already; destroying the one resets it for both`,
        fix: "keep each key in one databricks_workspace_conf",
        path: [{ attribute: "custom_config" }],
      };
    }
    return undefined;
  },
};

function keysOf(attributes: ObjectValue | null | undefined): string[] {
  const config = at(attributes, "custom_config");
  return isObject(config) ? Object.keys(config) : [];
}
