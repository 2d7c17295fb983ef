import { Permissions, type PermissionsConfig } from "@cdktf/provider-databricks/lib/permissions";
import type { ITerraformDependable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";

/** Arguments of `databricks_permissions` that name the object; newer bindings have more. */
type BindingArgument = Exclude<
  keyof PermissionsConfig,
  keyof TerraformMetaArguments | "accessControl" | "id" | "objectType"
>;

/**
 * What the deployer is on an object: its owner, or somebody who manages it; `admin` where there is no such level, and
 * administrators of the workspace do it. Databricks wants an owner where there can be one, and only one.
 * Source: provider 1.99.0, `permissions/permission_definitions.go`: the levels of each object.
 */
export const DEPLOYER = {
  alertV2Id: "CAN_MANAGE",
  appName: "CAN_MANAGE",
  authorization: "admin",
  clusterId: "CAN_MANAGE",
  clusterPolicyId: "admin",
  dashboardId: "CAN_MANAGE",
  databaseInstanceName: "CAN_MANAGE",
  directoryId: "CAN_MANAGE",
  directoryPath: "CAN_MANAGE",
  experimentId: "CAN_MANAGE",
  instancePoolId: "CAN_MANAGE",
  jobId: "IS_OWNER",
  notebookId: "CAN_MANAGE",
  notebookPath: "CAN_MANAGE",
  pipelineId: "IS_OWNER",
  registeredModelId: "CAN_MANAGE",
  repoId: "CAN_MANAGE",
  repoPath: "CAN_MANAGE",
  servingEndpointId: "CAN_MANAGE",
  sqlAlertId: "CAN_MANAGE",
  sqlDashboardId: "CAN_MANAGE",
  sqlEndpointId: "IS_OWNER",
  sqlQueryId: "CAN_MANAGE",
  vectorSearchEndpointId: "CAN_MANAGE",
  workspaceFileId: "CAN_MANAGE",
  workspaceFilePath: "CAN_MANAGE",
} as const satisfies Partial<Record<BindingArgument, "IS_OWNER" | "CAN_MANAGE" | "admin">>;

type ObjectArgument = keyof typeof DEPLOYER;

/** Objects whose permissions say that the deployer owns or manages them. */
export type OwnedArgument = {
  [A in ObjectArgument]: (typeof DEPLOYER)[A] extends "admin" ? never : A;
}[ObjectArgument];

/** Somebody's level on an object: a group, or a service principal by its application id. */
export type AccessControl =
  | { readonly groupName: string; readonly permissionLevel: string }
  | { readonly servicePrincipalName: string; readonly permissionLevel: string };

/**
 * Who may do what with an object of a workspace: these, the deployer and administrators, and nobody else. The deployer
 * is written down. Where it is not, the provider adds it and hides it from itself, but not from another
 * identity: every plan of a pull request would take it away.
 */
export function objectPermissions(
  scope: Construct,
  id: string,
  [argument, object]: readonly [OwnedArgument, string],
  deployerApplicationId: string,
  others: readonly AccessControl[],
): Permissions {
  return new Permissions(scope, id, {
    [argument]: object,
    accessControl: accessControlOf(argument, deployerApplicationId, others),
  });
}

type GroupAccess = Extract<AccessControl, { groupName: string }>;

/**
 * The deployer's entry, then groups by name, whatever order the configuration has, then service principals as they
 * come: their application ids are known by Terraform alone, so that who calls brings them in order of their keys.
 */
export const accessControlOf = (
  argument: OwnedArgument,
  deployerApplicationId: string,
  others: readonly AccessControl[],
): AccessControl[] => [
  { servicePrincipalName: deployerApplicationId, permissionLevel: DEPLOYER[argument] },
  ...others
    .filter((other): other is GroupAccess => "groupName" in other)
    .map((other) => ({ ...other }))
    .sort((a, b) => (a.groupName < b.groupName ? -1 : 1)),
  ...others.filter((other) => "servicePrincipalName" in other).map((other) => ({ ...other })),
];

/** Who may use an object that has no owner and that nobody manages but administrators: these. */
export function usePermissions(
  scope: Construct,
  id: string,
  [argument, object]: readonly [Exclude<ObjectArgument, OwnedArgument>, string],
  groups: readonly string[],
  dependsOn: readonly ITerraformDependable[] = [],
): Permissions {
  return new Permissions(scope, id, {
    [argument]: object,
    accessControl: groups.map((groupName) => ({ groupName, permissionLevel: "CAN_USE" })),
    ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
  });
}
