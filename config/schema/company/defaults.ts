import { z } from "zod";
import { distinct, logRetentionDays, slug } from "../common";
import { protection } from "../protection";
import { email } from "../text/mail";
import { namingPatterns } from "../text/naming";
import { tags } from "../text/tags";

const emails = distinct(z.array(email).min(1));

/** What every environment has where neither it nor a part that it names says something else. */
const defaults = {
  /** How environments name what they make; an environment that is deployed says its own. Default: as each pattern. */
  naming: z
    .strictObject({
      /** Start of all names, as in an environment. Default `{company}-{environment}`. */
      prefix: namingPatterns.prefix.optional(),
      /** Names of buckets, as in an environment. Default `{prefix}-{purpose}-{account}`. */
      buckets: namingPatterns.buckets.optional(),
      /** Names of catalogs and the like, as in an environment. Default `{environment}_{key}`. */
      catalogs: namingPatterns.catalogs.optional(),
      /** Names of IAM roles, as in an environment. Default `{prefix}-{purpose}`. */
      roles: namingPatterns.roles.optional(),
      /** Names of log groups, as in an environment. Default `/{prefix}/{purpose}`. */
      logGroups: namingPatterns.logGroups.optional(),
      /** Aliases of keys, as in an environment. Default `{prefix}-{purpose}`. */
      keys: namingPatterns.keys.optional(),
      /** Names in Secrets Manager, as in an environment. Default `{prefix}-{purpose}`. */
      secrets: namingPatterns.secrets.optional(),
      /** Names of security groups, as in an environment. Default `{prefix}-{purpose}`. */
      securityGroups: namingPatterns.securityGroups.optional(),
      /** Names of credentials and external locations, as in an environment. Default `{prefix}-{purpose}`. */
      locations: namingPatterns.locations.optional(),
      /** Names of workspaces, as in an environment. Default `{prefix}-{purpose}`. */
      workspaces: namingPatterns.workspaces.optional(),
      /** Names of streams, as in an environment. Default `{prefix}-{purpose}`. */
      streams: namingPatterns.streams.optional(),
      /** Names of Kafka clusters, as in an environment. Default `{prefix}-{purpose}`. */
      kafkaClusters: namingPatterns.kafkaClusters.optional(),
      /** Names of databases of RDS and Aurora, as in an environment. Default `{prefix}-{purpose}`. */
      databases: namingPatterns.databases.optional(),
      /** Names of warehouses of Redshift, as in an environment. Default `{prefix}-{purpose}`. */
      warehouses: namingPatterns.warehouses.optional(),
      /** Names of DynamoDB tables, as in an environment. Default `{prefix}-{purpose}`. */
      tables: namingPatterns.tables.optional(),
      /** Names of queues of SQS, as in an environment. Default `{prefix}-{purpose}`. */
      queues: namingPatterns.queues.optional(),
      /** Names of jobs and pipelines in Databricks, as in an environment. Default `{prefix}-{purpose}`. */
      jobs: namingPatterns.jobs.optional(),
    })
    .optional(),
  /** How hard it is to lose data. Default: as the environment says, else `protected`. */
  protection: protection().optional(),
  /** Whether all schedules, triggers and what runs on and on are paused. Default: as each of them has it, false. */
  paused: z.boolean().optional(),
  /** Who is told. Default: each environment, job and pipeline says it. */
  notifications: z
    .strictObject({
      /** Who is told by the alarms of an environment (`operations.alarmEmails`). Default nobody: each environment says it. */
      alarmEmails: emails.optional(),
      /** Who is told when a run of a job or pipeline fails (`notify`). Default nobody: each of them says it. */
      jobEmails: emails.optional(),
      /** Channels of mail that every workspace has, by key: jobs name them under `destinations`. Default none. */
      destinations: z
        .record(
          slug,
          z.strictObject({
            /** Mail to a list of addresses; the others differ between workspaces, and are theirs. */
            mode: z.literal("email"),
            /** The addresses, 1 to 25. */
            addresses: distinct(z.array(email).min(1).max(25)),
          }),
        )
        .optional(),
    })
    .optional(),
  /** How long things are kept. Default: as each of them has it. */
  retention: z
    .strictObject({
      /** Days that every log group keeps its events; one of CloudWatch's values. Default: as each of them has it, 90. */
      logDays: logRetentionDays.optional(),
      /** Days that the bucket of logs keeps them, at least 60. Default: as the foundation has it, 400. */
      archivedLogDays: z.int().min(60).max(3650).optional(),
      /** Days that replaced or deleted versions of objects in zones are kept. Default: as each zone has it, 30. */
      versionDays: z.int().min(1).max(3650).optional(),
      /** Days that backups of databases and tables are kept, 1 to 35. Default: as each of them has it. */
      backupDays: z.int().min(1).max(35).optional(),
      /** Days in which a deleted secret comes back, 7 to 30. Default: as each of them has it, 30. */
      deletedSecretDays: z.int().min(7).max(30).optional(),
      /** Days between asking for a key's deletion and losing it, 7 to 30. Default: as the foundation has it, 30. */
      deletedKeyDays: z.int().min(7).max(30).optional(),
    })
    .optional(),
} as const;

export const companyDefaults = z.strictObject(defaults);

/** The same for the environments of a stage, with tags that say so. */
export const stageSchema = z.strictObject({
  ...defaults,
  /** Tags of its environments, over the account's. Default none. */
  tags: tags.optional(),
});

/** Everything that the account can say in an environment's place. */
export const COMPANY_DEFAULTS = [
  "naming.prefix",
  "naming.buckets",
  "naming.catalogs",
  "naming.roles",
  "naming.logGroups",
  "naming.keys",
  "naming.secrets",
  "naming.securityGroups",
  "naming.locations",
  "naming.workspaces",
  "naming.streams",
  "naming.kafkaClusters",
  "naming.databases",
  "naming.warehouses",
  "naming.tables",
  "naming.queues",
  "naming.jobs",
  "paused",
  "protection",
  "tags",
  "notifications.alarmEmails",
  "notifications.jobEmails",
  "notifications.destinations",
  "retention.logDays",
  "retention.archivedLogDays",
  "retention.versionDays",
  "retention.backupDays",
  "retention.deletedSecretDays",
  "retention.deletedKeyDays",
] as const;

export type CompanyDefault = (typeof COMPANY_DEFAULTS)[number];
