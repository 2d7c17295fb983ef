import { z } from "zod";
import { MOST_CLUSTERS } from "../../facts/sql-warehouses";
import { groupName, slug, tags } from "../common";

/** Sizes that the pinned provider accepts (5X-Large is newer). */
export const sqlWarehouseSize = z.enum([
  "2X-Small",
  "X-Small",
  "Small",
  "Medium",
  "Large",
  "X-Large",
  "2X-Large",
  "3X-Large",
  "4X-Large",
]);

/** A SQL warehouse for analysts and BI tools. */
export const sqlWarehouse = z.strictObject({
  kind: z.literal("sql-warehouse"),
  /** Workspace (key of `workspaces`). */
  workspace: slug,
  /** Cluster size. */
  size: sqlWarehouseSize,
  /** `PRO` or `CLASSIC`; serverless needs `PRO`. Default `PRO`. */
  type: z.enum(["PRO", "CLASSIC"]).default("PRO"),
  /** Serverless compute. Default true. */
  serverless: z.boolean().default(true),
  /** Fewest clusters, 1 to 30. Default 1. */
  minClusters: z.int().min(1).max(MOST_CLUSTERS).default(1),
  /** Most clusters, 1 to 30, at least `minClusters`. Default 1. */
  maxClusters: z.int().min(1).max(MOST_CLUSTERS).default(1),
  /** Minutes of idleness after which it stops: 0 (never) or at least 10; serverless at least 5. Default 10. */
  autoStopMinutes: z.int().min(0).max(1440).default(10),
  /** Spot instances of a classic or pro warehouse. Default `RELIABILITY_OPTIMIZED`. */
  spotPolicy: z.enum(["COST_OPTIMIZED", "RELIABILITY_OPTIMIZED"]).default("RELIABILITY_OPTIMIZED"),
  /** Release channel. Default `CURRENT`. */
  channel: z.enum(["CURRENT", "PREVIEW"]).default("CURRENT"),
  /** Account group → permission. */
  permissions: z.record(groupName, z.enum(["CAN_USE", "CAN_MONITOR", "CAN_VIEW", "CAN_MANAGE"])),
  /** Further tags, for cost reports. Default none. */
  tags: tags.default({}),
});
