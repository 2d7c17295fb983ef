import { z } from "zod";
import { distinct } from "../common";
import { ref } from "../ref";
import { accessSchema, frontendSchema } from "./frontend";
import { availabilityZoneId, awsResourceId } from "./ids";

/** A VPC that is there already. Nothing in it is changed: Terraform looks everything up and checks that it fits. */
export const existingNetworkSchema = z.strictObject({
  /** A VPC that is there already: looked up, never changed. */
  mode: z.literal("existing"),
  /** The VPC, `vpc-…`, with DNS support and DNS host names on. */
  vpcId: awsResourceId("vpc"),
  /** Per workspace (key of `workspaces`), where its clusters run. */
  workspaces: z.record(
    ref("workspace"),
    z.strictObject({
      /** Availability-zone id → private subnet, `subnet-…`; two or more zones, and no other workspace's subnets. */
      subnetIds: z.record(availabilityZoneId, awsResourceId("subnet")),
      /** One to five security groups, `sg-…`, that let Databricks' ports out and the nodes talk among themselves. */
      securityGroupIds: distinct(z.array(awsResourceId("sg")).min(1).max(5)),
    }),
  ),
  /**
   * How clusters get out of the VPC. `route`: the route table of every subnet has a default route, to a NAT or
   * transit gateway or an appliance. `propagated`: a virtual private gateway brings one, which Terraform does not
   * see. `none`: not at all; needs the back end of PrivateLink and `endpoints`. Default `route`.
   */
  internet: z.enum(["route", "propagated", "none"]).default("route"),
  /** Endpoints of AWS services in the VPC. All three are needed with internet `none`. Default none. */
  endpoints: z
    .strictObject({
      /** Gateway endpoint of S3, `vpce-…`, in the route tables of all subnets. Default none. */
      s3: awsResourceId("vpce").optional(),
      /** Interface endpoint of STS, `vpce-…`. Default none. */
      sts: awsResourceId("vpce").optional(),
      /** Interface endpoint of Kinesis Data Streams, `vpce-…`. Default none. */
      kinesis: awsResourceId("vpce").optional(),
    })
    .default({}),
  /**
   * `checked`: the plan looks up route tables, security group rules and endpoints, and fails where clusters certainly
   * cannot work. `trusted`: it only looks whether ids fit each other. Default `checked`.
   */
  reachability: z.enum(["checked", "trusted"]).default("checked"),
  /** AWS PrivateLink to the Databricks control plane. Default: everything goes over the internet. */
  privateLink: z
    .strictObject({
      /** Back end: endpoint in the VPC to the workspace (REST API) service of the region, `vpce-…`. Default none. */
      workspaceEndpointId: awsResourceId("vpce").optional(),
      /** Back end: endpoint in the VPC to the relay service of the region, `vpce-…`. Both or neither. Default none. */
      relayEndpointId: awsResourceId("vpce").optional(),
      /** Front end: users to workspaces. Default: over the internet. */
      frontend: frontendSchema.optional(),
      /** Who may reach the workspaces. Default: everybody, privately and over the internet. */
      access: accessSchema.prefault({}),
    })
    .optional(),
});

export type ParsedExistingNetwork = z.output<typeof existingNetworkSchema>;
