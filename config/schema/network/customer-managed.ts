import { z } from "zod";
import { ipv4Cidr } from "../cidr";
import { distinct, logRetentionDays, wrong } from "../common";
import { takes } from "../company/mark";
import { ref } from "../ref";
import { connectionsSchema } from "./connections";
import { dhcpOptionsSchema, queryLogsSchema } from "./dns";
import { egressSchema } from "./egress";
import { endpointServices } from "./endpoints";
import { availabilityZoneId, cidrPerZone } from "./ids";
import { privateLinkSchema } from "./private-link";

/** A VPC that is made here, for classic compute. */
export const customerManagedSchema = z.strictObject({
  /** A VPC that is made here. Default `customer-managed`. */
  mode: z.literal("customer-managed").optional().default("customer-managed"),
  /** IPv4 block of the VPC, /16 to /25. */
  cidr: ipv4Cidr,
  /** A second IPv4 block of the VPC, for workspaces that the first has no room for. Default none. */
  secondCidr: z
    .strictObject({
      /** The block, /16 to /25; one that AWS lets stand beside the first. */
      cidr: ipv4Cidr,
      /** Workspaces (keys of `workspaces`) whose subnets lie in this block, all of them. */
      workspaces: distinct(z.array(ref("workspace")).min(1)),
    })
    .optional(),
  /** Two or three availability-zone ids, for example `["euw1-az1", "euw1-az2"]`. Append only: order decides the derived subnets. */
  availabilityZoneIds: distinct(
    z
      .array(availabilityZoneId)
      .min(2, {
        error: wrong(
          "has fewer than two availability zones",
          "list two or three; Databricks needs at least two subnets in different zones",
        ),
      })
      .max(3, { error: wrong("has more than three availability zones", "list two or three") }),
  ),
  /**
   * Network bits of each workspace's subnet per zone, 17 to 26; every cluster node takes two addresses.
   * Default: the VPC's bits + 4 (a /20 of a /16: 4,091 addresses), at most 26.
   */
  workspaceSubnetBits: z.int().min(17).max(26).optional(),
  /** Blocks of subnets, written out instead of derived. */
  subnets: z
    .strictObject({
      /** Per workspace (key of `workspaces`), the private subnet of each zone. Default none. */
      workspaces: z.record(ref("workspace"), cidrPerZone).default({}),
      /** Subnets of the interface endpoints, per zone. Default: derived. */
      endpoints: cidrPerZone.optional(),
      /** Public subnets of the NAT gateways, per zone. Default: derived. */
      public: cidrPerZone.optional(),
      /** Subnets of AWS Network Firewall, per zone. Default: derived. */
      firewall: cidrPerZone.optional(),
      /** Subnets of databases, brokers and the like, per zone; made where one stands in them. Default: derived. */
      dataServices: cidrPerZone.optional(),
    })
    .default({ workspaces: {} }),
  /**
   * Way out to the internet: one NAT gateway, one in every zone, or none.
   * Runs (and costs) all the time. Default `single`, or `none` where `egress.isolation` is `isolated`.
   */
  nat: z.enum(["single", "per-az", "none"]).optional(),
  /** What may be reached outside the VPC. Default: anything that `nat` leads to. */
  egress: egressSchema.prefault({}),
  /** AWS PrivateLink to the Databricks control plane. Default: everything goes over the internet. */
  privateLink: privateLinkSchema.prefault({}),
  /**
   * Services of AWS that compute reaches inside the VPC, beside S3, STS and Kinesis, for example
   * `["kms", "secretsmanager", "glue"]`. Each costs all the time in every zone, DynamoDB nothing. Default none.
   */
  endpoints: endpointServices.default([]),
  /** Other networks, and what others reach in this one. Default none. */
  connections: connectionsSchema.prefault({}),
  /** Network ACLs of one's own, as narrow as Databricks accepts them, and the default one closed. Default false: AWS's, open. */
  networkAcls: z.boolean().default(false),
  /** What machines of the VPC are told when they start. Default: as AWS does. */
  dhcpOptions: dhcpOptionsSchema.optional(),
  /** Names that are looked up in the VPC. Default: not recorded. */
  queryLogs: queryLogsSchema.prefault({}),
  /** Which connections the VPC sees, as VPC flow logs. */
  flowLogs: z
    .strictObject({
      /** `s3` (the environment's log bucket), `cloudwatch`, or `off`, which a policy rule refuses until it is waived with the reason. Default `s3`. */
      destination: z.enum(["s3", "cloudwatch", "off"]).default("s3"),
      /** Which traffic is recorded. Default `ALL`. */
      traffic: z.enum(["ALL", "ACCEPT", "REJECT"]).default("ALL"),
      /** Seconds over which packets are put together, 60 or 600. Default 600. */
      aggregationSeconds: z.literal([60, 600]).default(600),
      /** Days that a CloudWatch log group keeps them. Default 90. */
      retentionDays: takes("retention.logDays", logRetentionDays.default(90)),
    })
    .default({ destination: "s3", traffic: "ALL", aggregationSeconds: 600, retentionDays: 90 }),
  /**
   * Blocks of the VPC and of workspaces' subnets are in use, and the plan refuses to change them. A number that was
   * not there before lets them change once: after all compute of the workspaces is stopped. Default 0.
   */
  revision: z.int().min(0).default(0),
  /**
   * Port 3306 to the legacy Hive metastore. Only for workspaces that still use it. Default false.
   */
  legacyMetastorePort: z.boolean().default(false),
});

export type ParsedCustomerManagedNetwork = z.output<typeof customerManagedSchema>;
