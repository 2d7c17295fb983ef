import { z } from "zod";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { title } from "../text/names";

/** An AI/BI dashboard over one schema, usually gold: which data products it holds, and how fresh they are. */
export const dashboard = z.strictObject({
  /** A published AI/BI dashboard about one schema: its tables and views, and how fresh they are. */
  kind: z.literal("dashboard"),
  /** Workspace (key of `workspaces`) that it is published in. */
  workspace: ref("workspace"),
  /** Title that readers see above it and in the list of dashboards. */
  title,
  /** SQL warehouse (key of `consumers`, same workspace) that runs its queries; readers need `CAN_USE` on it. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Catalog (key of `catalogs`) that the schema is in. */
  catalog: ref("catalog"),
  /** Schema that it is about. Default `gold`. */
  schema: ref("schema").default("gold"),
  /** Account group → what it may do with the dashboard. Complete: others lose what they were given. */
  permissions: permissions(["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"]),
});
