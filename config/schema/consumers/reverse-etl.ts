import { z } from "zod";
import { billedUnder } from "../budget-policies";
import { distinct } from "../common";
import { takes } from "../company/mark";
import { fillable } from "../fillable";
import { retries, timeoutMinutes } from "../loading";
import { permissions } from "../permissions";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { secretReference } from "../secret-reference";
import { databaseName } from "../text/databases";
import { attributeName } from "../text/dynamodb";
import { email } from "../text/mail";
import { description } from "../text/prose";
import { columnName } from "../text/sql-types";
import { kafkaTarget } from "./reverse-etl-kafka";
import { redshiftTarget } from "./reverse-etl-redshift";

/** A table of the lake that is brought into an operational store, and kept as it is here. */
export const reverseEtl = z.strictObject({
  /** A table of the lake that is brought into an operational store, and kept as it is here. */
  kind: z.literal("reverse-etl"),
  /** Workspace (key of `workspaces`) whose job brings it. */
  workspace: ref("workspace"),
  /** What it is for; shown in the user interface. Default none. */
  description: description.optional(),
  /** The table or view that is brought. */
  table: z.strictObject({
    /** Catalog (key of `catalogs`) that it is in. */
    catalog: ref("catalog"),
    /** Schema that it is in. */
    schema: ref("schema", { reads: true }),
    /** Its name there. */
    name: readTable(),
  }),
  /** Columns that tell its rows apart, one to five; none of them is ever NULL. In the store, a primary key or a unique index has the same. */
  keys: distinct(z.array(columnName).min(1).max(5)),
  /** Columns that are brought beside the keys; the store has them under the same names. What else it has is the application's own. */
  columns: distinct(z.array(columnName).min(1).max(300)),
  /** What happens to rows that were brought and are gone from the table: `follow` deletes them in the store, `ignore` leaves them. Default `follow`. */
  deletes: z.enum(["follow", "ignore"]).default("follow"),
  /** Percent of the rows that were brought which one run may delete, 1 to 100; beyond it the run fails, for the table is probably not whole. Default 20. */
  mostDeletedPercent: z.int().min(1).max(100).default(20),
  /** Where it is brought. */
  target: z.discriminatedUnion("store", [
    z.strictObject({
      /** A database of PostgreSQL, MySQL or SQL Server, in one transaction. */
      store: z.literal("database"),
      /** The database (key of `dataServices`), of PostgreSQL, MySQL or SQL Server, or a proxy in front of one that takes passwords. */
      dataService: ref("dataService", { kind: ["rds-instance", "aurora-cluster", "database-proxy"], into: true }),
      /** Database in it. */
      database: databaseName,
      /** Schema of the table: databases of MySQL have none. Default: `public` of PostgreSQL, `dbo` of SQL Server. */
      schema: databaseName.optional(),
      /** The table, which is there. */
      table: databaseName,
      /** User that may read, insert, update and delete there: a secret of the workspace. */
      user: secretReference,
      /** Its password: a secret of the workspace. */
      password: secretReference,
    }),
    z.strictObject({
      /** A table of DynamoDB, with a service credential. */
      store: z.literal("dynamodb"),
      /** The table (key of `dataServices`, kind `dynamodb-table`). Its keys are `keys`. */
      dataService: ref("dataService", { kind: "dynamodb-table", into: true }),
      /**
       * Column that grows with every change, a number or a time: an item that has a greater one, because the application has
       * changed it since, is not written over and not deleted. Default: what comes from here counts.
       */
      newerBy: columnName.optional(),
      /** Items expire by themselves. Default: they do not. */
      expires: z
        .strictObject({
          /** Column with the time, one that is brought. */
          column: columnName,
          /** Attribute that gets it in seconds, which the table has as `expiresAt`. */
          attribute: attributeName,
        })
        .optional(),
    }),
    z.strictObject({
      /** A Kinesis stream, with a service credential: a record for each row that is new, different or gone. */
      store: z.literal("kinesis"),
      /** The stream (key of `dataServices`, kind `kinesis-stream`). */
      dataService: ref("dataService", { kind: "kinesis-stream", into: true }),
    }),
    kafkaTarget,
    redshiftTarget,
  ]),
  /** Where it is written down what was brought: the tables `<key>_delivered` and `<key>_deliveries`, with the key's hyphens as underscores. */
  state: z.strictObject({
    /** Catalog (key of `catalogs`). */
    catalog: ref("catalog"),
    /** Where in the catalog the two tables are. */
    schema: ref("schema", { reads: true }),
  }),
  /** What it runs on. A database inside the VPC is reached by `classic` alone. */
  compute: z.discriminatedUnion("mode", [
    z.strictObject({
      /** Databricks' own compute. */
      mode: z.literal("serverless"),
    }),
    z.strictObject({
      /** A node in the VPC, which is there while a run goes on. */
      mode: z.literal("classic"),
      /** Cluster policy (key of `clusterPolicies`) of the workspace, of workload `job`. */
      clusterPolicy: ref("clusterPolicy"),
    }),
  ]),
  /** When it runs; one run at a time. */
  schedule,
  /** How often a call that a store refuses for a while is made at most, 1 to 20, with waits that grow. Default 8. */
  attempts: z.int().min(1).max(20).default(8),
  /** Retries of a failed run, 0 to 10. Default 2. */
  retries,
  /** Minutes after which a run is given up, its retries included, 10 to 1440. */
  timeoutMinutes,
  /** Who is told when a run fails. At least one address; left out, whom the account says (`notifications.jobEmails`). */
  notify: fillable(takes("notifications.jobEmails", distinct(z.array(email).min(1)))),
  /** Service principal (key of the account's `servicePrincipals`) that it runs as; not the deployer. */
  runAs: ref("servicePrincipal", { runsAs: true }),
  ...billedUnder,
  /** Account group → what it may do with the job. Default none. */
  permissions: permissions(["CAN_VIEW", "CAN_MANAGE_RUN", "CAN_MANAGE"]).default({}),
});
