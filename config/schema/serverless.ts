import { z } from "zod";
import { distinct, slug } from "./common";
import { endpointServiceSchema } from "./network/connections/endpoint-services";
import { ref } from "./ref";
import { endpointServiceName } from "./text/databricks";

/** Serverless compute's way to S3 buckets of the environment through private endpoints of Databricks. */
const storage = z.strictObject({
  /**
   * `registered` first; `on`, with which traffic takes the endpoints, only works once Databricks shows them as
   * established. Going back leaves them on: switch them off in the account console.
   */
  state: z.enum(["registered", "on"]),
  /** Zones (keys of `zones`) whose buckets are reached so. Default none. */
  zones: distinct(z.array(ref("zone"))).default([]),
  /** External locations (keys of `externalLocations`) whose buckets, in the environment's region, are. Default none. */
  externalLocations: distinct(z.array(ref("externalLocation"))).default([]),
});

/** An endpoint service that is there already, in whichever AWS account. Its owner has let Databricks' role in. */
const existingService = z.strictObject({
  /** Full name, in the environment's region: `com.amazonaws.vpce.<region>.vpce-svc-…`. Changing it replaces the rules. */
  serviceName: endpointServiceName,
  /** Names under which serverless compute calls it, one to ten. */
  domainNames: endpointServiceSchema.shape.domainNames,
  /** Database or proxy (key of `dataServices`) that it leads to. Default: something else. */
  dataService: endpointServiceSchema.shape.dataService,
  /**
   * Network connectivity configurations (keys of the account's `networkConnectivity`) whose workspaces reach it.
   * Default: those that the environment's workspaces are bound to.
   */
  networkConnectivity: endpointServiceSchema.shape.networkConnectivity,
});

/** What serverless compute of the environment's workspaces reaches privately, beside services of a VPC made here. */
export const serverlessSchema = z.strictObject({
  /** Endpoint services that others have made, by a short key; in every topology of the network. Default none. */
  endpointServices: z.record(slug, existingService).default({}),
  /**
   * Private endpoints to S3, one per network connectivity configuration of the workspaces; each costs all the time.
   * Default: over the gateway endpoint of Databricks' own network, which costs nothing.
   */
  storage: storage.optional(),
});

export type ParsedServerless = z.output<typeof serverlessSchema>;
