import { z } from "zod";
import { distinct } from "../common";
import { destinationTable, managedIngestion, tableOptions, wholeSchema } from "../managed-ingestion";
import { paused } from "../paused";
import { ref } from "../ref";
import { sourceName } from "../text/connections";
import { databaseName, replicationSlot } from "../text/databases";
import { reason } from "../text/prose";

/** Tables of a database and their changes, loaded by Lakeflow Connect as they are. */
export const database = z.strictObject({
  /** Tables of a database and their changes, loaded by Lakeflow Connect as they are. */
  kind: z.literal("database"),
  ...managedIngestion,
  /** How changes are found. */
  reading: z.discriminatedUnion("mode", [
    z.strictObject({
      /** Out of the database's own log, by a gateway on classic compute in the VPC: every change, deletions too. */
      mode: z.literal("changes"),
      /** Connection (key of `connections`) to a PostgreSQL, MySQL or SQL Server database. Another one replaces the pipelines. */
      connection: ref("connection", { kind: "connection" }),
      /** Database that the tables are in; MySQL has none above its schemas. Default none. */
      database: databaseName.optional(),
      /** PostgreSQL: what was made in the database for this source. Default: the connector's own names. */
      replication: z
        .strictObject({
          /** Publication with the tables. */
          publication: databaseName,
          /** Replication slot, of this source alone. */
          slot: replicationSlot,
        })
        .optional(),
      /** Cluster policy (key of `clusterPolicies`) of the workspace, of workload `pipeline`, that the gateway runs under. */
      clusterPolicy: ref("clusterPolicy"),
      /** The gateway runs and is paid day and night. Why that is worth its price, 10 to 300 characters. */
      acknowledgeContinuousCost: reason,
      /**
       * The gateway is made, and nothing runs it. One that is running when it is paused is stopped by hand; what changes in the
       * database meanwhile waits in its log, and once that is cut off everything is copied again. Default false.
       */
      paused: paused(),
    }),
    z.strictObject({
      /** With queries over a foreign catalog, by a column that grows: no gateway, and deletions are not seen. */
      mode: z.literal("cursor"),
      /** Foreign catalog (key of `connections`) that shows the tables. Another one replaces the pipeline. */
      foreignCatalog: ref("connection", { kind: "foreign-catalog" }),
      /** Columns, the same in every table, that say what is new: a time of change, for example. */
      cursorColumns: distinct(z.array(sourceName).min(1)),
    }),
  ]),
  /** Schema, of layer `bronze`, whose volume holds what a gateway has read, for 30 days. Default `bronze`. */
  stagingSchema: ref("schema", { layer: "bronze" }).default("bronze"),
  /** Tables that are loaded. Default none; there are tables or whole schemas. */
  tables: z
    .array(
      z.strictObject({
        /** Schema of the database that it is in. */
        schema: sourceName,
        /** Table of that schema. */
        table: sourceName,
        /** What it is called here. Default: as there. */
        as: destinationTable.optional(),
        ...tableOptions,
      }),
    )
    .default([]),
  /** Schemas of which every table is loaded, those that come later too. Default none. */
  schemas: z.array(z.strictObject(wholeSchema)).default([]),
});
