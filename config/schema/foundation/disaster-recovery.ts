import { z } from "zod";
import { awsRegion, distinct } from "../common";

/**
 * Keys in a second region, so that copies of the data can be decrypted there. Makes the keys multi-Region, which
 * is decided when a key is made: on keys that are there already it replaces them.
 */
export const disasterRecovery = z.strictObject({
  /** The second region, in the same partition. Changing it replaces the replicas, not the keys. */
  region: awsRegion,
  /** Which keys. Logs stay in their region. Default `data`. Costs as a key each. */
  keys: distinct(z.array(z.enum(["managed-services", "workspace-storage", "data"])).min(1)).default(["data"]),
});
