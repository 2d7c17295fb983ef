import { z } from "zod";
import { distinct, wrong } from "../common";
import { ref } from "../ref";
import { flowSchedule, instanceUrl, objectField, profileName } from "../text/appflow";
import { secretArn } from "../text/aws";
import { folder } from "../text/paths";
import { description } from "../text/prose";
import { pointInTime, timeZone } from "../text/schedule";
import { appflowSource } from "./appflow-source";

/** How AppFlow gets into the application. */
const connection = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A connector profile that is there already: for every application whose sign-in needs a browser or a password. */
    mode: z.literal("existing"),
    /** Name of the profile, in this account and region. */
    profile: profileName,
  }),
  z.strictObject({
    /** A connector profile for Salesforce that is made here; a connected app signs in with client credentials. */
    mode: z.literal("create"),
    /** Where the organization answers: `https://acme.my.salesforce.com`. */
    instanceUrl,
    /** It is a sandbox. Default false. */
    sandbox: z.boolean().default(false),
    /** Asks Salesforce for metadata and tokens over PrivateLink too; then the profile is private as a whole. Default false. */
    privateLink: z.boolean().default(false),
    /** The client id and client secret of the connected app, in Secrets Manager, never in the state. */
    client: z.discriminatedUnion("mode", [
      z.strictObject({
        /** In a secret that is there already and has its value. */
        mode: z.literal("existing"),
        /** ARN of the secret, in this account and region; its policy lets `appflow.amazonaws.com` read it. */
        arn: secretArn,
      }),
      z.strictObject({
        /** In a secret that is made here, without a value, `<prefix>-<key>-client`. */
        mode: z.literal("create"),
        /**
         * Somebody has put the value: AppFlow signs in when the profile is made, so the profile and the flow come with the
         * deployment after that. Default false: the secret alone is made.
         */
        hasValue: z.boolean().default(false),
      }),
    ]),
  }),
]);

/** Which fields come, and as what. */
const fields = z.discriminatedUnion("mode", [
  z.strictObject({
    /** All fields that the object has. */
    mode: z.literal("all"),
    /** But not these. Default none. */
    except: distinct(z.array(objectField)).default([]),
  }),
  z.strictObject({
    /** The fields that are listed. */
    mode: z.literal("listed"),
    /** Field of the object → field of the files. */
    map: z.record(objectField, objectField).refine((all) => Object.keys(all).length > 0, {
      error: wrong("lists no field", 'add one, or write mode: "all"'),
    }),
  }),
]);

/** What starts a run. */
const trigger = z.discriminatedUnion("mode", [
  z.strictObject({
    /** People and programs, with `StartFlow`. */
    mode: z.literal("on-demand"),
  }),
  z.strictObject({
    /** A schedule. */
    mode: z.literal("schedule"),
    /** In AppFlow's words: `rate(1hours)`, or `cron(0 2 * * ? *)`; a minute apart at least. */
    every: flowSchedule,
    /** Time zone of the schedule. Default `UTC`. */
    timeZone: timeZone.default("UTC"),
    /** Not before; has to be to come whenever the flow is made or changed. Default: from its activation on. */
    startTime: pointInTime.optional(),
    /** Not after. Default: for ever. */
    endTime: pointInTime.optional(),
    /** Seconds, 0 to 36000, by which each run is late on purpose, so that late records are in it. Default 0. */
    offsetSeconds: z.int().min(0).max(36_000).default(0),
    /** What a run reads. */
    pull: z.discriminatedUnion("mode", [
      z.strictObject({
        /** What changed since the last run; the first one takes the last 30 days. */
        mode: z.literal("incremental"),
        /** Field with the time of a change: `LastModifiedDate`. Default: the connector's own; many have none. */
        field: objectField.optional(),
      }),
      z.strictObject({
        /** Everything, each time. */
        mode: z.literal("complete"),
      }),
    ]),
  }),
  z.strictObject({
    /** Each change or platform event of Salesforce. */
    mode: z.literal("event"),
  }),
]);

/** A flow of Amazon AppFlow: records of an application come into a folder of a raw zone, in files. */
export const appflowFlow = z.strictObject({
  /** A flow of Amazon AppFlow. */
  kind: z.literal("appflow-flow"),
  /** What the flow is for; shown in the console. Default none. */
  description: description.optional(),
  /** How AppFlow gets into the application. */
  connection,
  /** What it reads. */
  from: appflowSource,
  /** Zone (key of `zones`, kind `raw`) that the files come into. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone; AppFlow adds the flow's name to it. Default `appflow/<key>`. */
  folder: folder.optional(),
  /** What the files are like. */
  files: z
    .strictObject({
      /** What sort of files they are. Default `parquet`. */
      format: z.enum(["parquet", "json", "csv"]).default("parquet"),
      /** With `parquet`: numbers, dates and the like keep their types, instead of all being text. Default true. */
      keepTypes: z.boolean().default(true),
      /** All records of a run in one file, which AppFlow takes for small ones. Default false. */
      singleFile: z.boolean().default(false),
      /** Megabytes that a file aims at, 1 to 1024; not with `singleFile`. Default: as AppFlow chooses. */
      megabytes: z.int().min(1).max(1024).optional(),
      /** Folders by the time of the run, to this unit. Default `day`. */
      foldersBy: z.enum(["none", "year", "month", "day", "hour", "minute"]).default("day"),
      /** A folder for each run, above those by time. Default false. */
      folderPerRun: z.boolean().default(false),
      /** A folder for each version of the fields, above those by time. Default false. */
      folderPerSchema: z.boolean().default(false),
    })
    .prefault({}),
  /** Which fields come, and as what. Default: all. */
  fields: fields.default({ mode: "all", except: [] }),
  /** What records have to keep: field → what is asked of it. Default nothing. */
  validations: z
    .record(
      objectField,
      z.strictObject({
        /** What the field has to be. */
        rule: z.enum(["not-null", "not-zero", "not-negative", "numeric"]),
        /** What happens otherwise: the record is left out, or the whole run. */
        otherwise: z.enum(["drop-record", "drop-run"]),
      }),
    )
    .default({}),
  /** What starts a run. */
  trigger,
  /** Hours without a run that began, 1 to 168, after which there is an alarm. Default: no alarm. */
  expectRunsWithinHours: z.int().min(1).max(168).optional(),
});
