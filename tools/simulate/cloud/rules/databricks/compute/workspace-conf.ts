import { at, isObject, type ObjectValue } from "../../../../schema/value";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";

/** Keys that Databricks does not take "false" or an empty value for, which is what destroy writes. */
const NOT_RESET = ["maxTokenLifetimeDays"];

/** Each key of the workspace's configuration has one owner, and can be reset when that goes. */
export const workspaceConf: Rule = {
  id: "workspace-conf",
  source: "pain 16: issues 1229, 3316; hazard H25",
  types: ["databricks_workspace_conf"],
  operations: ["create", "update", "delete"],
  refuses({ operation, context, store, planned, existing }) {
    if (operation === "delete") {
      const stuck = keysOf(existing?.attributes).find((key) => NOT_RESET.includes(key));
      return stuck === undefined
        ? undefined
        : {
            summary: "INVALID_PARAMETER_VALUE",
            detail: `Destroying databricks_workspace_conf writes "false" to ${stuck}, which the service refuses`,
            fix: `take ${stuck} out of custom_config and apply that before the destroy, or remove the resource from the state`,
          };
    }
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
