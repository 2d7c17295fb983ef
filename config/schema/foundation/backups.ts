import { z } from "zod";
import { distinct, slug } from "../common";

/** Days of a backup, up to a hundred years. Source: AWS Backup API, "Lifecycle". */
const days = z.int().min(1).max(36500);

const rule = z.strictObject({
  /** How often: each night, each Sunday, or on the first of each month. */
  every: z.enum(["day", "week", "month"]),
  /** Hour of the day in UTC, 0 to 23, at which it begins. Default 2. */
  hourUtc: z.int().min(0).max(23).default(2),
  /** Hours in which it has to have begun, 1 to 24; else it counts as failed. Default 4. */
  startsWithinHours: z.int().min(1).max(24).default(4),
  /** Hours after its time at which it is given up, more than those of `startsWithinHours`, up to 168. Default 24. */
  endsWithinHours: z.int().min(2).max(168).default(24),
  /** Days that a backup is kept. */
  keepDays: days,
  /** Days that a copy of it is kept in the second region of `disasterRecovery`. Default: there is no copy. */
  copyKeepDays: days.optional(),
});

/**
 * Backups by AWS Backup of what holds data in AWS services, beside those that the services make themselves: kept
 * longer, out of reach of who may delete the database, and by choice in a second region. Costs: per GB kept and copied.
 */
export const backups = z.strictObject({
  /**
   * What is backed up, of all that has this environment's tags: databases of RDS and Aurora, tables of DynamoDB, clusters of Redshift.
   * Default `rds`, `dynamodb`, `redshift`.
   */
  of: distinct(z.array(z.enum(["rds", "dynamodb", "redshift"])).min(1)).default(["rds", "dynamodb", "redshift"]),
  /** How often, and how long they are kept, by a name. Default: each night, for 35 days. */
  rules: z
    .record(slug, rule)
    .refine((rules) => Object.keys(rules).length > 0, "a plan has at least one rule")
    .prefault({ nightly: { every: "day", keepDays: 35 } }),
  /** Nobody can delete a backup before its time. Default: whoever may delete backups can. */
  lock: z
    .strictObject({
      /**
       * `governance`: who may change the lock can lift it. `compliance`: nobody can once `graceDays` are over, AWS and
       * the account's root user included; the vault and all that is in it stay and are paid for. Default `governance`.
       */
      mode: z.enum(["governance", "compliance"]).default("governance"),
      /** Days that every backup has to be kept at least. No rule keeps one for less. */
      minDays: days,
      /** Days that a backup may be kept at most. Default: no limit. */
      maxDays: days.optional(),
      /** Days in which a lock of mode `compliance` can still be taken away, 3 to 36500. Default 14. */
      graceDays: z.int().min(3).max(36500).default(14),
    })
    .optional(),
});
