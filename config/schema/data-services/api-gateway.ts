import { z } from "zod";
import { ipv4Cidr } from "../cidr";
import { awsAccountId, distinct, slug } from "../common";
import { publicHost } from "../network/domain";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { ref } from "../ref";
import { listenerArn, networkBalancerArn, userPoolArn } from "../text/aws";
import { headerName, jsonField, programUrl, tokenAudience, tokenIssuer, tokenScope, webOrigin } from "../text/web";
import { api, intoQueue, notEmpty, openRoute, partitionKey, route, signedRoute, throttle } from "./api-gateway-parts";

/** Rules of AWS that look at requests, in the words of its API. */
const MANAGED_RULES = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesAnonymousIpList",
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
] as const;

/** Several records in one request. */
const batch = {
  /**
   * A request brings `{"records": […]}`, 1 to 500 of them, which are put at once; a field of `partitionKey` and of `body` is
   * one of each record. Where one could not be stored, all are to be sent again. Default false: one record.
   */
  batch: z.boolean().default(false),
};
const scopes = distinct(z.array(tokenScope).max(10)).default([]);
const routes = <S extends z.ZodType>(one: S) =>
  z.record(slug, one).refine((all) => Object.keys(all).length > 0, notEmpty("route"));

const httpApi = z.strictObject({
  /** An API of API Gateway that takes records over HTTPS. */
  kind: z.literal("api-gateway"),
  /** An HTTP API: cheaper, tokens of any issuer; callers encode records in base64. Another sort is another API. */
  protocol: z.literal("http"),
  /** What is taken, by a short key. */
  routes: routes(
    z.strictObject({
      ...route,
      /** Where records go. */
      into: z.discriminatedUnion("mode", [
        z.strictObject({
          /** Into a stream, from which they are loaded within seconds. */
          mode: z.literal("stream"),
          /** The stream (key of `dataServices`, kind `kinesis-stream`). */
          stream: ref("dataService", { kind: "kinesis-stream", into: true }),
          /** Field of the JSON that is sent with the record in base64: an HTTP API encodes nothing itself. Default `data`. */
          dataField: jsonField.default("data"),
          /** What decides the shard; records of one key keep their order. Default by `request`, each for itself. */
          partitionKey: partitionKey.default({ from: "request" }),
        }),
        intoQueue,
        z.strictObject({
          /** To a program of yours in the VPC, over `vpcLink`: it answers the caller, and stores what it takes. */
          mode: z.literal("program"),
          /** Listener of the load balancer before it, of this account and region; it speaks TLS. It is there already. */
          listenerArn,
          /** Port of the listener. Default 443. */
          port: z.int().min(1).max(65_535).default(443),
          /** Name in the listener's certificate, `intake.acme.example`, which API Gateway compares. */
          serverName: publicHost,
        }),
      ]),
      /** Who may call it. */
      authorization: z.discriminatedUnion("mode", [
        signedRoute,
        z.strictObject({
          /** Callers bring a token of the issuer under `jwt`. */
          mode: z.literal("jwt"),
          /** Scopes of which the token has one. Default: any token for the audience. */
          scopes,
        }),
        openRoute,
      ]),
    }),
  ),
  /** Whose tokens count, for routes with `jwt`. Default none. */
  jwt: z
    .strictObject({
      /** The issuer, `iss` of its tokens. */
      issuer: tokenIssuer,
      /** For whom a token is, `aud`: one of these, at most 50. */
      audiences: distinct(z.array(tokenAudience).min(1).max(50)),
    })
    .optional(),
  /** Way into the VPC, for routes to a `program`. Default none. */
  vpcLink: z
    .strictObject({
      /** IPv4 blocks of the load balancers' addresses. */
      balancerCidrs: distinct(z.array(ipv4Cidr).min(1).max(10)),
      /** In a VPC that is made here: the zones that it stands in. A change replaces it. Default: all of the VPC. */
      availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1)).optional(),
      /** In a VPC that is there already, which needs them: its subnets. A change replaces it. Default: those of a VPC that is made here. */
      subnetIds: distinct(z.array(awsResourceId("subnet")).min(1)).optional(),
    })
    .optional(),
  /** Pages in browsers that may call it. Default none. */
  cors: z
    .strictObject({
      /** Where they come from: `https://shop.acme.example`. */
      origins: distinct(z.array(webOrigin).min(1).max(20)),
      /** Headers that they send beside the simple ones. Default `authorization` and `content-type`. */
      headers: distinct(z.array(headerName).max(20)).default(["authorization", "content-type"]),
      /** Seconds for which a browser keeps the answer, 0 to 86,400. Default 600. */
      maxAgeSeconds: z.int().min(0).max(86_400).default(600),
    })
    .optional(),
  ...api,
});

const bodyField = z.strictObject({
  /** What it holds, in the words of JSON Schema. */
  type: z.enum(["string", "number", "integer", "boolean", "object", "array"]),
  /** Every record has it. Default true. */
  required: z.boolean().default(true),
  /** Most characters of a string, 1 to 100,000. Default: as many as the record holds. */
  maxLength: z.int().min(1).max(100_000).optional(),
});

