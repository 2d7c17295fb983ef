import type { Problem } from "../problem";
import type { Reference } from "../references";
import { type AccountDraft, type Check, declaredKeys, type EnvironmentDraft, errorAt, isDeclared } from "./check";
import { type Members, membersOf } from "./membership";
import { environmentReferences } from "./references";

/** Who is named in a workspace may enter it; else Databricks does not know them there. */
export const workspaceEntry: Check = ({ account, environments }) =>
  environments.flatMap((env) => {
    const known = new Map<string, Members | undefined>();
    const insideOf = (workspace: string) => {
      if (!known.has(workspace)) {
        const groups = declaredKeys(env, ["workspaces", workspace, "access", "groups"]);
        known.set(workspace, groups && membersOf(account, groups));
      }
      return known.get(workspace);
    };
    return environmentReferences(env).flatMap((reference) => locked(env, account, reference, insideOf));
  });

/** What of the account can be a member of a workspace, and the record that declares it. */
const PRINCIPALS = { group: "groups", servicePrincipal: "servicePrincipals" } as const;

/** @param insideOf who is in the groups of a workspace; undefined where these are not known */
function locked(
  env: EnvironmentDraft,
  account: AccountDraft,
  reference: Reference,
  insideOf: (workspace: string) => Members | undefined,
): Problem[] {
  const { mark, from, workspace, name: principal } = reference;
  if (mark.to !== "group" && mark.to !== "servicePrincipal") return [];
  if (workspace === undefined || mark.givesEntry === true) return [];
  if (mark.ownsInMetastore === true || mark.inMetastore === true) return [];
  const kind = PRINCIPALS[mark.to];
  // Whoever makes a workspace is its administrator.
  if (kind === "servicePrincipals" && principal === account.data.deployer) return [];
  // An undeclared principal or workspace is reported where references are checked.
  if (isDeclared(account, [kind], principal) !== true) return [];
  if (isDeclared(env, ["workspaces"], workspace) !== true) return [];
  if (isDeclared(env, ["workspaces", workspace, "access", kind], principal) !== false) return [];
  const inside = insideOf(workspace);
  if (inside === undefined || inside.mayHold(kind, principal)) return [];
  return [
    errorAt(
      env,
      from,
      `"${principal}" may not enter workspace ${workspace}`,
      `add "${principal}": "USER" to workspaces.${workspace}.access.${kind}`,
    ),
  ];
}
