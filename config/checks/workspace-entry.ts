import type { Problem } from "../problem";
import type { Reference } from "../references";
import { type AccountDraft, type Check, declaredKeys, type EnvironmentDraft, errorAt } from "./check";
import { mayHold } from "./membership";
import { environmentReferences } from "./references";

/** Who is named in a workspace may enter it; else Databricks does not know them there. */
export const workspaceEntry: Check = ({ account, environments }) =>
  environments.flatMap((env) => environmentReferences(env).flatMap((reference) => locked(env, account, reference)));

/** What of the account can be a member of a workspace, and the record that declares it. */
const PRINCIPALS = { group: "groups", servicePrincipal: "servicePrincipals" } as const;

function locked(env: EnvironmentDraft, account: AccountDraft, reference: Reference): Problem[] {
  const { mark, from, workspace, name: principal } = reference;
  if (mark.to !== "group" && mark.to !== "servicePrincipal") return [];
  if (workspace === undefined || mark.givesEntry === true || mark.ownsInMetastore === true) return [];
  const kind = PRINCIPALS[mark.to];
  // Whoever makes a workspace is its administrator.
  if (kind === "servicePrincipals" && principal === account.data.deployer) return [];
  // An undeclared principal or workspace is reported where references are checked.
  if (!declaredKeys(account, [kind])?.includes(principal)) return [];
  if (!declaredKeys(env, ["workspaces"])?.includes(workspace)) return [];
  const direct = declaredKeys(env, ["workspaces", workspace, "access", kind]);
  const groups = declaredKeys(env, ["workspaces", workspace, "access", "groups"]);
  if (direct === undefined || groups === undefined || direct.includes(principal)) return [];
  if (groups.some((group) => mayHold(account, group, kind, principal))) return [];
  return [
    errorAt(
      env,
      from,
      `"${principal}" may not enter workspace ${workspace}`,
      `add "${principal}": "USER" to workspaces.${workspace}.access.${kind}`,
    ),
  ];
}
