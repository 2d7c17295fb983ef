import { z } from "zod";
import { BROKER_TYPES, KAFKA_VERSIONS } from "../../facts/kafka";
import { allowList } from "../allow-list";
import { arn, awsAccountId, distinct, logRetentionDays, slug, wrong } from "../common";
import { takes } from "../company/mark";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { ref } from "../ref";
import { named } from "../text/named";
import { formed } from "../text/rules";

/** Name of a topic, as Kafka takes it. */
export const topicName = named(
  { one: "topic", many: "topics" },
  formed(/^(?!\.{1,2}$)[\w.-]{1,249}$/, "is not the name of a topic", "use 1 to 249 letters, digits and . _ -"),
);

const groupName = named(
  { one: "consumer group", many: "consumer groups" },
  formed(/^[\w.-]{1,200}$/, "is not the name of a consumer group here", "use 1 to 200 letters, digits and . _ -"),
);

const propertyName = named(
  { one: "property of a broker", many: "properties of a broker" },
  formed(/^[a-z][a-z0-9.-]{1,99}$/, "is not a property of a broker", "write it as Kafka does, log.retention.hours"),
);

const propertyValue = named(
  { one: "value of a property", many: "values of properties" },
  formed(/^[\w.:/,-]{1,200}$/, "is not the value of a property", "use 1 to 200 letters, digits and . : / , _ -"),
);

const clusterArn = named(
  { one: "ARN of a cluster", many: "ARNs of clusters" },
  arn(
    "an MSK cluster",
    "kafka:[a-z0-9-]+:#:cluster\\/[A-Za-z0-9-]{1,64}\\/[0-9a-f-]{36}-[a-z0-9]+",
    "arn:aws:kafka:<region>:<account>:cluster/<name>/<uuid>-<n>",
  ),
);

const authorityArn = named(
  { one: "ARN of a certificate authority", many: "ARNs of certificate authorities" },
  arn(
    "a private certificate authority",
    "acm-pca:[a-z0-9-]+:#:certificate-authority\\/[0-9a-f-]{36}",
    "arn:aws:acm-pca:<region>:<account>:certificate-authority/<uuid>",
  ),
);

/** Where brokers, or the way to them, stand in the VPC. */
const place = {
  /**
   * In a VPC that is made here, which needs it: two or three of its availability zones. Another list later would
   * replace the cluster. Default none.
   */
  availabilityZoneIds: distinct(z.array(availabilityZoneId).min(2).max(3)).optional(),
  /** In a VPC that is there already, which needs it: two or three of its subnets, each in another zone. Default none. */
  subnetIds: distinct(z.array(awsResourceId("subnet")).min(2).max(3)).optional(),
  /** IPv4 blocks that other clients call from: applications in the VPC, connected networks. At most 20. Default none. */
  clientCidrs: allowList({ least: 0, most: 20 }).default([]),
};

const callers = {
  /** Workspaces (keys of `workspaces`) whose classic compute calls the brokers. Default: all. */
  workspaces: distinct(z.array(ref("workspace")).min(1)).optional(),
};

const watched = {
  /** Groups of consumers that an alarm watches. Default none; readers of Spark commit nothing, so they do not show. */
  consumerGroups: z
    .record(
      groupName,
      z.strictObject({
        /** Topic that the group reads. */
        topic: topicName,
        /** Seconds that it may lag behind, 30 to 604800, before there is an alarm. */
        maxLagSeconds: z.int().min(30).max(604_800),
      }),
    )
    .default({}),
};

const acknowledgeHourlyCost = z.literal(true, {
  error: wrong("is not accepted", "write true: the cluster is billed by the hour, whether records come or not"),
});

const gigabytes = z.int().min(1).max(16_384);

