import { z } from "zod";
import { distinct, slug } from "../common";
import { availabilityZoneId, awsResourceId } from "./ids";

/** A VPC that is there already. Nothing in it is changed: Terraform looks everything up and checks that it fits. */
export const existingNetworkSchema = z.strictObject({
  mode: z.literal("existing"),
  /** The VPC, `vpc-…`, with DNS support and DNS host names on. */
  vpcId: awsResourceId("vpc"),
  /** Per workspace (key of `workspaces`), where its clusters run. */
  workspaces: z.record(
    slug,
    z.strictObject({
      /** Availability-zone id → private subnet, `subnet-…`; two or more zones, and no other workspace's subnets. */
      subnetIds: z.record(availabilityZoneId, awsResourceId("subnet")),
      /** One to five security groups, `sg-…`, that let Databricks' ports out and the nodes talk among themselves. */
      securityGroupIds: distinct(z.array(awsResourceId("sg")).min(1).max(5)),
    }),
  ),
  /** Interface endpoints in the VPC for back-end PrivateLink. Default: compute reaches Databricks over the internet. */
  privateLink: z
    .strictObject({
      /** Endpoint to the workspace (REST API) service of the region, `vpce-…`. */
      workspaceEndpointId: awsResourceId("vpce"),
      /** Endpoint to the relay service of the region, `vpce-…`. */
      relayEndpointId: awsResourceId("vpce"),
    })
    .optional(),
});

export type ParsedExistingNetwork = z.output<typeof existingNetworkSchema>;
