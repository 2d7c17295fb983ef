import { z } from "zod";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { title } from "../text/names";
import { programPath } from "../text/paths";
import { catalogInSql } from "../text/sql-query";

/** An AI/BI dashboard: over one schema, which data products it holds and how fresh they are, or one of your own. */
export const dashboard = z.strictObject({
  /** A published AI/BI dashboard: about one schema, its tables and views and how fresh they are, or one of your own. */
  kind: z.literal("dashboard"),
  /** Workspace (key of `workspaces`) that it is published in. */
  workspace: ref("workspace"),
  /** Title that readers see above it and in the list of dashboards. */
  title,
  /** SQL warehouse (key of `consumers`, same workspace) that runs its queries; readers need `CAN_USE` on it. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Catalog (key of `catalogs`) that the schema is in. */
  catalog: ref("catalog"),
  /** Schema that it is about; its readers should be able to read it. Default `gold`. */
  schema: ref("schema").default("gold"),
  /** What it shows. Default: an overview of the schema. */
  content: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** Tables and views of the schema, and how fresh they are. */
        mode: z.literal("overview"),
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