const restApi = z.strictObject({
  /** An API of API Gateway that takes records over HTTPS. */
  kind: z.literal("api-gateway"),
  /** A REST API: with a firewall, keys, plans, and checks of what is sent; JSON as it is. Another sort is another API. */
  protocol: z.literal("rest"),
  /** Where it answers. A change replaces nothing, but callers have to be told. Default `regional`. */
  endpoint: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** On the internet. */
        mode: z.literal("regional"),
      }),
      z.strictObject({
        /** Inside VPCs alone. */
        mode: z.literal("private"),
        /** Interface endpoints for `execute-api`, in VPCs of any account, that it is called over. They are there already. */
        vpcEndpointIds: distinct(z.array(awsResourceId("vpce")).min(1).max(10)),
      }),
    ])
    .default({ mode: "regional" }),
  /** What is taken, by a short key. */
  routes: routes(
    z.strictObject({
      ...route,
      /** Where records go. */
      into: z.discriminatedUnion("mode", [
        z.strictObject({
          /** Into a stream, from which they are loaded within seconds. */
          mode: z.literal("stream"),
          /** The stream (key of `dataServices`, kind `kinesis-stream`). */
          stream: ref("dataService", { kind: "kinesis-stream", into: true }),
          /** What decides the shard; records of one key keep their order. Default by `request`, each for itself. */
          partitionKey: partitionKey.default({ from: "request" }),
          ...batch,
        }),
        z.strictObject({
          /** Into files of a raw zone, minutes later. */
          mode: z.literal("delivery-stream"),
          /** The Firehose stream, one that records are put into (key of `dataServices`, kind `firehose`). */
          deliveryStream: ref("dataService", { kind: "firehose", into: true }),
          ...batch,
        }),
        intoQueue,
        z.strictObject({
          /** To a program of yours in the VPC, over `vpcLink`: it answers the caller, and stores what it takes. */
          mode: z.literal("program"),
          /** Its address: the name in its certificate, which API Gateway compares, a port where it is not 443, and a path. */
          url: programUrl,
        }),
      ]),
      /** Who may call it. */
      authorization: z.discriminatedUnion("mode", [
        signedRoute,
        z.strictObject({
          /** Callers bring a token of a user pool under `userPoolArns`. */
          mode: z.literal("cognito"),
          /** Scopes of which the token has one. With none a token of identity is asked for, else one of access. Default none. */
          scopes,
        }),
        openRoute,
      ]),
      /** Callers also send a key of a plan, in the header `x-api-key`. It counts them, but is no proof of who they are. Default false. */
      keyRequired: z.boolean().default(false),
      /** What a record has to look like; what does not gets 400. Default: any JSON. */
      body: z
        .strictObject({
          /** Its fields, by name. */
          fields: z.record(jsonField, bodyField),
          /** Whether it may have others. Default true. */
          others: z.boolean().default(true),
        })
        .optional(),
    }),
  ),
  /** Way into a VPC, for routes to a `program`. Default none. */
  vpcLink: z
    .strictObject({
      /** Network load balancer before the program, of this account and region; it is there already. A change replaces the way. */
      balancerArn: networkBalancerArn,
    })
    .optional(),
  /** User pools of Cognito, for routes with `cognito`; of the environment's region. Default none. */
  userPoolArns: distinct(z.array(userPoolArn).max(10)).default([]),
  /** Other accounts (12 digits) whose identities sign requests; then every route is of the mode `iam`. Default none. */
  callerAccounts: distinct(z.array(awsAccountId).max(20)).default([]),
  /** Plans for callers with keys, by a short key. Keys are made by hand, so that none is in the state. Default none. */
  usagePlans: z
    .record(
      slug,
      z.strictObject({
        /** How many requests a key may make in a time. Default: any number. */
        quota: z
          .strictObject({
            /** Requests, 1 to 1,000,000,000. */
            requests: z.int().min(1).max(1_000_000_000),
            /** The time. */
            per: z.enum(["day", "week", "month"]),
          })
          .optional(),
        /** How many requests each key may make at a time. Default: as the whole API. */
        throttle: throttle.optional(),
      }),
    )
    .default({}),
  /** The web application firewall before an API on the internet; a private one has none. Default on. */
  firewall: z
    .strictObject({
      /** Refuse what the rules find, or count it alone, to see what they would do. Default `block`. */
      action: z.enum(["block", "count"]).default("block"),
      /**
       * Groups of rules of AWS. Default `AWSManagedRulesAmazonIpReputationList`, `AWSManagedRulesCommonRuleSet` and
       * `AWSManagedRulesKnownBadInputsRuleSet`.
       */
      managedRules: distinct(z.array(z.enum(MANAGED_RULES))).default([
        "AWSManagedRulesAmazonIpReputationList",
        "AWSManagedRulesCommonRuleSet",
        "AWSManagedRulesKnownBadInputsRuleSet",
      ]),
      /** Takes records of more than 8 KB, which the common rules would refuse. Default true. */
      largeBodies: z.boolean().default(true),
      /** Requests that one address may make in five minutes, 10 to 2,000,000,000. Default 20000. */
      requestsPerAddress: z.int().min(10).max(2_000_000_000).default(20_000),
    })
    .prefault({}),
  ...api,
});

/** An API that takes records over HTTPS and puts them into a stream, a raw zone or a queue, or hands them to a program of yours. */
export const apiGateway = z.discriminatedUnion("protocol", [httpApi, restApi]);
