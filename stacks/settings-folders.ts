import type { Construct } from "constructs";
import { mapValues } from "../config/derive/map-values";
import type { Environment, Workspace } from "../config/model";
import { configured } from "../modules/configured";
import type { AccessControl } from "../modules/identity/object-permissions";
import { GitFolder } from "../modules/settings/git-folder";
import { WorkspaceFolder } from "../modules/settings/workspace-folder";

/** What folders are made with. */
interface Who {
  readonly deployerApplicationId: string;
  applicationIdOf(servicePrincipal: string): string;
}

type Shared = Pick<Workspace["folders"][string], "permissions" | "servicePrincipals">;

/**
 * Folders that people work in together, and repositories that are checked out.
 * @returns key → path in the workspace, of each of the two
 */
export function workspaceFolders(stack: Construct, env: Environment, workspace: Workspace, who: Who) {
  const setting = `workspaces.${workspace.key}`;
  const { deployerApplicationId } = who;
  const others = ({ permissions, servicePrincipals }: Shared): AccessControl[] => [
    ...Object.entries(permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
    ...Object.entries(servicePrincipals)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, permissionLevel]) => ({ servicePrincipalName: who.applicationIdOf(key), permissionLevel })),
  ];
  const folders = mapValues(
    workspace.folders,
    (config, key) =>
      configured(
        new WorkspaceFolder(stack, `folder-${key}`, {
          path: `/Teams/${key}`,
          others: others(config),
          deployerApplicationId,
        }),
        `${setting}.folders.${key}`,
      ).path,
  );
  const git = mapValues(
    workspace.gitFolders,
    (config, key) =>
      configured(
        new GitFolder(stack, `git-folder-${key}`, {
          path: `/Lakehouse/${env.prefix}/git/${key}`,
          config,
          others: others(config),
          deployerApplicationId,
        }),
        `${setting}.gitFolders.${key}`,
      ).path,
  );
  return { folders, git };
}
