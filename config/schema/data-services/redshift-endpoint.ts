import { z } from "zod";
import { allowList } from "../allow-list";
import { awsAccountId, distinct } from "../common";
import { availabilityZoneId, awsResourceId } from "../network/ids";

/**
 * A Redshift-managed VPC endpoint: an address in this VPC that leads to a warehouse of another VPC or another account.
 * The warehouse answers on port 5439; a cluster has RA3 nodes, and relocation or two zones.
 * Source: Amazon Redshift management guide, "Redshift-managed VPC endpoints".
 */
export const warehouseEndpoint = z.strictObject({
  /**
   * AWS account that has the warehouse, 12 digits. Its owner lets this account, or this VPC, make the endpoint first. The
   * warehouse is not looked up then. Default: this account.
   */
  ownerAccount: awsAccountId.optional(),
  /**
   * IPv4 blocks of BI tools and other clients that use it, too; at most 20. Classic compute of the environment's workspaces
   * is let in anyway. Default none.
   */
  clientCidrs: allowList({ least: 0, most: 20 }).default([]),
  /** In a VPC that is made here: its availability zones, one to six. Default: all of the VPC. */
  availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1).max(6)).optional(),
  /** In a VPC that is there already, which needs it: subnets, `subnet-…`, each in another zone. Default: those that are made for data services. */
  subnetIds: distinct(z.array(awsResourceId("subnet")).min(1).max(6)).optional(),
});
