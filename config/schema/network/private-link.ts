import { z } from "zod";
import { ipv4Cidr } from "../cidr";
import { distinct, wrong } from "../common";
import { awsResourceId } from "./ids";

/** Users, tools and pipelines reach workspaces through an endpoint, not over the internet. */
const frontend = z.strictObject({
  /**
   * Where the endpoint is. `shared`: the back end's, in this VPC (needs `backend`). `transit`: one of its own in
   * another VPC that is there already, to which users' networks are connected.
   */
  endpoint: z.discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("shared") }),
    z.strictObject({
      mode: z.literal("transit"),
      /** The VPC, `vpc-…`, in this account and region, with DNS support and host names on. */
      vpcId: awsResourceId("vpc"),
      /** Two or three subnets of it, each in another zone. */
      subnetIds: distinct(z.array(awsResourceId("subnet")).min(2).max(3)),
    }),
  ]),
  /** IPv4 blocks that users come from, for example those of the office network. They get in on 443 alone. */
  clientCidrs: distinct(z.array(ipv4Cidr).min(1).max(20)),
  /** Route 53 inbound endpoint, to which on-premises name servers forward. Runs (and costs) all the time. Default false. */
  inboundResolver: z.boolean().default(false),
  /** Record in the private zone, where the region's is not known: first part of what a workspace's name is an alias of. */
  recordName: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,62}$/, wrong("is not the name of a record", "write its first part, for example ireland"))
    .optional(),
});

/** Who may reach the workspaces, once one of the connections is private. */
const access = z.strictObject({
  /** Private connections: any endpoint registered in the Databricks account, or only this environment's. Default `ACCOUNT`. */
  level: z.enum(["ACCOUNT", "ENDPOINT"]).default("ACCOUNT"),
  /** Whether workspaces can be reached over the internet. Default `open`. */
  public: z
    .discriminatedUnion("mode", [
      z.strictObject({ mode: z.literal("open") }),
      z.strictObject({
        mode: z.literal("closed"),
        /** Where Terraform runs from; inside `clientCidrs` or the VPC, or the next run locks itself out. */
        runner: ipv4Cidr,
      }),
    ])
    .default({ mode: "open" }),
});

/** AWS PrivateLink to the Databricks control plane. */
export const privateLinkSchema = z.strictObject({
  /** Back end: cluster to control plane, REST API and relay. Needs the Enterprise tier. Default false. */
  backend: z.boolean().default(false),
  /** Front end: users to workspaces. Needs the Enterprise tier. Default: over the internet. */
  frontend: frontend.optional(),
  /**
   * Endpoint for Lakebase and other heavy traffic into Databricks, where the region has it. `registered` first;
   * `on`, which gives it the service's DNS name, only works once it is registered. Default `off`.
   */
  serviceDirect: z.enum(["off", "registered", "on"]).default("off"),
  /** Who may reach the workspaces. Default: everybody, privately and over the internet. */
  access: access.prefault({}),
});
