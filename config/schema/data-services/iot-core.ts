import { z } from "zod";
import { distinct, logRetentionDays, slug, wrong } from "../common";
import { takes } from "../company/mark";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { ref } from "../ref";
import { functionArn } from "../text/aws";
import { deviceTopic, iotStatement, thingAttribute, thingValue } from "../text/iot";
import { folder } from "../text/paths";
import { description } from "../text/prose";
import { jsonField } from "../text/web";
import { topicName } from "./msk-cluster";

/** What keeps messages in order. */
const messageKey = z
  .discriminatedUnion("from", [
    z.strictObject({
      /** The device, by the id that it is connected with. */
      from: z.literal("client"),
    }),
    z.strictObject({
      /** Each message for itself. */
      from: z.literal("message"),
    }),
    z.strictObject({
      /** A level of the topic. */
      from: z.literal("topic"),
      /** Which one, 1 to 8: 2 is `boiler-7` in `devices/boiler-7/telemetry`. */
      level: z.int().min(1).max(8),
    }),
    z.strictObject({
      /** A field of the message, before the statement selects from it. */
      from: z.literal("field"),
      /** Its name, at the top of its JSON. */
      field: jsonField,
    }),
  ])
  .default({ from: "client" });

const rule = z.strictObject({
  /** Which messages it takes and what of them, in SQL of AWS IoT: `SELECT *, topic(2) AS device FROM 'devices/+/telemetry'`. */
  sql: iotStatement,
  /** Where they go. */
  into: z.discriminatedUnion("mode", [
    z.strictObject({
      /** Into a stream, from which they are loaded within seconds. */
      mode: z.literal("stream"),
      /** The stream (key of `dataServices`, kind `kinesis-stream`). */
      stream: ref("dataService", { kind: "kinesis-stream", into: true }),
      /** What decides the shard; messages of one key keep their order. Default by `client`, the device. */
      partitionKey: messageKey,
    }),
    z.strictObject({
      /** Into files of a raw zone, minutes later. */
      mode: z.literal("delivery-stream"),
      /** The Firehose stream, one that records are put into (key of `dataServices`, kind `firehose`). */
      deliveryStream: ref("dataService", { kind: "firehose", into: true }),
    }),
    z.strictObject({
      /** Into a topic of Kafka in the VPC, over TLS, with a user whose password is in Secrets Manager. */
      mode: z.literal("kafka"),
      /** The cluster (key of `dataServices`, kind `msk-cluster`, with brokers of its own: AWS IoT never signs in by IAM). */
      cluster: ref("dataService", { kind: "msk-cluster", into: true }),
      /** Topic of Kafka; it is there already. */
      topic: topicName,
      /** User of the cluster's `scramUsers` that AWS IoT signs in as. */
      user: slug,
      /** What decides the partition; messages of one key keep their order. Default by `client`, the device. */
      partitionKey: messageKey,
    }),
  ]),
  /** Whether it works; false keeps it without taking anything. Default true. */
  enabled: z.boolean().default(true),
});

const thingType = z.strictObject({
  /** What devices of the type are; shown in the console. A change replaces the type, once no device has it. Default none. */
  description: description.optional(),
  /** Attributes that devices are found by, at most 3. A change replaces the type. Default none. */
  searchableAttributes: distinct(z.array(thingAttribute).max(3)).default([]),
  /** No new device gets it, the first step to removing it. Default false. */
  deprecated: z.boolean().default(false),
});

const thingGroup = z.strictObject({
  /** What its devices have in common; shown in the console. Default none. */
  description: description.optional(),
  /** Group that it is in (key of `thingGroups`); a change replaces it. Default none. */
  parent: slug.optional(),
  /** Attributes of the group, by name, at most 50. Default none. */
  attributes: z
    .record(thingAttribute, thingValue)
    .refine((all) => Object.keys(all).length <= 50, { error: wrong("has more than 50 attributes", "use at most 50") })
    .default({}),
  /** Policies that its devices have beside their own (keys of `policies`). Default none. */
  policies: distinct(z.array(slug).max(10)).default([]),
});

