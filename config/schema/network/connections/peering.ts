import { z } from "zod";
import { awsAccountId, awsRegion, distinct, roleArn } from "../../common";
import { awsResourceId } from "../ids";
import { traffic } from "./destination";

const peer = {
  /** The other VPC, `vpc-…`. */
  vpcId: awsResourceId("vpc"),
  /** AWS region of the other VPC. Default: the environment's. */
  region: awsRegion.optional(),
};

/** What is made on the other side, where that side is within reach. */
const theirSide = {
  /** Route tables of the other VPC, `rtb-…`, that get routes back to the workspaces. Default none: somebody else makes them. */
  routeTableIds: distinct(z.array(awsResourceId("rtb")).max(20)).default([]),
  /** Security groups of the other VPC, `sg-…`, that let the workspaces in on the ports of `destinations`. Default none. */
  securityGroupIds: distinct(z.array(awsResourceId("sg")).max(10)).default([]),
  /** Public host names of the other VPC lead to its private addresses when workspaces ask. Default false. */
  dnsResolution: z.boolean().default(false),
};

/** A peering with another VPC. Traffic in it never passes the firewall: no route can send its answers there. */
export const peeringSchema = z.strictObject({
  /**
   * Whose the other VPC is. `same-account`: this account's. `role`: another account's, where Terraform may assume
   * a role. `manual`: another account's that accepts, and makes its routes and rules, by itself.
   */
  peer: z.discriminatedUnion("mode", [
    z.strictObject({
      /** The other VPC is this account's; both sides are made here. */
      mode: z.literal("same-account"),
      ...peer,
      ...theirSide,
    }),
    z.strictObject({
      /** The other VPC is another account's, where Terraform may assume a role; both sides are made here. */
      mode: z.literal("role"),
      ...peer,
      ...theirSide,
      /** Role in the other account that may accept peerings, and change its routes and security groups. */
      roleArn,
    }),
    z.strictObject({
      /** The other VPC is another account's, which accepts and makes its routes and rules by itself. */
      mode: z.literal("manual"),
      ...peer,
      /** AWS account that the other VPC is in. */
      awsAccountId,
    }),
  ]),
  ...traffic,
});
