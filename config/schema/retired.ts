import { z } from "zod";
import { groupName, regionCode, slug, ucName } from "./common";
import { reason } from "./text/prose";
import { settingOrMap } from "./text/terraform";

/** What becomes of something that is taken out of the configuration. */
const word = z.strictObject({
  /** Why it is taken out, for reviewers. */
  reason,
  /**
   * What exists stays in the clouds, with everything that was made for it, and Terraform forgets it; false: it is destroyed
   * with what is in it. Default true.
   */
  keep: z.boolean().default(true),
});

const settings = z.record(settingOrMap, word).default({});

/** Entries of an environment that are taken out, by what they were. */
export const retiredSchema = z.strictObject({
  /** Zones, with what is in their buckets. Default none. */
  zones: z.record(slug, word).default({}),
  /** Places in S3 that Unity Catalog no longer reaches. Default none. */
  externalLocations: z.record(slug, word).default({}),
  /** Catalogs, with their schemas and volumes. Default none. */
  catalogs: z.record(ucName, word).default({}),
  /** Streams, databases and whatever else had a key there. Default none. */
  dataServices: z.record(slug, word).default({}),
  /** Systems outside, and the catalogs over them. Default none. */
  connections: z.record(slug, word).default({}),
  /** Sources, with the tables that their pipelines keep. Default none. */
  sources: z.record(slug, word).default({}),
  /** Warehouses, dashboards, shares and the like. Default none. */
  consumers: z.record(slug, word).default({}),
  /** Pipelines and jobs of your own. Default none. */
  workloads: z.record(slug, word).default({}),
  /** Workspaces, with what is in them. Default none. */
  workspaces: z.record(slug, word).default({}),
  /**
   * Everything else, by the setting that it was made for: `catalogs.sales.schemas.silver`, `network.nat`; what all entries
   * of a map share by the map, `workloads`. Default none.
   */
  settings,
});

/** The same of the account. */
export const accountRetiredSchema = z.strictObject({
  /** Metastores, by region. Default none. */
  metastores: z.record(regionCode, word).default({}),
  /** Groups of the account, with their members and rights. Default none. */
  groups: z.record(groupName, word).default({}),
  /** Service principals, with what they own. Default none. */
  servicePrincipals: z.record(slug, word).default({}),
  /** Ways of serverless compute, with their private endpoints. Default none. */
  networkConnectivity: z.record(slug, word).default({}),
  /** Network policies, which no workspace may have any more. Default none. */
  networkPolicies: z.record(slug, word).default({}),
  /** Everything else, by the setting that it was made for. Default none. */
  settings,
});
