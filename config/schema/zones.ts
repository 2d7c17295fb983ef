import { z } from "zod";
import { accessRequests } from "./access-requests";
import { bucketName, kmsKeyArn, wrong } from "./common";
import { takes } from "./company/mark";
import { fileEvents, zoneFileEvents } from "./file-events";
import { grants } from "./grants";
import { NO_DOTS, s3Url } from "./text/paths";
import { comment } from "./text/prose";

/** One S3 bucket of the lake, with its storage credential and external location. */
export const zoneSchema = z.strictObject({
  /**
   * `raw`: files as they arrive, read through volumes; `processed` and `curated`: managed storage of
   * catalogs and schemas, where only Unity Catalog may delete.
   */
  kind: z.enum(["raw", "processed", "curated"]),
  /** Name of the S3 bucket. Changing it replaces the bucket, which a protected environment refuses. Default `<account>-<environment>-<key>-<AWS account id>`. */
  bucket: bucketName.regex(/^[^.]*$/, wrong(NO_DOTS.what, NO_DOTS.fix)).optional(),
  /** Purpose of the zone; Catalog Explorer shows it. */
  comment,
  /** When objects of a raw zone move to cheaper storage or expire; managed storage never does. Default: never. */
  lifecycle: z
    .strictObject({
      /** Days until S3 Standard-IA, at least 30. Default: never. */
      infrequentAccessAfterDays: z.int().min(30).max(3650).optional(),
      /** Days until S3 Glacier Instant Retrieval, at least 60. Default: never. */
      archiveAfterDays: z.int().min(60).max(3650).optional(),
      /**
       * S3 watches how often each object is read, and moves it by itself; reading costs nothing more. Instead of the two
       * fields above. Default: it does not.
       */
      intelligentTiering: z
        .strictObject({
          /** Days until objects come under it, 0 to 3650. Default 0. */
          afterDays: z.int().min(0).max(3650).default(0),
          /**
           * Days without a read until an object is archived, 90 to 730: it is then read hours after somebody has restored
           * it, so that no source loads it meanwhile. Default: never.
           */
          archiveAccessAfterDays: z.int().min(90).max(730).optional(),
          /** The same for the cheapest archive, 180 to 730. Default: never. */
          deepArchiveAccessAfterDays: z.int().min(180).max(730).optional(),
        })
        .optional(),
      /** Days until deletion. Default: never. */
      expireAfterDays: z.int().min(1).max(3650).optional(),
    })
    .optional(),
  /** Days that replaced or deleted versions are kept. Default 30. */
  noncurrentVersionDays: takes("retention.versionDays", z.int().min(1).max(3650).default(30)),
  /** CloudWatch counts the requests of the bucket, at a price per metric; alarms on raw zones need it. Default: of raw zones. */
  requestMetrics: z.boolean().optional(),
  /**
   * How Unity Catalog hears of new files. `managed`: Databricks makes a topic and a queue, `csms-…`, in the AWS account,
   * and writes the bucket's notifications, which nothing else may write then. `own`: topic, queue and notifications are
   * made here, encrypted with the key of data, and Databricks may only read the queue. `off`: it lists folders.
   * Default `off`.
   */
  fileEvents: zoneFileEvents.default("off"),
  /**
   * S3 tells EventBridge of everything that happens to objects of the bucket, for rules of the default bus. Not with
   * `fileEvents: "managed"`. Default false.
   */
  eventBridge: z.boolean().default(false),
  /** Grants on the zone's external location. Default none beside the deployer's. */
  grants: grants("external_location"),
  /** Where requests for access to it go. Taken out again, the places stay; `off` takes them away. Default: as Databricks has it. */
  accessRequests: accessRequests.optional(),
});

/** A place in S3 that is not one of the zones, made available to Unity Catalog. */
export const externalLocationSchema = z.strictObject({
  /** `s3://bucket/folder`. May not overlap another location or a zone. */
  url: s3Url,
  /** No writes through Unity Catalog. Default true. */
  readOnly: z.boolean().default(true),
  /** Contents in a sentence or two; Catalog Explorer shows it. */
  comment,
  /** Key that encrypts the bucket, if it has one. Default none. */
  kmsKeyArn: kmsKeyArn.optional(),
  /**
   * What clients of Databricks ask for in the headers of what they write, where the bucket's policy demands it:
   * `AWS_SSE_S3`, or `AWS_SSE_KMS` with the key `kmsKeyArn`. Default: no header, and the bucket's own encryption counts.
   */
  serverSideEncryption: z.enum(["AWS_SSE_S3", "AWS_SSE_KMS"]).optional(),
  /**
   * How Unity Catalog hears of new files. `managed`: Databricks makes a topic and a queue, `csms-…`, in the AWS account,
   * and writes the bucket's notifications, which nothing else may write then. `{ queueArn }`: a queue that the bucket's
   * owner keeps for this location. `off`: it lists folders. Default `off`.
   */
  fileEvents: fileEvents.default("off"),
  /** Grants on the location. Default none beside the deployer's. */
  grants: grants("external_location"),
  /** Where requests for access to it go. Taken out again, the places stay; `off` takes them away. Default: as Databricks has it. */
  accessRequests: accessRequests.optional(),
});

export type ParsedZone = z.output<typeof zoneSchema>;
export type ParsedExternalLocation = z.output<typeof externalLocationSchema>;
