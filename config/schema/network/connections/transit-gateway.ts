import { z } from "zod";
import { awsAccountId, distinct, slug } from "../../common";
import { sharePrincipal } from "../../text/aws";
import { awsResourceId, cidrPerZone } from "../ids";
import { amazonSideAsn } from "./asn";
import { traffic } from "./destination";

const attachment = {
  /** The attachment's own subnet in every zone, written out. Default: a /28 of the VPC's last quarter each. */
  subnets: cidrPerZone.optional(),
  ...traffic,
};

/** Who else may attach, by AWS Resource Access Manager. */
const share = z.strictObject({
  /** AWS accounts, as 12 digits, or ARNs of the organization or of units of it. */
  principals: distinct(z.array(sharePrincipal).min(1).max(50)),
  /** Accounts outside of the organization too. Default false. */
  externalPrincipals: z.boolean().default(false),
});

/** Another VPC at a transit gateway of one's own. */
const spoke = z.strictObject({
  /** Its attachment, `tgw-attach-…`, which its owner has made. */
  attachmentId: awsResourceId("tgw-attach"),
  /**
   * The owner is another account, so the attachment has to be accepted here. Taking such a spoke out again deletes its
   * attachment. Default false.
   */
  accept: z.boolean().default(false),
});

/** A way to other VPCs and to networks on premises. With `filtered-egress` its traffic passes the firewall. */
export const transitGatewaySchema = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A gateway that is there already, of this account or shared with it; its route tables are its owner's. */
    mode: z.literal("existing"),
    /** That transit gateway, `tgw-…`, in the environment's region. */
    id: awsResourceId("tgw"),
    /** Account that owns it and shares it. Default: the environment's. */
    ownerAccountId: awsAccountId.optional(),
    /**
     * `requested`: only the attachment is made, and its owner has to accept it. `on`: it is accepted, or accepted
     * by itself, and routes lead there. Default `on`.
     */
    attachment: z.enum(["requested", "on"]).default("on"),
    ...attachment,
  }),
  z.strictObject({
    /** A gateway made here, with two route tables: nothing reaches anything by default. */
    mode: z.literal("create"),
    /** Autonomous system number of AWS' side of BGP, a private one. Default 64512. */
    amazonSideAsn: amazonSideAsn.default(64512),
    /** Other accounts that may attach their VPCs. Default: none. */
    share: share.optional(),
    /** VPCs of others at the gateway, by a short key. They reach this VPC, and never each other. Default none. */
    spokes: z.record(slug, spoke).default({}),
    ...attachment,
  }),
]);
