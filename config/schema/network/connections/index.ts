import { z } from "zod";
import { slug } from "../../common";
import { dnsConnectionSchema } from "./dns";
import { endpointServiceSchema } from "./endpoint-services";

/** What the VPC is connected to, and what is reached in it from elsewhere. */
export const connectionsSchema = z.strictObject({
  /** Names of other networks that resolve in the VPC. Default none. */
  dns: dnsConnectionSchema.optional(),
  /** Services of the VPC that serverless compute reaches, by a short key. Each costs all the time. Default none. */
  endpointServices: z.record(slug, endpointServiceSchema).default({}),
});

export type ParsedConnections = z.output<typeof connectionsSchema>;
