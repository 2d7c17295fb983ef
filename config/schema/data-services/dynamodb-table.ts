import { z } from "zod";
import { awsAccountId, distinct, kmsKeyArn, roleArn, wrong } from "../common";
import { takes } from "../company/mark";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { attributeName, indexName, tableName } from "../text/dynamodb";
import { folder } from "../text/paths";

const key = z.strictObject({
  /** Name of the attribute. */
  name: attributeName,
  /** Type of its values; one attribute has the same in every key. Default `string`. */
  type: z.enum(["string", "number", "binary"]).default("string"),
});

const units = z.int().min(1).max(40_000);

const scaled = z.strictObject({
  /** Units that there are at least, 1 to 40000. */
  least: units,
  /** Units that AWS may go up to by itself, 1 to 40000. Default: as many as `least`, always. */
  most: units.optional(),
  /** Percent in use that AWS aims at, 20 to 90. Default 70. */
  aimPercent: z.int().min(20).max(90).default(70),
});

/** What an index holds of each item: all of it, its keys, or these attributes besides. */
const holds = z
  .union([z.enum(["all", "keys"]), distinct(z.array(attributeName).min(1).max(100))], {
    error: wrong("is not what an index holds", 'write "all", "keys" or a list of attributes'),
  })
  .default("all");

const accounts = distinct(z.array(z.union([awsAccountId, roleArn]))).default([]);

const exported = z
  .strictObject({
    /** Zone (key of `zones`, kind `raw`) that the files come into. Default `raw`. */
    zone: ref("zone", { zone: "raw" }).default("raw"),
    /** Folder of the zone. Each export has one of its own below `<folder>/AWSDynamoDB/`. Default: the key. */
    folder: folder.optional(),
    /** When the whole table is exported. Its seconds are 0. */
    schedule,
  })
  .optional();

/** A table of Amazon DynamoDB: made here, or one of this account and region that is there already. */
export const dynamodbTable = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A table of Amazon DynamoDB. */
    kind: z.literal("dynamodb-table"),
    /** The table is made here, encrypted with a key of the environment. */
    mode: z.literal("create"),
    /** Attribute that spreads the items. Another one later would replace the table. */
    partitionKey: key,
    /** Attribute that orders the items of one partition. Another one later would replace the table. Default: there is none. */
    sortKey: key.optional(),
    /** How much it takes. AWS changes the mode at most four times a day. Default `on-demand`. */
    capacity: z
      .discriminatedUnion("mode", [
        z.strictObject({
          /** Grows and shrinks by itself; paid by request. */
          mode: z.literal("on-demand"),
          /** Units of reading a second that are never exceeded, 1 to 40000, so that a mistake costs no fortune. Default: as AWS gives. */
          mostReads: units.optional(),
          /** Units of writing a second that are never exceeded, 1 to 40000. Default: as AWS gives. */
          mostWrites: units.optional(),
        }),
        z.strictObject({
          /** Units by the second, paid by the hour, around the clock. */
          mode: z.literal("provisioned"),
          /** Units of reading: each gives a strongly consistent read of 4 KB a second. */
          reads: scaled,
          /** Units of writing: each takes 1 KB a second. */
          writes: scaled,
          /** The units are billed by the hour, around the clock, whether they are used or not: write `true` to accept it. */
          acknowledgeHourlyCost: z.literal(true, {
            error: wrong(
              "is not accepted",
              "write true: the units are billed by the hour, whether they are used or not",
            ),
          }),
        }),
      ])
      .default({ mode: "on-demand" }),
    /** Global indexes by name, at most 20: other keys over all items. They can come and go later. Default none. */
    indexes: z
      .record(
        indexName,
        z.strictObject({
          /** Attribute that spreads the items of the index. */
          partitionKey: key,
          /** Attribute that orders them. Default: there is none. */
          sortKey: key.optional(),
          /** What it holds of each item: `all`, `keys`, or a list of attributes beside the keys. Default `all`. */
          holds,
          /** With provisioned capacity, which needs it: units of the index. They do not grow by themselves. Default: none, on demand. */
          units: z
            .strictObject({
              /** Units of reading, 1 to 40000. */
              reads: units,
              /** Units of writing, 1 to 40000. An index that takes fewer than its table holds up the table. */
              writes: units,
            })
            .optional(),
        }),
      )
      .refine((all) => Object.keys(all).length <= 20, { error: wrong("has more than 20 indexes", "use at most 20") })
      .default({}),
    /**
     * Local indexes by name, at most 5: another order within a partition, for tables with a `sortKey`. A change of them
     * would replace the table. Default none.
     */
    localIndexes: z
      .record(
        indexName,
        z.strictObject({
          /** Attribute that orders the items of a partition. */
          sortKey: key,
          /** What it holds of each item: `all`, `keys`, or a list of attributes beside the keys. Default `all`. */
          holds,
        }),
      )
      .refine((all) => Object.keys(all).length <= 5, { error: wrong("has more than 5 indexes", "use at most 5") })
      .default({}),
    /** `infrequent-access` stores at less and reads at more cost. Default `standard`. */
    tableClass: z.enum(["standard", "infrequent-access"]).default("standard"),
    /** Attribute with the second (Unix time) after which an item is deleted by itself. Default: none is. */
    expiresAt: attributeName.optional(),
    /** Days that any earlier moment of the table can be had back from, 1 to 35. Default 35. */
    recoveryDays: takes("retention.backupDays", z.int().min(1).max(35).default(35)),
    /** Changes that programs read for a day from the table's own stream: the keys, items after, before, or both. Default: it has none. */
    ownStream: z.enum(["keys", "new", "old", "new-and-old"]).optional(),
    /**
     * A copy of the table in the second region of `foundation.disasterRecovery`, which takes reads and writes; each follows the other
     * a little later. Needs the replica of the key that encrypts the table, `capacity` on demand, and `ownStream` "new-and-old". Costs
     * its storage again, and every write twice, with the transfer. Default false.
     */
    secondRegion: z.boolean().default(false),
    /** A Kinesis stream that every change is written into, which a source of kind `stream` loads. Default none. */
    changes: z
      .strictObject({
        /** The stream (key of `dataServices`, kind `kinesis-stream`), one that is made here. */
        stream: ref("dataService", { kind: "kinesis-stream", into: true }),
        /** How exactly a change says when it was. Default `microsecond`. */
        precision: z.enum(["millisecond", "microsecond"]).default("microsecond"),
        /** Minutes for which a change may wait, 5 to 1440, before there is an alarm; AWS gives up after a day. Default 15. */
        alarmAgeMinutes: z.int().min(5).max(1440).default(15),
      })
      .optional(),
    /** The whole table in files of DynamoDB's JSON, again and again, which a source of kind `s3-files` loads. Default: none. */
    export: exported,
    /** Other accounts that work with the table. */
    otherAccounts: z
      .strictObject({
        /** Accounts (12 digits) and roles (ARN) that read items. Default none. */
        readers: accounts,
        /** Accounts (12 digits) and roles (ARN) that write and delete items. Default none. */
        writers: accounts,
      })
      .prefault({}),
  }),
  z.strictObject({
    /** A table of Amazon DynamoDB. */
    kind: z.literal("dynamodb-table"),
    /** The table is there already, in this AWS account and region; nothing of it is changed. */
    mode: z.literal("existing"),
    /** Its name. */
    tableName,
    /** Key that encrypts it, whose policy lets this account's roles use it. Default: a key of AWS. */
    kmsKeyArn: kmsKeyArn.optional(),
    /** The whole table in files, as of one that is made here; its point-in-time recovery is on. Default: none. */
    export: exported,
  }),
]);