/** A cluster of Apache Kafka, Amazon MSK: made here, provisioned or serverless, or one that is there already. */
export const mskCluster = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A cluster of Apache Kafka, Amazon MSK. */
    kind: z.literal("msk-cluster"),
    /** The cluster is made here, with brokers of a size and a number. */
    mode: z.literal("provisioned"),
    /** Version of Kafka. A cluster goes to a newer one without being replaced, but never to or from `.kraft`. */
    kafkaVersion: z.enum(KAFKA_VERSIONS.value),
    /** Type of the brokers, `kafka.m7g.large`. `kafka.t3.small` is for trying out. */
    instanceType: z.enum(BROKER_TYPES.value),
    /** Brokers in each zone, 1 to 20; there can be more later, never fewer. Default 1. */
    brokersPerZone: z.int().min(1).max(20).default(1),
    /** Disks of the brokers. */
    storage: z.strictObject({
      /** Gigabytes of each broker, 1 to 16384; there can be more later, never fewer. */
      gigabytesPerBroker: gigabytes,
      /** Gigabytes of each broker that AWS may grow the disks to by itself. Default: they do not grow. */
      growToGigabytes: gigabytes.optional(),
      /** Percent in use at which they grow, 10 to 80. Default 60. */
      growAtPercent: z.int().min(10).max(80).default(60),
      /** Megabytes a second that each disk is given, 250 to 2375; for types from 4xlarge on. Default: as AWS does. */
      throughput: z.int().min(250).max(2375).optional(),
      /** Old records of topics that ask for it move to cheaper storage. Once on, it stays on. Default false. */
      tiered: z.boolean().default(false),
    }),
    ...place,
    ...callers,
    /** How clients sign in. Databricks does by IAM. Default: by IAM alone. */
    authentication: z
      .strictObject({
        /** By roles of AWS. Default true. */
        iam: z.boolean().default(true),
        /**
         * By user name and password: user → whether its secret is filled. The secret `AmazonMSK_<prefix>-<cluster>-<user>`
         * is made here, empty; somebody writes `{"username": …, "password": …}` into it, and then sets this to true.
         * Default none.
         */
        scramUsers: z.record(slug, z.boolean()).default({}),
        /** By certificates of these private authorities (ARNs of AWS Private CA). Default none. */
        certificateAuthorityArns: distinct(z.array(authorityArn)).default([]),
      })
      .prefault({}),
    /**
     * Accounts (12 digits) that reach the cluster with roles of their own, over managed VPC connections of theirs. Default
     * none.
     */
    otherAccounts: distinct(z.array(awsAccountId)).default([]),
    /**
     * Properties of the brokers, `{ "log.retention.hours": "72" }`. Default: no topics by themselves, copies in every zone,
     * no leader that has not all records, no rights without an ACL.
     */
    properties: z.record(propertyName, propertyValue).default({}),
    /** Metrics that brokers report; all but `DEFAULT` cost extra. Default `PER_BROKER`. */
    metrics: z.enum(["DEFAULT", "PER_BROKER", "PER_TOPIC_PER_BROKER", "PER_TOPIC_PER_PARTITION"]).default("PER_BROKER"),
    /** Days that the brokers' log is kept; one of CloudWatch's values. Default 90. */
    logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
    /** Percent of a broker's disk in use, 50 to 95, above which there is an alarm. Default 85. */
    diskAlarmPercent: z.int().min(50).max(95).default(85),
    ...watched,
    /** The brokers are billed by the hour, around the clock, whether records come or not: write `true` to accept it. */
    acknowledgeHourlyCost,
  }),
  z.strictObject({
    /** A cluster of Apache Kafka, Amazon MSK. */
    kind: z.literal("msk-cluster"),
    /** The cluster is made here; AWS sees to brokers and disks. Clients sign in by IAM. */
    mode: z.literal("serverless"),
    ...place,
    ...callers,
    ...watched,
    /** The cluster is billed by the hour, around the clock, whether records come or not: write `true` to accept it. */
    acknowledgeHourlyCost,
  }),
  z.strictObject({
    /** A cluster of Apache Kafka, Amazon MSK. */
    kind: z.literal("msk-cluster"),
    /** The cluster is there already, and lets this account's roles in by IAM. */
    mode: z.literal("existing"),
    /** Its ARN; it is in the region of the environment. */
    clusterArn,
    /** How compute gets to its brokers. */
    reach: z.discriminatedUnion("mode", [
      z.strictObject({
        /** They are in the VPC, or in a network that `network.connections` leads to. */
        mode: z.literal("network"),
        /** IPv4 blocks of their subnets. */
        brokerCidrs: allowList({ most: 20 }),
      }),
      z.strictObject({
        /** A managed VPC connection is made here; the cluster's owner has switched them on and lets this account in. */
        mode: z.literal("vpc-connection"),
        ...place,
        /** The connection is billed by the hour, around the clock: write `true` to accept it. */
        acknowledgeHourlyCost,
      }),
    ]),
    ...callers,
  }),
]);
