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

export type PurposeSort = (typeof PURPOSE_SORTS)[number];

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
});

export type Naming = z.output<typeof namingSchema>;
