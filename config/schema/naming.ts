import { z } from "zod";
import { takes } from "./company/mark";
import { namingPatterns } from "./text/naming";

/** What names are made of where nobody says a pattern. */
export const NAMING = {
  prefix: "{company}-{environment}",
  buckets: "{prefix}-{purpose}-{account}",
  catalogs: "{environment}_{key}",
} as const;

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
});

export type Naming = z.output<typeof namingSchema>;
