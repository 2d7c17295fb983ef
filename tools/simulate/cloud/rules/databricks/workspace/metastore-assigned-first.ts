import { at } from "../../../../schema/value";
import { metastoreIdOf, workspaceById, workspaceOf } from "../../../databricks/scope";
import { SECURABLE_TYPES } from "../../../databricks/securables";
import type { Rule, RuleRequest } from "../../../rule";
import { textOf } from "../../../values";

/** Types that need the identity federation or the catalogs of a metastore. */
const TYPES = [
  ...SECURABLE_TYPES.filter((type) => type !== "databricks_metastore"),
  "databricks_artifact_allowlist",
  "databricks_default_namespace_setting",
  "databricks_grant",
  "databricks_grants",
  "databricks_mws_permission_assignment",
  "databricks_permission_assignment",
  "databricks_policy_info",
  "databricks_system_schema",
  "databricks_workspace_binding",
];

/** A workspace has a metastore before anything of Unity Catalog, and before principals are assigned to it. */
export const metastoreAssignedFirst: Rule = {
  id: "metastore-assigned-first",
  source: "hazard H5, pain 10: issues 2739 (open), 5282, 5367",
  types: TYPES,
  operations: ["create"],
  refuses(request) {
    const workspace = workspaceIn(request);
    if (workspace === undefined || metastoreIdOf(request.store, workspace) !== undefined) return undefined;
    const isAssignment = request.type.endsWith("permission_assignment");
    return {
      summary: isAssignment
        ? "Permission assignment APIs are not available for this workspace"
        : "METASTORE_DOES_NOT_EXIST: No metastore assigned for the current workspace",
      detail: `${request.type}: the workspace ${textOf(at(workspace.attributes, "workspace_name"))} has no metastore yet`,
      fix: "let it depend on the databricks_metastore_assignment of the workspace",
    };
  },
};

function workspaceIn(request: RuleRequest) {
  const { type, planned, store, context } = request;
  if (type === "databricks_mws_permission_assignment") return workspaceById(store, at(planned, "workspace_id"));
  return context.level === "account" && textOf(at(planned, "metastore_id")) ? undefined : workspaceOf(request);
}
