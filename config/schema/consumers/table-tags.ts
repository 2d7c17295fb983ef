import { z } from "zod";
import { governedTags } from "../governed-tags";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { columnName } from "../text/sql-function";

/** Tags of a table and of its columns, by which policies find them. */
export const tableTags = z.strictObject({
  /** Tags of a table and of its columns. */
  kind: z.literal("table-tags"),
  /** Workspace (key of `workspaces`) that they are put on through; one that may use the catalog. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) that the table is in. */
  catalog: ref("catalog"),
  /** Schema that the table is in. */
  schema: ref("schema", { reads: true }),
  /** Table or view; it has to be there. */
  table: readTable(),
  /** Tags of the table: key → value, empty for a key alone. Default none. */
  tableTags: governedTags,
  /** Column → its tags: key → value. Default none. */
  columnTags: z.record(columnName, governedTags).default({}),
});
