import { z } from "zod";
import { awsRegion, uuid } from "./common";
import { connectivityName } from "./text/databricks";

/**
 * A network connectivity configuration (NCC): what serverless compute of the workspaces that are bound to it reaches
 * privately. Databricks has at most 10 of them per region, and 50 workspaces in each.
 */
export const networkConnectivitySchema = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Made here. */
    mode: z.literal("create"),
    /** AWS region of its workspaces. Changing it replaces the configuration. */
    region: awsRegion,
    /** Name in the account console, 3 to 30 letters, digits, hyphens and underscores. Default `<account name>-<key>`. */
    name: connectivityName.optional(),
  }),
  z.strictObject({
    /** Already there. */
    mode: z.literal("existing"),
    /** AWS region of its workspaces. */
    region: awsRegion,
    /** Its id, a UUID, from the account console → Security → Network connectivity configurations. */
    id: uuid,
  }),
]);
