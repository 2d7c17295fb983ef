import type { Problem } from "../problem";
import {
  type AccountDraft,
  type Check,
  declaredKeys,
  type EnvironmentDraft,
  entries,
  errorAt,
  type Path,
} from "./check";
import { mayHold } from "./membership";

/** A principal that something inside a workspace is shared with, or that runs there. */
interface Use {
  readonly path: Path;
  readonly workspace: string | undefined;
  readonly kind: "groups" | "servicePrincipals";
  readonly principal: string | undefined;
}

/** Who gets permissions in a workspace, or runs jobs there, may enter it; else Databricks does not know them there. */
export const workspaceEntry: Check = ({ account, environments }) =>
  environments.flatMap((env) => usesOf(env).flatMap((use) => locked(env, account, use)));

function usesOf({ data }: EnvironmentDraft): Use[] {
  return [
    ...entries(data.workspaces).flatMap(([workspace, { clusterPolicies }]) =>
      entries(clusterPolicies).flatMap(([name, { groups }]) =>
        (groups ?? []).map((principal, index): Use => {
          const path = ["workspaces", workspace, "clusterPolicies", name, "groups", index];
          return { path, workspace, kind: "groups", principal };
        }),
      ),
    ),
    ...entries(data.sources).map(([key, { workspace, runAs }]): Use => {
      return { path: ["sources", key, "runAs"], workspace, kind: "servicePrincipals", principal: runAs };
    }),
    ...entries(data.consumers).flatMap(([key, { workspace, permissions }]) =>
      entries(permissions).map(([principal]): Use => {
        return { path: ["consumers", key, "permissions", principal], workspace, kind: "groups", principal };
      }),
    ),
  ];
}

function locked(env: EnvironmentDraft, account: AccountDraft, { path, workspace, kind, principal }: Use): Problem[] {
  if (workspace === undefined || principal === undefined) return [];
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
      path,
      `"${principal}" may not enter workspace ${workspace}`,
      `add "${principal}": "USER" to workspaces.${workspace}.access.${kind}`,
    ),
  ];
}
