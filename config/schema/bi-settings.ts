import { z } from "zod";
import { distinct } from "./common";
import { timeZone } from "./text/schedule";
import { embeddingDomain } from "./text/web";

/**
 * What all SQL warehouses of a workspace take for granted. Changing it restarts those that run.
 * Source: Databricks SQL, "Configuration parameters": those that can be set globally. The one about an external metastore
 * is none of them here, because everything is in Unity Catalog.
 */
export const sqlSettings = z.strictObject({
  /** Strict ANSI SQL: a cast that fails or a number that is too large is an error, and not nothing. Default true. */
  ansiMode: z.boolean().default(true),
  /** How dates are read: `EXCEPTION` tells where Spark 2 read them otherwise. Default `EXCEPTION`. */
  timeParser: z.enum(["EXCEPTION", "CORRECTED", "LEGACY"]).default("EXCEPTION"),
  /** Seconds after which a statement is given up, 1 to 172800. Default 172800, two days. */
  statementTimeoutSeconds: z.int().min(1).max(172_800).default(172_800),
  /** IANA time zone of sessions. Default `UTC`. */
  timeZone: timeZone.default("UTC"),
});

/** Sites that AI/BI dashboards of a workspace may be embedded in. */
export const dashboardEmbedding = z.discriminatedUnion("mode", [
  z.strictObject({
    /** None. */
    mode: z.literal("none"),
  }),
  z.strictObject({
    /** Those of a list. */
    mode: z.literal("approved"),
    /** Their host names, `*.` for all below one: `["portal.acme.example", "*.acme.example"]`. */
    domains: distinct(z.array(embeddingDomain).min(1)),
  }),
  z.strictObject({
    /** Every site of the world. */
    mode: z.literal("everywhere"),
  }),
]);
