import { z } from "zod";
import { ipv4Cidr } from "../../cidr";
import { logRetentionDays, wrong } from "../../common";
import { takes } from "../../company/mark";
import { publicIpv4Address } from "../domain";
import { amazonSideAsn } from "./asn";
import { traffic } from "./destination";

/** Where tunnels and Direct Connect end on AWS' side: a transit gateway of one's own, or a gateway of the VPC. */
export const gatewayEnd = z.enum(["transit-gateway", "virtual-private-gateway"]);

/** A gateway of the VPC for VPN and Direct Connect, where there is no transit gateway. Made where something ends there. */
export const virtualPrivateGatewaySchema = z.strictObject({
  /** Autonomous system number of AWS' side of BGP, a private one. Default 64512. */
  amazonSideAsn: amazonSideAsn.default(64512),
});

/** Blocks that AWS keeps for itself. Source: Site-to-Site VPN, "Tunnel options for your Site-to-Site VPN connection". */
const KEPT = /^169\.254\.([0-5]\.0|169\.252)\//;

/** Inside addresses of a tunnel. */
const insideCidr = ipv4Cidr.refine(
  (block) => /^169\.254\.\d+\.\d+\/30$/.test(block) && !KEPT.test(block),
  wrong("is no inside block of a tunnel", "use a /30 of 169.254.0.0/16 that AWS does not keep for itself"),
);

/** What may be agreed on in both phases of IKE. Weaker ones (3DES, SHA-1, groups 2 and 5, AES-128) are not offered. */
const ENCRYPTION = ["AES256", "AES256-GCM-16"] as const;
const INTEGRITY = ["SHA2-256", "SHA2-384", "SHA2-512"] as const;
const DH_GROUPS = [14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24] as const;

/** A site-to-site VPN: two IPsec tunnels to a device of one's own. */
export const vpnSchema = z.strictObject({
  /** Where the tunnels end on AWS' side. */
  gateway: gatewayEnd,
  /** Router or firewall on the other side, where the tunnels end. */
  device: z.strictObject({
    /** Its public address. Changing it replaces the customer gateway. */
    ipAddress: publicIpv4Address,
    /** ASN of its side, also with static routes. Default 65000. */
    bgpAsn: z.int().min(1).max(4294967294).default(65000),
  }),
  /** `bgp`: routes are exchanged. `static`: those of `destinations` are written out. Changing it replaces the connection. Default `bgp`. */
  routing: z.enum(["bgp", "static"]).default("bgp"),
  /** What the tunnels agree on. There is no pre-shared key here: AWS makes them and keeps them in Secrets Manager. */
  tunnels: z
    .strictObject({
      /** Who starts: AWS (`start`), or the device (`add`). Default `add`. */
      startupAction: z.enum(["add", "start"]).default("add"),
      /** Encryption that both phases of IKE may agree on. Default `AES256-GCM-16`. */
      encryption: z.array(z.enum(ENCRYPTION)).min(1).default(["AES256-GCM-16"]),
      /** Integrity that both phases may agree on. Default all three: `SHA2-256`, `SHA2-384`, `SHA2-512`. */
      integrity: z
        .array(z.enum(INTEGRITY))
        .min(1)
        .default([...INTEGRITY]),
      /** Diffie-Hellman groups that both phases may agree on. Default 19, 20 and 21. */
      dhGroups: z
        .array(z.literal([...DH_GROUPS]))
        .min(1)
        .default([19, 20, 21]),
      /** Inside blocks of the first and the second tunnel. Default: AWS chooses. */
      insideCidrs: z.tuple([insideCidr, insideCidr]).optional(),
    })
    .prefault({}),
  /** Days that the encrypted CloudWatch log group of the tunnels keeps its events. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  ...traffic,
});
