import { z } from "zod";
import { permissions } from "../permissions";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { title } from "../text/names";
import { programPath } from "../text/paths";
import { catalogInSql } from "../text/sql-query";
import { tagKey } from "../text/tags";

const days = z.int().min(1).max(365).default(30);

/** An AI/BI dashboard: an overview of one schema, costs, queries, performance or quality of data, or one of your own. */
export const dashboard = z.strictObject({
  /** A published AI/BI dashboard: an overview of one schema, costs, queries, performance or quality of data, or one of your own. */
  kind: z.literal("dashboard"),
  /** Workspace (key of `workspaces`) that it is published in. */
  workspace: ref("workspace"),
  /** Title that readers see above it and in the list of dashboards. */
  title,
  /** Folder (key of `folders` of its workspace) that it lies in; who may do something with the folder may do it with the dashboard. Changing it makes another dashboard. Default: one of its own. */
  folder: ref("workspaceFolder").optional(),
  /** SQL warehouse (key of `consumers`, same workspace) that runs its queries; readers need `CAN_USE` on it. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Catalog (key of `catalogs`) that the schema is in. Default: none, for costs, queries and performance alone. */
  catalog: ref("catalog").optional(),
  /** Schema that it is about; its readers should be able to read it. Default `gold`. */
  schema: ref("schema", { reads: true }).default("gold"),
  /** What it shows. Default: an overview of the schema. */
  content: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** Tables and views of the schema, and how fresh they are. */
        mode: z.literal("overview"),
      }),
      z.strictObject({
        /** What Databricks costs at list prices, by day, tag and product; from the system schema `billing`. */
        mode: z.literal("costs"),
        /** Tag by whose values costs are told apart. Default `Environment`. */
        tag: tagKey.default("Environment"),
        /** Days that are looked back at, 1 to 365. Default 30. */
        days,
      }),
      z.strictObject({
        /** Who asks how much, with which tool, how long it takes and how often it fails; from the system schema `query`. */
        mode: z.literal("queries"),
        /** Days that are looked back at, 1 to 365. Default 30. */
        days,
      }),
      z.strictObject({
        /**
         * Which warehouses and statements are slow, what they wait for, what may help, and what predictive optimization has
         * done; from the system schemas `query` and `storage`.
         */
        mode: z.literal("performance"),
        /** Days that are looked back at, 1 to 365. Default 30. */
        days,
      }),
      z.strictObject({
        /** Rows that broke rules, rows that were written, updates that failed, and when data last came; from event logs. */
        mode: z.literal("quality"),
        /** Event logs of pipelines: `<table>_event_log` of a source, `eventLogTable` of a pipeline of your own. */
        logs: z
          .array(
            z.strictObject({
              /** Catalog (key of `catalogs`) of the event log. */
              catalog: ref("catalog"),
              /** Schema of the event log. */
              schema: ref("schema", { reads: true }),
              /** Name of the event log: `orders_event_log`. */
              table: readTable(),
            }),
          )
          .min(1),
        /** Days that are looked back at, 1 to 365. Default 30. */
        days,
      }),
      z.strictObject({
        /** A dashboard of your own, exported from the user interface. */
        mode: z.literal("file"),
        /** Folder of the project that it is in: `dashboards`. */
        folder: programPath,
        /** The file, a path inside the folder: `orders.lvdash.json`. */
        file: programPath,
        /**
         * Name of a catalog as the file's queries have it, that of where it was exported → the catalog (key of `catalogs`)
         * that stands there instead. Every catalog that they name, but `system` and `samples`.
         */
        catalogs: z.record(catalogInSql, ref("catalog")),
      }),
    ])
    .default({ mode: "overview" }),
  /** Account group → what it may do with the dashboard. Complete: others lose what they were given. */
  permissions: permissions(["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"]),
});
