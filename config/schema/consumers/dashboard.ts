import { z } from "zod";
import { permissions } from "../permissions";
import { ref } from "../ref";

/** An AI/BI dashboard over one schema, usually gold: which data products it holds, and how fresh they are. */
export const dashboard = z.strictObject({
  kind: z.literal("dashboard"),
  /** Workspace (key of `workspaces`). */
  workspace: ref("workspace"),
  /** Title. */
  title: z.string().min(1).max(100),
  /** SQL warehouse (key of `consumers`) that runs its queries. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Catalog (key of `catalogs`). */
  catalog: ref("catalog"),
  /** Schema of that catalog. Default `gold`. */
  schema: ref("schema").default("gold"),
  /** Account group → permission. */
  permissions: permissions(["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"]),
});
