import { z } from "zod";
import { CONNECT_VERSIONS } from "../../facts/kafka-connect";
import { bucketName, distinct, logRetentionDays, wrong } from "../common";
import { takes } from "../company/mark";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { paused } from "../paused";
import { ref } from "../ref";
import { databaseName } from "../text/databases";
import {
  archiveKey,
  connectorProperty,
  connectorValue,
  javaClass,
  objectVersion,
  pluginArn,
  tableOfDebezium,
  topicPrefix,
} from "../text/kafka-connect";
import { topicName } from "./msk-cluster";

const workerUnits = z.literal([1, 2, 4, 8]);
const percent = z.int().min(1).max(100);
const topics = distinct(z.array(topicName).max(50)).default([]);

/** A connector of Amazon MSK Connect: it brings records into topics of a Kafka cluster, or takes them out. */
export const mskConnector = z.strictObject({
  /** A connector of Amazon MSK Connect. */
  kind: z.literal("msk-connector"),
  /** The cluster (key of `dataServices`, kind `msk-cluster`), one that is made here and signs in by IAM. */
  cluster: ref("dataService", { kind: "msk-cluster", into: true }),
  /** Version of Kafka Connect; another one later would replace the connector. Default `3.7.x`. */
  connectVersion: z.enum(CONNECT_VERSIONS.value).default("3.7.x"),
  /** The program: another one later would replace the connector, which goes on where it was. */
  plugin: z.discriminatedUnion("mode", [
    z.strictObject({
      /** An archive in a bucket of this account, with the connector and with AWS's `msk-config-providers`. */
      mode: z.literal("archive"),
      /** The bucket, in this region, encrypted with S3's own key. */
      bucket: bucketName,
      /** Key of the archive. */
      key: archiveKey,
      /** Version of the object, so that nobody puts another program in its place. */
      version: objectVersion,
    }),
    z.strictObject({
      /** A custom plugin that is there already. */
      mode: z.literal("existing"),
      /** Its ARN, in this account and region. */
      pluginArn,
      /** Which of its revisions the workers run. Default 1. */
      revision: z.int().min(1).max(10_000).default(1),
    }),
  ]),
  /** What it does. */
  does: z.discriminatedUnion("mode", [
    z.strictObject({
      /** Debezium: every change of tables of a database becomes a record. */
      mode: z.literal("debezium"),
      /** The database (key of `dataServices`, kind `rds-instance` or `aurora-cluster`), PostgreSQL or MySQL. */
      service: ref("dataService", { kind: ["rds-instance", "aurora-cluster"] }),
      /** Database that is read; of MySQL the one that `tables` are in. */
      database: databaseName,
      /** Tables that are followed: `public.orders`; of MySQL `shop.orders`. */
      tables: distinct(z.array(tableOfDebezium).min(1).max(200)),
      /**
       * The secret (key of `dataServices`, kind `secret`) with `{"username": …, "password": …}` of a user that may
       * replicate. This connector's role is among its readers by itself.
       */
      signIn: ref("dataService", { kind: "secret" }),
      /** Start of the topics, `<start>.<schema>.<table>`; another one later starts anew. Default: the key. */
      topicPrefix: topicPrefix.optional(),
    }),
    z.strictObject({
      /** Any other connector. */
      mode: z.literal("other"),
      /** Its class. */
      connectorClass: javaClass,
      /** Tasks that it has at most, 1 to 100. Default 1. */
      tasks: z.int().min(1).max(100).default(1),
      /** Topics that it writes, and makes where they are not there. Default none. */
      writes: topics,
      /** Topics that it reads. Default none. */
      reads: topics,
      /** Its other properties, as its documentation has them; never a secret. Default none. */
      properties: z.record(connectorProperty, connectorValue).default({}),
    }),
  ]),
  /**
   * All that it stands on is made, and the connector itself is not: it would run at once, and the provider knows no pause.
   * One that is there is taken down; unpaused, another one goes on where it was. Default false.
   */
  paused: paused(),
  /** Workers, each with 1 vCPU and 4 GB for each of its units. */
  capacity: z.discriminatedUnion("mode", [
    z.strictObject({
      /** As many as it takes. Debezium has one task, and needs one worker. */
      mode: z.literal("autoscaled"),
      /** Workers that there are at least, 1 to 9. Default 1. */
      leastWorkers: z.int().min(1).max(9).default(1),
      /** Workers that there are at most, 2 to 10. */
      mostWorkers: z.int().min(2).max(10),
      /** Units of each: 1, 2, 4 or 8. Default 1. */
      unitsPerWorker: workerUnits.default(1),
      /** Percent of CPU in use from which there is another worker. Default 80. */
      growAtPercent: percent.default(80),
      /** Percent of CPU in use down to which one goes. Default 20. */
      shrinkAtPercent: percent.default(20),
    }),
    z.strictObject({
      /** Always as many. */
      mode: z.literal("provisioned"),
      /** Workers, 1 to 10. Default 1. */
      workers: z.int().min(1).max(10).default(1),
      /** Units of each: 1, 2, 4 or 8. Default 1. */
      unitsPerWorker: workerUnits.default(1),
    }),
  ]),
  /** Where the workers stand in the VPC. */
  network: z
    .strictObject({
      /** In a VPC that is made here: two or three of its availability zones. Another list later would replace the connector. Default: all that have subnets for data services. */
      availabilityZoneIds: distinct(z.array(availabilityZoneId).min(2).max(3)).optional(),
      /** In a VPC that is there already, which needs it: two or three of its subnets, each in another zone. Default none. */
      subnetIds: distinct(z.array(awsResourceId("subnet")).min(2).max(3)).optional(),
    })
    .prefault({}),
  /** Days that the workers' log is kept; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** The workers are billed by the hour, around the clock, whether records come or not: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the workers are billed by the hour, whether records come or not"),
  }),
});
