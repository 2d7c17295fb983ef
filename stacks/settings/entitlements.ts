import type { Construct } from "constructs";
import { at } from "../../config/derive/at";
import type { Workspace } from "../../config/model";
import { configured } from "../../modules/configured";
import { Entitlements } from "../../modules/settings/entitlements";
import type { AccountOutputs } from "../account";

/**
 * What groups and service principals may do in a workspace beyond permissions on objects.
 * @param account what the account offers, read where somebody has an entitlement
 */
export function workspaceEntitlements(stack: Construct, workspace: Workspace, account: () => AccountOutputs): void {
  const setting = `workspaces.${workspace.key}.entitlements`;
  for (const [name, entitlements] of Object.entries(workspace.entitlements.groups)) {
    const principal = { groupId: at(account().group_ids, name) };
    configured(
      new Entitlements(stack, `entitlements-group-${name}`, { principal, entitlements }),
      `${setting}.groups.${name}`,
    );
  }
  for (const [key, entitlements] of Object.entries(workspace.entitlements.servicePrincipals)) {
    const principal = { servicePrincipalId: at(account().service_principal_ids, key) };
    configured(
      new Entitlements(stack, `entitlements-service-principal-${key}`, { principal, entitlements }),
      `${setting}.servicePrincipals.${key}`,
    );
  }
}
