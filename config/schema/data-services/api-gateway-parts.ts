import { z } from "zod";
import { logRetentionDays, wrong } from "../common";
import { takes } from "../company/mark";
import { publicHost } from "../network/domain";
import { certificateArn } from "../text/aws";
import { objectVersion } from "../text/kafka-connect";
import { s3Url } from "../text/paths";
import { reason } from "../text/prose";
import { apiPath, headerName, hostedZoneId, jsonField } from "../text/web";

/** How many requests are taken; what is over gets 429 and comes again. */
export const throttle = z.strictObject({
  /** Requests a second on average, 1 to 10,000, which is the account's limit. */
  rate: z.int().min(1).max(10_000),
  /** Requests at once, 1 to 5,000. */
  burst: z.int().min(1).max(5_000),
});

/** What decides the shard of a record. */
export const partitionKey = z.discriminatedUnion("from", [
  z.strictObject({
    /** Each record for itself, by the id of its request. */
    from: z.literal("request"),
  }),
  z.strictObject({
    /** A header that each request has. */
    from: z.literal("header"),
    /** Its name, `x-device-id`. */
    header: headerName,
  }),
  z.strictObject({
    /** A field of the JSON that is sent. */
    from: z.literal("body"),
    /** Its name, at the top. */
    field: jsonField,
  }),
]);

/** What every route has. */
export const route = {
  /** Path, `/orders`; below the name of the API. */
  path: apiPath,
  /** Method of HTTP. Default `POST`. */
  method: z.enum(["POST", "PUT"]).default("POST"),
  /** How many requests the route takes. Default: as the whole API. */
  throttle: throttle.optional(),
};

/** Records wait for a reader. */
export const intoQueue = z.strictObject({
  /** Into the API's own queue of SQS (`queue`), as they are, for a program of yours or an event pipe; at most 1 MB each. */
  mode: z.literal("queue"),
});

/** Nobody is asked who he is. */
export const openRoute = z.strictObject({
  /** Everybody who can reach the API sends what he likes. */
  mode: z.literal("open"),
  /** Why it is acceptable that everybody writes into the lake, for reviewers. */
  acknowledgeEverybody: reason,
});

/** Callers sign with an identity of AWS. */
export const signedRoute = z.strictObject({
  /** Callers sign with an identity of AWS, whose own policy lets it do `execute-api:Invoke`. */
  mode: z.literal("iam"),
});

/** What every API has. */
export const api = {
  /** The queue `<prefix>-api-<key>` of routes into `queue`, with another one for what was read too often. */
  queue: z
    .strictObject({
      /** Hours for which an unread record is kept, 1 to 336. Default 96. */
      retentionHours: z.int().min(1).max(336).default(96),
      /** Minutes for which a read record is hidden from others, 1 to 720. Default 5. */
      visibilityMinutes: z.int().min(1).max(720).default(5),
      /** Times that a record is read without being worked off, before it is put aside, 1 to 1000. Default 10. */
      receives: z.int().min(1).max(1000).default(10),
      /** Hours after which an unread record raises an alarm, less than `retentionHours`. Default: half of `retentionHours`. */
      alarmAgeHours: z.int().min(1).max(335).optional(),
    })
    .prefault({}),
  /** How many requests the API takes, over all callers. Default 200 a second, 100 at once. */
  throttle: throttle.default({ rate: 200, burst: 100 }),
  /** A name of your own, instead of the one that AWS gives. Default none. */
  domain: z
    .strictObject({
      /** The name: `ingest.acme.example`. A change replaces it. */
      name: publicHost,
      /** Certificate of ACM for it, in the environment's region. */
      certificateArn,
      /** Public zone of Route 53, in the environment's account, that its record is made in. Default: it is made by hand. */
      zoneId: hostedZoneId.optional(),
      /** Callers show certificates, too (mutual TLS), beside what routes ask for. Default: only the API shows one. */
      mutualTls: z
        .strictObject({
          /** File with the certificates (PEM) of the authorities that callers' come from, in a bucket with versions of this account and region. */
          truststore: s3Url,
          /** Version of it, so that who writes into the bucket lets nobody in. A change of the file is a change here. */
          truststoreVersion: objectVersion,
          /** Certificate of ACM for the same name, issued by AWS, where `certificateArn` was imported or is private: it proves whose the name is. Default none. */
          ownershipCertificateArn: certificateArn.optional(),
        })
        .optional(),
    })
    .optional(),
  /** Days that the log of requests is kept; one of CloudWatch's values. It has the callers' addresses. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** When there is an alarm, beside failures of AWS, which always raise one. */
  alarms: z
    .strictObject({
      /** Refused requests in five minutes, 1 to 1,000,000: wrong tokens, wrong records, too many. Default 100. */
      refusedRequests: z.int().min(1).max(1_000_000).default(100),
      /** Milliseconds that AWS takes to store a record, on average, 10 to 29,000. Default 2000. */
      latencyMilliseconds: z.int().min(10).max(29_000).default(2000),
    })
    .prefault({}),
};

/** Something has to be in a record. */
export const notEmpty = (what: string) => ({
  error: wrong(`has no ${what}`, `add one, or remove the API`),
});
