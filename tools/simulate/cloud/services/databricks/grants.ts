import { at, type ObjectValue } from "../../../schema/value";
import { boundSecurable } from "../../databricks/bindings";
import { grantTarget } from "../../databricks/securables";
import { unbind } from "../../effects/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

/** Privileges on securables, and workspaces that they are bound to. */
export const grants: Service = {
  databricks_workspace_binding: {
    computed: ({ planned }) => {
      const name = textOf(at(planned, "securable_name")) ?? textOf(at(planned, "catalog_name")) ?? "";
      const type = textOf(at(planned, "securable_type")) ?? "catalog";
      return { id: `${textOf(at(planned, "workspace_id"))}|${type}|${name}`, securable_name: name };
    },
    references: { workspace_id: { targets: ["databricks_mws_workspaces"], attribute: "workspace_id", goesWith: true } },
    // Only catalogs can be bound read-only.
    checks: [
      {
        rule: "binding-type",
        source: "facts 12; provider documentation, databricks_workspace_binding",
        when: (binding) => boundSecurable(binding).type !== "catalog",
        accepts: ["binding_type", (type) => type !== "BINDING_TYPE_READ_ONLY"],
        summary: "INVALID_PARAMETER_VALUE",
        detail: "A {securable_type} cannot be bound with BINDING_TYPE_READ_ONLY",
        fix: "use BINDING_TYPE_READ_WRITE, and grant only reading",
      },
    ],
    // A workspace is bound once: destroying Terraform's binding takes away Databricks' own (issue 5300).
    effects: { deleted: unbind },
  },
  databricks_rfa_access_request_destinations: { computed: () => ({ are_any_destinations_hidden: false }) },
  databricks_grants: { computed: ({ planned }) => ({ id: grantsId(planned) }) },
  databricks_grant: { computed: ({ planned }) => ({ id: `${grantsId(planned)}/${textOf(at(planned, "principal"))}` }) },
};

function grantsId(planned: ObjectValue): string {
  const target = grantTarget(planned);
  return target ? `${target.kind}/${target.name}` : "";
}
