import { z } from "zod";
import { groupName, slug, ucName } from "../common";

/** An AI/BI dashboard over one schema, usually gold: which data products it holds, and how fresh they are. */
export const dashboard = z.strictObject({
  kind: z.literal("dashboard"),
  /** Workspace (key of `workspaces`). */
  workspace: slug,
  /** Title. */
  title: z.string().min(1).max(100),
  /** SQL warehouse (key of `consumers`) that runs its queries. */
  warehouse: slug,
  /** Catalog (key of `catalogs`). */
  catalog: ucName,
  /** Schema of that catalog. Default `gold`. */
  schema: ucName.default("gold"),
  /** Account group → permission. */
  permissions: z.record(groupName, z.enum(["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"])),
});
