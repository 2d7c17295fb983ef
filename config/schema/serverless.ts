import { z } from "zod";
import { distinct, slug } from "./common";

/** Serverless compute's way to S3 buckets of the environment through private endpoints of Databricks. */
const storage = z.strictObject({
  /**
   * `registered` first; `on`, with which traffic takes the endpoints, only works once Databricks shows them as
   * established. Going back leaves them on: switch them off in the account console.
   */
  state: z.enum(["registered", "on"]),
  /** Zones (keys of `zones`) whose buckets are reached so. Default none. */
  zones: distinct(z.array(slug)).default([]),
  /** External locations (keys of `externalLocations`) whose buckets, in the environment's region, are. Default none. */
  externalLocations: distinct(z.array(slug)).default([]),
});

/** What serverless compute of the environment's workspaces reaches privately, beside `network.connections`. */
export const serverlessSchema = z.strictObject({
  /**
   * Private endpoints to S3, one per network connectivity configuration of the workspaces; each costs all the time.
   * Default: over the gateway endpoint of Databricks' own network, which costs nothing.
   */
  storage: storage.optional(),
});

export type ParsedServerless = z.output<typeof serverlessSchema>;
