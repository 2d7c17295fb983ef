import { z } from "zod";
import { SEPARATE_KEYS } from "../../facts/separate-keys";
import { awsRegion, distinct, slug } from "../common";

/**
 * What a second region needs of this one. Keys there, so that copies of the data can be decrypted. Makes the keys multi-Region, which
 * is decided when a key is made: on keys that are there already it replaces them.
 */
export const disasterRecovery = z.strictObject({
  /** The second region, in the same partition. Changing it replaces the replicas, not the keys. */
  region: awsRegion,
  /** Which keys. Logs stay in their region. Default `data`. Costs as a key each. */
  keys: distinct(z.array(z.enum(["managed-services", "workspace-storage", "data", ...SEPARATE_KEYS])).min(1)).default([
    "data",
  ]),
  /**
   * Copies every new log of the log bucket into a bucket of the second region, with a key of its own there: paid
   * by the gigabyte moved and kept. Default false.
   */
  replicateLogs: z.boolean().default(false),
  /**
   * Name of the environment that takes over in the second region: an environment like any other, with networks
   * that overlap nowhere. Named so that the two are compared. Default none.
   */
  standby: slug.optional(),
});
