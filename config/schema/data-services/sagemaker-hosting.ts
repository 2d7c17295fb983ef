import { z } from "zod";
import { MOST_VARIANTS, SERVERLESS_CONCURRENCY, SERVERLESS_MEMORY } from "../../facts/sagemaker";
import { distinct, wrong } from "../common";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { paused } from "../paused";
import { ref } from "../ref";
import { folder } from "../text/paths";
import { artifactPath, containerValue, imageTag, imageUri, machineType, variantName } from "../text/sagemaker";
import { variableName } from "../text/workloads";

const hourlyCost = (what: string) =>
  z.literal(true, {
    error: wrong("is not accepted", `write true: ${what} billed by the hour, whether anybody asks or not`),
  });

/** What answers: both are there before the endpoint is deployed. */
const model = z.strictObject({
  /** The image with the program that answers. */
  image: z.discriminatedUnion("from", [
    z.strictObject({
      /** A repository that is made here. */
      from: z.literal("group"),
      /** The group (key of `dataServices`, kind `sagemaker-model-group`). */
      group: ref("dataService", { kind: "sagemaker-model-group" }),
      /** Tag of an image that has been pushed; a plan fails where there is none. */
      tag: imageTag,
    }),
    z.strictObject({
      /** Another registry of Amazon ECR in this region, such as AWS's own. */
      from: z.literal("registry"),
      /** The image, best by its digest. */
      uri: imageUri,
    }),
  ]),
  /** The archive with the model. Default: it is in the image. */
  artifact: z
    .strictObject({
      /** Zone (key of `zones`, kind `raw`) that it lies in. Default `raw`. */
      zone: ref("zone", { zone: "raw" }).default("raw"),
      /** The archive there, relative to the zone; another model is another path. */
      path: artifactPath,
    })
    .optional(),
  /** Environment variables of the container, at most 16; no secrets. Default none. */
  environment: z
    .record(variableName, containerValue)
    .refine((all) => Object.keys(all).length <= 16, { error: wrong("has more than 16 variables", "use at most 16") })
    .default({}),
});

const scaling = z.strictObject({
  /** Instances that there are at most, 2 to 100. */
  most: z.int().min(2).max(100),
  /** Requests a minute for each instance that AWS aims at, 1 to 100000. */
  requestsPerMinute: z.int().min(1).max(100_000),
  /** Seconds after which further instances may come, 0 to 3600. Default 300. */
  growSeconds: z.int().min(0).max(3600).default(300),
  /** Seconds after which instances may go, 0 to 3600. Default 300. */
  shrinkSeconds: z.int().min(0).max(3600).default(300),
});

const variant = z.strictObject({
  /** What answers. */
  model,
  /** Type of its instances: `ml.m5.large`. */
  instanceType: machineType,
  /** Instances, 1 to 100; the fewest with `scaling`. Two and more stand in several zones. Default 1. */
  instances: z.int().min(1).max(100).default(1),
  /** Share of the requests, as a weight among those of all variants, 0 to 100. Default 1. */
  weight: z.number().min(0).max(100).default(1),
  /** More instances where more is asked. Default: there are always as many. */
  scaling: scaling.optional(),
  /** GB of the disk of each instance, 1 to 512; not for types with disks of their own. Default: as AWS gives. */
  diskGb: z.int().min(1).max(512).optional(),
});

const capture = z.strictObject({
  /** Zone (key of `zones`, kind `raw`) that the files come into. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone, below which SageMaker makes one for endpoint, variant and hour. Default: the key. */
  folder: folder.optional(),
  /** Percent of the requests, 1 to 100. Default 100. */
  percent: z.int().min(1).max(100).default(100),
  /** What is kept of requests. Default input, output: both. */
  keeps: distinct(z.array(z.enum(["input", "output"])).min(1)).default(["input", "output"]),
});

