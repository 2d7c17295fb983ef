import { z } from "zod";
import { RESOURCE_LIMITS } from "../../../facts/resource-limits";
import { distinct, wrong } from "../../common";
import { ref } from "../../ref";
import { certificateArn, loadBalancerArn } from "../../text/aws";
import { requestPath } from "../../text/paths";
import { domainName, ipv4Address } from "../domain";
import { awsResourceId } from "../ids";

const port = z.int().min(1).max(65535);

/** What is behind the load balancer: one kind per service. */
const targets = z.discriminatedUnion("kind", [
  z.strictObject({
    /** Addresses that are written down and stay as they are. */
    kind: z.literal("ip"),
    /** Private addresses, in the VPC or in a connected network. Those of a database change when it fails over. */
    addresses: distinct(z.array(ipv4Address).min(1).max(50)),
  }),
  z.strictObject({
    /** EC2 instances, whatever their addresses. */
    kind: z.literal("instance"),
    /** EC2 instances of the VPC, `i-…`. */
    instanceIds: distinct(z.array(awsResourceId("i")).min(1).max(50)),
  }),
  z.strictObject({
    /** An application load balancer, which follows its own targets; for HTTP. */
    kind: z.literal("alb"),
    /** An internal application load balancer of the VPC, with a listener on the same port: its ARN. */
    loadBalancerArn,
  }),
]);

/** How the load balancer finds out which targets work. */
const healthCheck = z.strictObject({
  /** `TCP`: the port answers; `HTTP`, `HTTPS`: a request for `path` is answered with 200 to 399. Default `TCP`, which an application load balancer does not take. */
  protocol: z.enum(["TCP", "HTTP", "HTTPS"]).default("TCP"),
  /** Port to ask. Default: that of the traffic. */
  port: port.optional(),
  /** Path to ask for, with HTTP and HTTPS. Default `/`. */
  path: requestPath.optional(),
  /** Seconds between two questions, 5 to 300. Default 30. */
  intervalSeconds: z.int().min(5).max(300).default(30),
});

/** A port of the service, and what happens to what arrives on it. */
const listener = z.discriminatedUnion("protocol", [
  z.strictObject({
    /** Passed on as it is; what is inside may be encrypted end to end. */
    protocol: z.literal("TCP"),
    /** Port of the service, 1 to 65535; unique in the service. */
    port,
    /** Port of the targets. Default: the same. */
    targetPort: port.optional(),
  }),
  z.strictObject({
    /** Ends the client's TLS at the load balancer, and starts another towards the targets. */
    protocol: z.literal("TLS"),
    /** Port of the service, 1 to 65535; unique in the service. */
    port,
    /** Port of the targets. Default: the same. */
    targetPort: port.optional(),
    /** Certificate of AWS Certificate Manager for the names in `domainNames`: its ARN, in the region. */
    certificateArn,
  }),
]);

/** Something in the VPC that serverless compute reaches over AWS PrivateLink: a database, an API, a broker. */
export const endpointServiceSchema = z.strictObject({
  /** Names under which serverless compute calls it, one to ten, for example the database's own host name. */
  domainNames: distinct(
    z
      .array(domainName)
      .min(1)
      .max(RESOURCE_LIMITS.value.namesPerPrivateEndpoint, {
        error: wrong("has more than ten names, the most of a rule", "divide them among several services"),
      }),
  ),
  /**
   * Database, proxy or warehouse (key of `dataServices`) that it leads to: one that is made here then lets the load
   * balancer in. Serverless compute loads and queries it this way alone. Default: something else.
   */
  dataService: ref("dataService", {
    kind: ["rds-instance", "aurora-cluster", "database-proxy", "redshift-serverless", "redshift-cluster"],
  }).optional(),
  /** Ports of the service, at most 20. */
  listeners: z.array(listener).min(1).max(20),
  /** Machines or load balancer that connections are passed on to. */
  targets,
  /** Security groups of the targets, in this account, that let the load balancer in. Default: they let it in already. */
  targetSecurityGroupIds: distinct(z.array(awsResourceId("sg")).max(5)).default([]),
  /** How the load balancer finds out which targets work. Default: whether the port answers. */
  healthCheck: healthCheck.prefault({}),
  /**
   * Who lets a new connection in: somebody, by hand (`manual`), or nobody (`automatic`). All customers of Databricks
   * in the region connect with the same AWS role, so `automatic` lets in whoever knows the service's name. Default `manual`.
   */
  acceptance: z.enum(["manual", "automatic"]).default("manual"),
  /** A DNS name of the service for other consumers than Databricks, whose domain you own. Default none. */
  privateDnsName: domainName.optional(),
  /**
   * Network connectivity configurations (keys of the account's `networkConnectivity`) whose workspaces reach it.
   * Default: those that the environment's workspaces are bound to.
   */
  networkConnectivity: distinct(z.array(ref("networkConnectivity")).min(1)).optional(),
});
