import { z } from "zod";
import { COPIED_TABLE_PATTERNS } from "../../facts/zero-etl";
import { distinct } from "../common";
import { ref } from "../ref";
import { metricNamespace } from "../text/aws";
import { copiedTables, warehouseDatabase } from "../text/redshift";

const patterns = distinct(z.array(copiedTables).max(COPIED_TABLE_PATTERNS.value)).default([]);

/** A zero-ETL integration: AWS copies tables into a warehouse of Redshift and keeps them the same, without a program. */
export const zeroEtlIntegration = z.strictObject({
  /** A zero-ETL integration into a warehouse of Redshift. */
  kind: z.literal("zero-etl-integration"),
  /** What is copied. A change of it replaces the integration, and everything is copied again. */
  source: z.discriminatedUnion("of", [
    z.strictObject({
      /** Tables of a relational database that have a primary key. */
      of: z.literal("database"),
      /** The database (key of `dataServices`, kind `rds-instance` or `aurora-cluster`), of MySQL or PostgreSQL. Its parameters are set for it. */
      dataService: ref("dataService", { kind: ["rds-instance", "aurora-cluster"] }),
      /**
       * Tables that are copied, and no others: `shop.orders` or `shop.*` of MySQL, `shop.public.orders` of PostgreSQL, which
       * needs at least one, all of one database. Default: all tables, of MySQL alone.
       */
      includes: patterns,
      /** Tables of those that are not copied, in the same form. Default none. */
      excludes: patterns,
    }),
    z.strictObject({
      /** A table of DynamoDB, as its exports show it: a quarter of an hour behind or more. */
      of: z.literal("dynamodb"),
      /** The table (key of `dataServices`, kind `dynamodb-table`). */
      dataService: ref("dataService", { kind: "dynamodb-table" }),
    }),
  ]),
  /** The warehouse (key of `dataServices`, kind `redshift-serverless` or `redshift-cluster`), whose names tell capitals from small letters. Another one replaces the integration. */
  warehouse: ref("dataService", { kind: ["redshift-serverless", "redshift-cluster"], into: true }),
  /** Database that somebody makes from the integration in the warehouse; it can only be read. Default: the key, with underscores for hyphens. */
  database: warehouseDatabase.optional(),
  /** When there is an alarm that the warehouse is behind, beside what events tell. Default: there is none. */
  lagAlarm: z
    .strictObject({
      /** Minutes that it is behind its source, for a quarter of an hour, 1 to 1440; of DynamoDB 30 or more. */
      minutes: z.int().min(1).max(1440),
      /** Namespace of the metric `IntegrationLag`, which AWS documents nowhere: CloudWatch shows it once the integration has run. */
      namespace: metricNamespace,
    })
    .optional(),
});