const policy = z.strictObject({
  /** Topics that a device sends to, each with `{thing}`: as itself alone. Default none. */
  publishes: distinct(z.array(deviceTopic)).default([]),
  /** Topics that a device gets messages from; `+` and `#` may stand for levels. Default none. */
  subscribes: distinct(z.array(deviceTopic)).default([]),
  /** Rules (keys of `rules`) that a device sends to directly, at `$aws/rules/<rule>/…`, which costs less. Default none. */
  rules: distinct(z.array(slug)).default([]),
  /** What a device sends may be kept for later subscribers. Default false. */
  retains: z.boolean().default(false),
  /** A device reads and changes its own shadow. Default false. */
  shadow: z.boolean().default(false),
});

const provisioning = z.strictObject({
  /** Type of the devices (key of `thingTypes`). Default none. */
  thingType: slug.optional(),
  /** Groups that they come into (keys of `thingGroups`). Default none. */
  thingGroups: distinct(z.array(slug).max(10)).default([]),
  /** Policy of their certificates (key of `policies`). */
  policy: slug,
  /** Function that says which serial numbers are real; it is there already, and lets `iot.amazonaws.com` call it. Default none. */
  hookFunctionArn: functionArn.optional(),
  /** There is no such function, so that who has a claim makes any number of devices: write `true` to accept it. Default: it is refused. */
  acknowledgeAnySerialNumber: z.literal(true).optional(),
  /** Whether devices are taken now. Default true. */
  enabled: z.boolean().default(true),
});

/** AWS IoT Core: messages of devices go into streams, and devices are kept apart. */
export const iotCore = z.strictObject({
  /** Messages of devices, by AWS IoT Core. */
  kind: z.literal("iot-core"),
  /** Which messages go where, by a short key. */
  rules: z
    .record(slug, rule)
    .refine((all) => Object.keys(all).length > 0, { error: wrong("has no rule", "add one, or remove the entry") }),
  /** Where rules into Kafka stand in the VPC; a change replaces their way. Default: in all subnets for data services. */
  network: z
    .strictObject({
      /** In a VPC that is made here: its availability zones. Default: all of the VPC. */
      availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1).max(3)).optional(),
      /** In a VPC that is there already, which needs it: subnets, `subnet-…`. Default: those that are made for data services. */
      subnetIds: distinct(z.array(awsResourceId("subnet")).min(1).max(3)).optional(),
    })
    .default({}),
  /** Where messages go that could not be handed on. Default: a log. */
  errors: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** Into a log, encrypted with the key of logs; each raises an alarm. */
        mode: z.literal("log"),
        /** Days that they are kept; one of CloudWatch's values. Default 90. */
        retentionDays: takes("retention.logDays", logRetentionDays.default(90)),
      }),
      z.strictObject({
        /** Into a folder of a raw zone, a file each, from which they can be loaded later. Raises no alarm. */
        mode: z.literal("zone"),
        /** The zone (key of `zones`, kind `raw`). Default `raw`. */
        zone: ref("zone", { zone: "raw" }).default("raw"),
        /** Folder of the zone; no source loads it. Default: the key, with `-errors`. */
        folder: folder.optional(),
      }),
    ])
    .default({ mode: "log", retentionDays: 90 }),
  /** Types of devices, by a short key. Default none. */
  thingTypes: z.record(slug, thingType).default({}),
  /** Groups of devices, by a short key. Default none. */
  thingGroups: z.record(slug, thingGroup).default({}),
  /** What devices may do, by a short key. Default none. */
  policies: z.record(slug, policy).default({}),
  /** How devices get certificates of their own, for which they show a claim that all have, by a short key. Default none. */
  provisioning: z.record(slug, provisioning).default({}),
});
