import { z } from "zod";
import { slug } from "../../common";
import { directConnectSchema } from "./direct-connect";
import { dnsConnectionSchema } from "./dns";
import { endpointServiceSchema } from "./endpoint-services";
import { peeringSchema } from "./peering";
import { transitGatewaySchema } from "./transit-gateway";
import { virtualPrivateGatewaySchema, vpnSchema } from "./vpn";

/** Ways to other networks, and what others reach in this one; one member a kind. */
export const connectionsSchema = z.strictObject({
  /** Peerings with other VPCs, by key. Default none. */
  peerings: z.record(slug, peeringSchema).default({}),
  /** Attachment to a transit gateway, one of one's own or a shared one. Default none. */
  transitGateway: transitGatewaySchema.optional(),
  /** Gateway of the VPC for VPN and Direct Connect. Default: as AWS makes it. */
  virtualPrivateGateway: virtualPrivateGatewaySchema.prefault({}),
  /** Site-to-site VPNs, by key. Default none. */
  vpn: z.record(slug, vpnSchema).default({}),
  /** A line of one's own into AWS, by AWS Direct Connect. Default none. */
  directConnect: directConnectSchema.optional(),
  /** Names of other networks that resolve in the VPC. Default none. */
  dns: dnsConnectionSchema.optional(),
  /** Services of the VPC that serverless compute reaches, by a short key. Each costs all the time. Default none. */
  endpointServices: z.record(slug, endpointServiceSchema).default({}),
});

export type ParsedConnections = z.output<typeof connectionsSchema>;
