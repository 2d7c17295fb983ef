import { z } from "zod";
import { MOST_CLUSTERS } from "../../facts/sql-warehouses";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { tags } from "../text/tags";
import { warehouseHealth } from "./warehouse-health";

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
  /** Compute on which analysts and BI tools run SQL. */
  kind: z.literal("sql-warehouse"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** Account group that answers for it: manages it, and is named in its tag `Owner`. Default: nobody beside the deployer manages it, and the tag is that of its domain, environment or account. */
  owner: ref("group", { owns: true }).optional(),
  /** Size of one cluster: larger for heavier queries, more clusters for more people. */
  size: sqlWarehouseSize,
  /** `CLASSIC` has fewer functions than `PRO`, which serverless needs. Default `PRO`. */
  type: z.enum(["PRO", "CLASSIC"]).default("PRO"),
  /** Runs in Databricks' account and starts in seconds; else on instances of the network. Default true. */
  serverless: z.boolean().default(true),
  /** Clusters that run while the warehouse does, 1 to 30. Default 1. */
  minClusters: z.int().min(1).max(MOST_CLUSTERS).default(1),
  /** Clusters that it may grow to when queries wait, 1 to 30, at least `minClusters`. Default 1. */
  maxClusters: z.int().min(1).max(MOST_CLUSTERS).default(1),
  /** Minutes of idleness after which it stops, at least 10; serverless at least 5. 0 is never, which a policy rule refuses until it is waived with the reason. Default 10. */
  autoStopMinutes: z.int().min(0).max(1440).default(10),
  /** Instances without serverless: `COST_OPTIMIZED` takes spot for workers, `RELIABILITY_OPTIMIZED` on-demand alone. Default `RELIABILITY_OPTIMIZED`. */
  spotPolicy: z.enum(["COST_OPTIMIZED", "RELIABILITY_OPTIMIZED"]).default("RELIABILITY_OPTIMIZED"),
  /** Release of Databricks SQL: `PREVIEW` gets new ones earlier, for trying them out. Default `CURRENT`. */
  channel: z.enum(["CURRENT", "PREVIEW"]).default("CURRENT"),
  /** Account group → what it may do with the warehouse, beside `owner`. Complete: others lose what they were given. */
  permissions: permissions(["CAN_USE", "CAN_MONITOR", "CAN_VIEW", "CAN_MANAGE"]),
  /** Further tags, for cost reports. Default none. */
  tags: tags.default({}),
  /** Tells when statements wait, fail or take long, or when it runs on and on; in the layer `activation`. Default: nothing is told. */
  health: warehouseHealth.optional(),
});
