import type { Layer } from "./layers";

/** Tags of one stack's AWS resources; later ones win. Keys are stable: cost reports group by them. */
export function stackTags(
  tags: Readonly<Record<string, string>>,
  where: { readonly platform: string; readonly environment: string; readonly layer: Layer },
): Record<string, string> {
  return {
    ...tags,
    Platform: where.platform,
    Environment: where.environment,
    Layer: where.layer,
    ManagedBy: "terraform",
  };
}

/**
 * Tags that Databricks sets on compute itself, lower case. A `Name` of ours would make it lose track of the
 * cluster and never stop it; a `Vendor` of ours is what the cross-account role's policy goes by.
 * Source: Databricks, "Use tags to attribute and track usage".
 */
const OWNED_BY_DATABRICKS = ["name", "vendor", "clusterid", "clustername", "creator", "jobid", "runname"];

/** Tags of Databricks compute: clusters, warehouses, whole workspaces. */
export function computeTags(
  tags: Readonly<Record<string, string>>,
  where: { readonly platform: string; readonly environment: string },
): Record<string, string> {
  const own = Object.entries(tags).filter(([key]) => !OWNED_BY_DATABRICKS.includes(key.toLowerCase()));
  return { ...Object.fromEntries(own), Platform: where.platform, Environment: where.environment };
}
