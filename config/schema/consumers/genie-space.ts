import { z } from "zod";
import { GENIE_TABLES } from "../../facts/genie";
import { distinct } from "../common";
import { permissions } from "../permissions";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { displayName, title } from "../text/names";
import { description, longComment } from "../text/prose";

/** A Genie space: people ask about tables in their own words. */
export const genieSpace = z.strictObject({
  /** A Genie space, where people ask about tables in their own words. It is made by hand, of what is written here. */
  kind: z.literal("genie-space"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** Title that people see. */
  title,
  /** What it is for; shown beside the title. Default none. */
  description: description.optional(),
  /** SQL warehouse (key of `consumers`, same workspace) that runs its queries, of type `PRO`; who asks needs `CAN_USE` on it. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Catalog (key of `catalogs`) that its tables are in. */
  catalog: ref("catalog"),
  /** Schema that its tables are in; who asks should be able to read it. Default `gold`. */
  schema: ref("schema", { reads: true }).default("gold"),
  /** Tables and views that it knows, 1 to 30; Databricks recommends five or fewer. Their comments and those of columns are what it goes by. */
  tables: distinct(z.array(readTable()).min(1).max(GENIE_TABLES.value)),
  /** What one has to know to ask these tables: words of the trade, what counts as revenue. Default none. */
  instructions: longComment.optional(),
  /** Questions that it offers, at most 20. Default none. */
  questions: distinct(z.array(displayName(5, 300)).max(20)).default([]),
  /** Account group → what it may do with the space. Others but administrators should not see it. */
  permissions: permissions(["CAN_RUN", "CAN_EDIT", "CAN_MANAGE"]),
});
