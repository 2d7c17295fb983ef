import { z } from "zod";
import { allowList, openAllowList } from "../allow-list";
import { distinct } from "../common";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { reason } from "../text/prose";

const where = {
  /** In a VPC that is made here: availability zones that it answers in. Default: all that have a fitting subnet. */
  availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1).max(3)).optional(),
  /**
   * In a VPC that is there already, which needs it: its subnets, `subnet-…`, one to three, each in another zone. Default:
   * those of the zones of a VPC that is made here.
   */
  subnetIds: distinct(z.array(awsResourceId("subnet")).min(1).max(3)).optional(),
};

/** Where a server of Transfer Family answers. */
export const transferEndpoint = z.discriminatedUnion("access", [
  z.strictObject({
    /** Only inside the VPC, and in networks that are connected to it. */
    access: z.literal("internal"),
    /** IPv4 blocks that clients come from; they get in on the server's ports. At most 20. */
    clientCidrs: allowList({ most: 20 }),
    ...where,
  }),
  z.strictObject({
    /** From the internet too: an Elastic IP address per zone, in the VPC's public subnets. */
    access: z.literal("internet"),
    /** Why the server has to be reached over the internet. */
    reason,
    /** IPv4 blocks that clients come from; they get in on the server's ports. At most 20. */
    clientCidrs: openAllowList({ most: 20 }),
    /**
     * Partners have no addresses of their own, so `clientCidrs` is everybody, `["0.0.0.0/0"]`, and how they sign in
     * alone keeps others out: write `true` to accept it. Default: everybody is refused.
     */
    acknowledgeEveryAddress: z.literal(true).optional(),
    ...where,
  }),
]);