const monitoring = z.strictObject({
  /** AWS's image `sagemaker-model-monitor-analyzer` of this region; its account is another one in each. */
  image: imageUri,
  /** What requests are compared with: `statistics.json` and `constraints.json`, which a first job of SageMaker has written. */
  baseline: z.strictObject({
    /** Zone (key of `zones`, kind `raw`) that they lie in. Default `raw`. */
    zone: ref("zone", { zone: "raw" }).default("raw"),
    /** Folder of the zone that both are in. */
    folder,
  }),
  /** Folder of the zone of `capture` for what was found. Default: the key with `-reports`. */
  folder: folder.optional(),
  /** How often. Default `day`. */
  every: z.enum(["hour", "day"]).default("day"),
  /** With `every: "day"`: the hour in UTC, 0 to 23. SageMaker may start up to 20 minutes later. Default 0. */
  hour: z.int().min(0).max(23).default(0),
  /** Type of the one instance that compares. Default `ml.m5.xlarge`. */
  instanceType: machineType.default("ml.m5.xlarge"),
  /** GB of its disk, 1 to 512. Default 20. */
  diskGb: z.int().min(1).max(512).default(20),
  /** Minutes after which it is given up, 1 to 60. Default 30. */
  timeoutMinutes: z.int().min(1).max(60).default(30),
  /** There is no schedule. Default false. */
  paused: paused(),
});

/** Where containers stand in the VPC. */
const vpc = z.strictObject({
  /** In a VPC that is made here: the zones. Default: all that have subnets for data services. */
  availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1).max(16)).optional(),
  /** In a VPC that is there already, which needs it: the subnets, with a way to S3. Default: those for data services. */
  subnetIds: distinct(z.array(awsResourceId("subnet")).min(1).max(16)).optional(),
  /** Data services (keys of `dataServices`) that containers call; not where they are isolated. Default none. */
  dataServices: distinct(z.array(ref("dataService")).max(20)).default([]),
});

/** What an endpoint runs on. */
export const hosting = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Instances, which are there around the clock. */
    mode: z.literal("instances"),
    /** Variants by name, 1 to 10, that share the requests. */
    variants: z
      .record(variantName, variant)
      .refine((all) => Object.keys(all).length >= 1, { error: wrong("has no variant", "add one") })
      .refine((all) => Object.keys(all).length <= MOST_VARIANTS.value, {
        error: wrong("has more than 10 variants", "use at most 10"),
      }),
    /** Containers call nobody, S3 neither: SageMaker brings them what they need. Default true. */
    isolated: z.boolean().default(true),
    /** Containers stand in the environment's VPC. Default: in one of AWS's. */
    vpc: vpc.optional(),
    /** Requests and answers are kept in files of a zone, which a source of kind `s3-files` loads. Default: they are not. */
    capture: capture.optional(),
    /** What is captured is compared with what the model learned from, again and again. Default: it is not. */
    monitoring: monitoring.optional(),
    /** Instances are billed by the hour, around the clock: write `true` to accept it. */
    acknowledgeHourlyCost: hourlyCost("instances are"),
  }),
  z.strictObject({
    /** Nothing runs while nobody asks; the first answer then takes longer. AWS takes one model, without VPC, isolation, capture and monitoring. */
    mode: z.literal("serverless"),
    /** What answers. */
    model,
    /** Memory in MB: 1024, 2048, 3072, 4096, 5120 or 6144; processors come with it. Default 2048. */
    memoryMb: z.literal([...SERVERLESS_MEMORY.value]).default(2048),
    /** Requests that are answered at the same time, 1 to 200; more are refused. Default 5. */
    mostConcurrent: z.int().min(1).max(SERVERLESS_CONCURRENCY.value).default(5),
    /** Room that is kept ready. Default none. */
    provisioned: z
      .strictObject({
        /** Requests for which there is room at once, 1 to 200; at most `mostConcurrent`. */
        concurrent: z.int().min(1).max(SERVERLESS_CONCURRENCY.value),
        /** It is billed by the hour, around the clock: write `true` to accept it. */
        acknowledgeHourlyCost: hourlyCost("room that is kept ready is"),
      })
      .optional(),
  }),
]);
