import { at } from "../../../../schema/value";
import { mayEnter, principalNamed } from "../../../databricks/principals";
import { accountOf, workspaceOf, workspaceOfObject } from "../../../databricks/scope";
import type { Rule, RuleRequest } from "../../../rule";
import { itemsOf, textOf } from "../../../values";

const KINDS: Readonly<Record<string, string>> = {
  group_name: "databricks_group",
  service_principal_name: "databricks_service_principal",
  user_name: "databricks_user",
};
/** Groups that every workspace has. */
const OF_WORKSPACE = ["users", "admins", "account users"];

/** Permissions inside a workspace go to principals that may enter it. */
export const permissionPrincipals: Rule = {
  id: "permission-principals",
  source: 'Permissions API: RESOURCE_DOES_NOT_EXIST, "Principal does not exist"; provider 1.99.0 on group admins',
  types: ["databricks_permissions", "databricks_secret_acl"],
  operations: ["create", "update"],
  refuses(request) {
    const { type, planned } = request;
    for (const { argument, name, types } of named(request)) {
      const path = [{ attribute: type === "databricks_permissions" ? "access_control" : "principal" }];
      if (name === "admins" && at(planned, "authorization") === null && type === "databricks_permissions") {
        return {
          summary: "it is not possible to modify admin permissions",
          detail: `${type} lists the group admins, whose members may do everything anyway`,
          fix: "leave the group admins out",
          path,
        };
      }
      const why = stranger(request, name, types);
      if (why === undefined) continue;
      return {
        summary: "RESOURCE_DOES_NOT_EXIST: Principal does not exist",
        detail: `${type}: ${argument} names "${name}", ${why}`,
        fix: "assign the principal to the workspace with databricks_mws_permission_assignment, in a stack that is applied before",
        path,
      };
    }
    return undefined;
  },
};

function named({ type, planned }: RuleRequest) {
  if (type === "databricks_secret_acl") {
    const name = textOf(at(planned, "principal"));
    return name === undefined ? [] : [{ argument: "principal", name, types: Object.values(KINDS) }];
  }
  return itemsOf(planned, "access_control").flatMap((entry) =>
    Object.entries(KINDS).flatMap(([argument, kind]) => {
      const name = textOf(at(entry, argument));
      return name === undefined ? [] : [{ argument, name, types: [kind] }];
    }),
  );
}

/** Why the workspace does not know somebody; undefined where it does. */
function stranger(request: RuleRequest, name: string, types: readonly string[]): string | undefined {
  const workspace = workspaceOf(request);
  if (workspace === undefined || OF_WORKSPACE.includes(name)) return undefined;
  const { store } = request;
  const local = store
    .ofType("databricks_group")
    .some(
      (group) =>
        workspaceOfObject(store, group)?.key === workspace.key && at(group.attributes, "display_name") === name,
    );
  // Databricks makes a service principal with each app, which is in its workspace and in no other.
  const ofApp = store
    .ofType("databricks_app")
    .some(
      (app) =>
        workspaceOfObject(store, app)?.key === workspace.key &&
        at(app.attributes, "service_principal_client_id") === name,
    );
  if (ofApp && types.includes("databricks_service_principal")) return undefined;
  const principal = principalNamed(store, accountOf(request), name, types);
  if (principal === undefined) return local ? undefined : "whom the account does not know";
  return mayEnter(store, workspace, principal)
    ? undefined
    : `who may not enter the workspace ${textOf(at(workspace.attributes, "workspace_name"))}`;
}
