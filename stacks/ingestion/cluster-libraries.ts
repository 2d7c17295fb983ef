import { at } from "../../config/derive/at";
import type { Environment, Workspace } from "../../config/model";
import { configured } from "../../modules/configured";
import type { KindLayer } from "../../modules/kinds/contribution";
import { ClusterLibrary } from "../../modules/settings/cluster-library";
import { installedLibrary } from "../../modules/settings/library";
import type { Upstream } from "../base/contributions";
import type { PlatformStack } from "../base/platform-stack";
import type { SettingsOutputs } from "../settings";

/** Whether libraries are installed on clusters of a workspace. */
export const hasClusterLibraries = (layer: KindLayer, workspace: Workspace | undefined): boolean =>
  layer === "ingestion" &&
  Object.values(workspace?.clusters ?? {}).some(({ libraries }) => Object.keys(libraries).length > 0);

/**
 * Libraries on the clusters of a workspace. The clusters are made with its settings; what is installed comes after the volumes
 * and the allowlist, which are Unity Catalog's.
 */
export function clusterLibraries(
  stack: PlatformStack<object>,
  layer: KindLayer,
  env: Environment,
  workspace: Workspace | undefined,
  settings: Upstream["settings"],
): void {
  if (workspace === undefined || !hasClusterLibraries(layer, workspace)) return;
  if (settings === undefined) throw new Error("the ingestion layer reads the settings of its workspace");
  const { cluster_ids: ids = {} } = settings.readBy(stack) as Pick<SettingsOutputs, "cluster_ids">;
  for (const [cluster, { libraries }] of Object.entries(workspace.clusters)) {
    for (const [key, library] of Object.entries(libraries)) {
      configured(
        new ClusterLibrary(stack, `cluster-${cluster}-library-${key}`, {
          clusterId: at(ids, cluster),
          library: installedLibrary(library, (catalog) => at(env.catalogs, catalog).name),
        }),
        `workspaces.${workspace.key}.clusters.${cluster}.libraries.${key}`,
      );
    }
  }
}
