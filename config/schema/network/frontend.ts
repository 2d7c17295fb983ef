import { z } from "zod";
import { allowList } from "../allow-list";
import { ipv4Cidr } from "../cidr";
import { distinct } from "../common";
import { ref } from "../ref";
import { recordName } from "./domain";
import { awsResourceId } from "./ids";

const clients = allowList({ most: 20 });

/** Where the endpoint is that users reach workspaces through. */
const endpoint = z.discriminatedUnion("mode", [
  z.strictObject({
    /** The back end's, in the VPC of clusters. */
    mode: z.literal("shared"),
  }),
  z.strictObject({
    /** One of its own in another VPC that is there already, to which users' networks are connected. */
    mode: z.literal("transit"),
    /** That VPC, `vpc-…`, in this account and region, with DNS support and host names on. */
    vpcId: awsResourceId("vpc"),
    /** Two or three subnets of it, each in another zone. */
    subnetIds: distinct(z.array(awsResourceId("subnet")).min(2).max(3)),
    /**
     * One endpoint for all workspaces of the region, or one for each workspace, which only its own users reach
     * (needs access.level `ENDPOINT`); each costs all the time in every zone. Default `region`.
     */
    per: z.enum(["region", "workspace"]).default("region"),
    /** With `per: "workspace"`: workspace (key of `workspaces`) → blocks of its users. Default `clientCidrs`. */
    workspaceClientCidrs: z.record(ref("workspace"), clients).default({}),
  }),
  z.strictObject({
    /** One that is there already. */
    mode: z.literal("existing"),
    /** Endpoint to the workspace (REST API) service of the region, `vpce-…`, in this account and region. */
    endpointId: awsResourceId("vpce"),
    /** The VPC that it is in, `vpc-…`. */
    vpcId: awsResourceId("vpc"),
    /**
     * Databricks registers an endpoint once per account: `here`, or `elsewhere`, where another environment or
     * team has done so. Default `here`.
     */
    registered: z.enum(["here", "elsewhere"]).default("here"),
  }),
]);

/** Users, tools and pipelines reach workspaces through an endpoint, not over the internet. */
export const frontendSchema = z.strictObject({
  /**
   * Where the endpoint is. `shared`: the back end's, in this VPC (needs the back end). `transit`: one of its own in
   * another VPC that is there already, to which users' networks are connected. `existing`: one that is there.
   */
  endpoint,
  /** IPv4 blocks that users come from, for example those of the office network. They get in on 443 alone. */
  clientCidrs: clients,
  /**
   * Private zone and record of the region in the endpoint's VPC: `create`, or `existing`, where name servers
   * answer for it already. Default `create`.
   */
  dns: z.enum(["create", "existing"]).default("create"),
  /** Route 53 inbound endpoint, to which on-premises name servers forward. Runs (and costs) all the time. Default false. */
  inboundResolver: z.boolean().default(false),
  /**
   * Record in the private zone, for regions whose record is not known: first part of what a workspace's name is an
   * alias of. Default: the region's.
   */
  recordName: recordName.optional(),
});

/** Who may reach the workspaces, once one of the connections is private. */
export const accessSchema = z.strictObject({
  /** Private connections: any endpoint registered in the Databricks account, or only this environment's. Default `ACCOUNT`. */
  level: z.enum(["ACCOUNT", "ENDPOINT"]).default("ACCOUNT"),
  /** Whether workspaces can be reached over the internet. Default `open`. */
  public: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** Workspaces can be reached over the internet too. */
        mode: z.literal("open"),
      }),
      z.strictObject({
        /** Only private connections reach workspaces; needs the back end and the front end of PrivateLink. */
        mode: z.literal("closed"),
        /** Where Terraform runs from; inside `clientCidrs` or the VPC, or the next run locks itself out. */
        runner: ipv4Cidr,
      }),
    ])
    .default({ mode: "open" }),
});

export type ParsedFrontend = z.output<typeof frontendSchema>;
