import { z } from "zod";
import { takes } from "./company/mark";
import { namingPatterns } from "./text/naming";

/** What names are made of where nobody says a pattern. */
export const NAMING = {
  prefix: "{company}-{environment}",
  buckets: "{prefix}-{purpose}-{account}",
  catalogs: "{environment}_{key}",
  roles: "{prefix}-{purpose}",
  logGroups: "/{prefix}/{purpose}",
  keys: "{prefix}-{purpose}",
  secrets: "{prefix}-{purpose}",
  securityGroups: "{prefix}-{purpose}",
  locations: "{prefix}-{purpose}",
  workspaces: "{prefix}-{purpose}",
  streams: "{prefix}-{purpose}",
  kafkaClusters: "{prefix}-{purpose}",
  databases: "{prefix}-{purpose}",
  warehouses: "{prefix}-{purpose}",
  tables: "{prefix}-{purpose}",
  queues: "{prefix}-{purpose}",
  jobs: "{prefix}-{purpose}",
} as const;

/** Sorts of names that are made of what an environment has and a purpose. */
export const PURPOSE_SORTS = [
  "roles",
  "logGroups",
  "keys",
  "secrets",
  "securityGroups",
  "locations",
  "workspaces",
] as const satisfies readonly (keyof typeof NAMING)[];

/** Those that start with the prefix in any case, by which policies tell environments apart; only what follows is chosen. */
export const PREFIXED_SORTS = [
  "streams",
  "kafkaClusters",
  "databases",
  "warehouses",
  "tables",
  "queues",
] as const satisfies readonly (keyof typeof NAMING)[];

/** Those that no policy goes by. */
const SHOWN_SORTS = ["jobs"] as const satisfies readonly (keyof typeof NAMING)[];

/** Everything that is named by an environment and a purpose. */
export const NAMED_SORTS = [...PURPOSE_SORTS, ...PREFIXED_SORTS, ...SHOWN_SORTS] as const;

export type PurposeSort = (typeof NAMED_SORTS)[number];

/** How an environment names what it makes. */
export const namingSchema = z.strictObject({
  /**
   * Start of all names: `lh-{environment}-{company}`. `{company}` is the account's `name`, `{environment}` the environment's,
   * which has to be in it. At most 25 characters in the end. Default `{company}-{environment}`.
   */
  prefix: takes("naming.prefix", namingPatterns.prefix.default(NAMING.prefix)),
  /**
   * Names of buckets that say no name of their own: `{prefix}`, `{company}`, `{environment}`, `{account}` (12 digits) and
   * `{purpose}` (`raw`, `logs`), which has to be in it. Default `{prefix}-{purpose}-{account}`.
   */
  buckets: takes("naming.buckets", namingPatterns.buckets.default(NAMING.buckets)),
  /**
   * Names of catalogs, and of what else a metastore holds, that say no name of their own: `{environment}` and
   * `{key}`, both of which have to be in it. Hyphens of the two become underscores. Default `{environment}_{key}`.
   */
  catalogs: takes("naming.catalogs", namingPatterns.catalogs.default(NAMING.catalogs)),
  /**
   * Names of IAM roles: the parts of buckets, with `{purpose}` (`uc-raw`, `svc-orders`) and with `{prefix}` or
   * `{environment}` in it. Also `_`, `+`, `=`, `.` and `@` are taken. Default `{prefix}-{purpose}`.
   */
  roles: takes("naming.roles", namingPatterns.roles.default(NAMING.roles)),
  /**
   * Names of log groups of CloudWatch: the parts of roles, `{purpose}` (`vpc-flow-logs`) at the end. Where a service prescribes
   * how its groups start, such as RDS and AWS WAF, it stays so. Default `/{prefix}/{purpose}`.
   */
  logGroups: takes("naming.logGroups", namingPatterns.logGroups.default(NAMING.logGroups)),
  /** Aliases of KMS keys, behind `alias/`: the parts of roles; `{purpose}` is what the key encrypts (`data`). Default `{prefix}-{purpose}`. */
  keys: takes("naming.keys", namingPatterns.keys.default(NAMING.keys)),
  /**
   * Names in Secrets Manager: the parts of roles, `{purpose}` (the entry's key) at the end. MSK asks for `AmazonMSK_` before
   * those of its users, and Airflow for its own folder. Default `{prefix}-{purpose}`.
   */
  secrets: takes("naming.secrets", namingPatterns.secrets.default(NAMING.secrets)),
  /** Names of security groups: the parts of roles; `{purpose}` is whose it is (`workspace-main`). Default `{prefix}-{purpose}`. */
  securityGroups: takes("naming.securityGroups", namingPatterns.securityGroups.default(NAMING.securityGroups)),
  /**
   * Names of storage credentials, service credentials and external locations in Unity Catalog: the parts of roles;
   * `{purpose}` is the zone's key, `ext-` or `svc-` and a key. Default `{prefix}-{purpose}`.
   */
  locations: takes("naming.locations", namingPatterns.locations.default(NAMING.locations)),
  /** Names of workspaces that say no name of their own: the parts of roles; `{purpose}` is the key. Default `{prefix}-{purpose}`. */
  workspaces: takes("naming.workspaces", namingPatterns.workspaces.default(NAMING.workspaces)),
  /** Names of streams of Kinesis and Firehose: `{prefix}-` at the start, then `{purpose}` (the key): `{prefix}-{purpose}-stream`. Default `{prefix}-{purpose}`. */
  streams: takes("naming.streams", namingPatterns.streams.default(NAMING.streams)),
  /** Names of clusters of MSK: as those of streams, with letters, digits and hyphens. Default `{prefix}-{purpose}`. */
  kafkaClusters: takes("naming.kafkaClusters", namingPatterns.kafkaClusters.default(NAMING.kafkaClusters)),
  /** Names of databases of RDS and Aurora: as those of streams, with small letters, digits and single hyphens: `{prefix}-db-{purpose}`. Default `{prefix}-{purpose}`. */
  databases: takes("naming.databases", namingPatterns.databases.default(NAMING.databases)),
  /** Names of warehouses of Redshift: as those of databases. Default `{prefix}-{purpose}`. */
  warehouses: takes("naming.warehouses", namingPatterns.warehouses.default(NAMING.warehouses)),
  /** Names of tables of DynamoDB: as those of streams. Default `{prefix}-{purpose}`. */
  tables: takes("naming.tables", namingPatterns.tables.default(NAMING.tables)),
  /** Names of queues of SQS: as those of streams, with letters, digits, hyphens and underscores; `{purpose}` is whose it is (`bus-shop-orders`). Default `{prefix}-{purpose}`. */
  queues: takes("naming.queues", namingPatterns.queues.default(NAMING.queues)),
  /** Names of jobs and pipelines in Databricks: the parts of roles; `{purpose}` is the key. Brackets, colons and spaces are taken: `[{environment}] {purpose}`. Default `{prefix}-{purpose}`. */
  jobs: takes("naming.jobs", namingPatterns.jobs.default(NAMING.jobs)),
});

export type Naming = z.output<typeof namingSchema>;
