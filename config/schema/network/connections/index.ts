import { z } from "zod";
import { slug } from "../../common";
import { directConnectSchema } from "./direct-connect";
import { peeringSchema } from "./peering";
import { transitGatewaySchema } from "./transit-gateway";
import { virtualPrivateGatewaySchema, vpnSchema } from "./vpn";

/** Ways to other networks, one member a kind. */
export const connectionsSchema = z.strictObject({
  /** Peerings with other VPCs, by key. Default none. */
  peerings: z.record(slug, peeringSchema).default({}),
  /** Attachment to a transit gateway, one of one's own or a shared one. Default none. */
  transitGateway: transitGatewaySchema.optional(),
  /** Gateway of the VPC for VPN and Direct Connect. Default: as AWS makes it. */
  virtualPrivateGateway: virtualPrivateGatewaySchema.prefault({}),
  /** Site-to-site VPNs, by key. Default none. */
  vpn: z.record(slug, vpnSchema).default({}),
  /** AWS Direct Connect. Default none. */
  directConnect: directConnectSchema.optional(),
});

export type ParsedConnections = z.output<typeof connectionsSchema>;
