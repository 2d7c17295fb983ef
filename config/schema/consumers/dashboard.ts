import { z } from "zod";
import { groupName, slug, ucName } from "../common";

/** An AI/BI dashboard over one schema, usually gold: which data products it holds, and how fresh they are. */
export const dashboard = z.strictObject({
  /** A published AI/BI dashboard about one schema: its tables and views, and how fresh they are. */
  kind: z.literal("dashboard"),
  /** Workspace (key of `workspaces`) that it is published in. */
  workspace: slug,
  /** Title that readers see above it and in the list of dashboards. */
  title: z.string().min(1).max(100),
  /** SQL warehouse (key of `consumers`, same workspace) that runs its queries; readers need `CAN_USE` on it. */
  warehouse: slug,
  /** Catalog (key of `catalogs`) that the schema is in. */
  catalog: ucName,
  /** Schema that it is about. Default `gold`. */
  schema: ucName.default("gold"),
  /** Account group → what it may do with the dashboard. Complete: others lose what they were given. */
  permissions: z.record(groupName, z.enum(["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"])),
});
