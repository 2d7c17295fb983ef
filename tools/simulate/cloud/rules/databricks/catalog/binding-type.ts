import { at } from "../../../../schema/value";
import { boundSecurable } from "../../../databricks/bindings";
import type { Rule } from "../../../rule";

/** Only catalogs can be bound read-only. */
export const bindingType: Rule = {
  id: "binding-type",
  source: "facts 12; provider documentation, databricks_workspace_binding",
  types: ["databricks_workspace_binding"],
  operations: ["create", "update"],
  refuses({ planned }) {
    const { type } = boundSecurable(planned ?? {});
    if (at(planned, "binding_type") !== "BINDING_TYPE_READ_ONLY" || type === "catalog") return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: `A ${type} cannot be bound with BINDING_TYPE_READ_ONLY`,
      fix: "use BINDING_TYPE_READ_WRITE, and grant only reading",
      path: [{ attribute: "binding_type" }],
    };
  },
};
