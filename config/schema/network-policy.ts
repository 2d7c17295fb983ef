import { z } from "zod";
import { RESOURCE_LIMITS } from "../facts/resource-limits";
import { awsRegion, bucketName, distinct } from "./common";
import { publicHost } from "./network/domain";
import { networkPolicyName } from "./text/databricks";

/** A bucket that serverless compute may use. */
const bucket = z.strictObject({
  /** Name of the bucket. */
  bucket: bucketName,
  /** AWS region that it is in. */
  region: awsRegion,
});

/**
 * A network policy: where serverless compute of the workspaces that take it may go in the internet and in S3. What Unity
 * Catalog leads to, locations and connections, is always allowed. Needs the Enterprise tier.
 * Source: Databricks, "Managing network policies for serverless egress control".
 */
export const networkPolicySchema = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Made here. */
    mode: z.literal("create"),
    /** Name in the account, 1 to 32 letters, digits, dots, hyphens and underscores. Changing it replaces the policy. Default `<account name>-<key>`. */
    name: networkPolicyName.optional(),
    /** `restricted`: only to `hosts`, `buckets` and where Unity Catalog leads; `open`: anywhere. Default `restricted`. */
    access: z.enum(["restricted", "open"]).default("restricted"),
    /**
     * `log`: what would be refused is written to the system table `access.outbound_network`, and goes through; `enforced`:
     * it is refused. Begin with `log`. Default `log`.
     */
    enforcement: z.enum(["log", "enforced"]).default("log"),
    /** Hosts in the internet, each in full. Sites that share an address with one of them are let through too. Default none. */
    hosts: distinct(z.array(publicHost).max(RESOURCE_LIMITS.value.egressDestinations)).default([]),
    /**
     * Buckets beside those of Unity Catalog; external locations whose bucket is in another region than the metastore have
     * to be named as well. Default none.
     */
    buckets: distinct(z.array(bucket).max(RESOURCE_LIMITS.value.egressDestinations)).default([]),
  }),
  z.strictObject({
    /** Already there. */
    mode: z.literal("existing"),
    /** Its name; `default-policy` is what a workspace has that never took another one. */
    name: networkPolicyName,
  }),
]);
