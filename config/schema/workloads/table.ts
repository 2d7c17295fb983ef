import { z } from "zod";
import { CLUSTER_COLUMNS } from "../../facts/tables";
import { distinct, ucName } from "../common";
import { governedTags } from "../governed-tags";
import { grants } from "../grants";
import { ref } from "../ref";
import { tableColumn } from "../text/sql-types";
import { columnType, propertyName, propertyValue, tableComment } from "../text/tables";

const column = z.strictObject({
  /** Its name; to change it renames the column, which `columnMapping` allows. */
  name: tableColumn,
  /** Type in SQL, in capital letters: `BIGINT`, `DECIMAL(10,2)`, `STRUCT<id: BIGINT>`. Never changed: the plan fails. */
  type: columnType,
  /** What it means, its unit among that. Default: no comment. */
  comment: tableComment.optional(),
  /** Whether a row may have nothing there. Default true. */
  nullable: z.boolean().default(true),
  /** Databricks counts by itself: `always`, or `default` where a row does not say a number. `BIGINT` of Delta alone. Default: it does not. */
  identity: z.enum(["always", "default"]).optional(),
  /** Tags of the column: key → value, empty for a key alone. Default none. */
  tags: governedTags,
});

/** How its files are kept. */
const format = z.discriminatedUnion("type", [
  z.strictObject({
    /** Delta Lake. */
    type: z.literal("delta"),
    /** Keeps what changed, for streams, vector indexes and shares that read changes. Default false. */
    changeDataFeed: z.boolean().default(false),
    /** Rows are added, and never changed or deleted. Default false. */
    appendOnly: z.boolean().default(false),
    /** Columns can be renamed and taken out in place; older readers cannot read it. Stays once it is on. Default false. */
    columnMapping: z.boolean().default(false),
    /** Engines that read Iceberg can read it too (UniForm): turns `columnMapping` on, and deletion vectors off. Default false. */
    icebergReads: z.boolean().default(false),
    /** Days for which earlier versions can be read, 1 to 365. Default: Databricks' own, 7 for files and 30 for the log. */
    historyDays: z.int().min(1).max(365).optional(),
  }),
  z.strictObject({
    /** Apache Iceberg, managed by Unity Catalog: other engines read and write it through its REST catalog. */
    type: z.literal("iceberg"),
  }),
]);

/** A managed table with the columns that are written here: a contract, or data that others look up. */
export const table = z.strictObject({
  /** A managed table with columns that are written here: a contract, or data that others look up. */
  kind: z.literal("table"),
  /** Workspace (key of `workspaces`) whose bootstrap warehouse makes it; one that may use the catalog. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) that it is in. */
  catalog: ref("catalog"),
  /** Schema that it is in. */
  schema: ref("schema", { reads: true }),
  /** Its name in the schema. Never changed. */
  table: ucName,
  /** What it holds, and who fills it; Catalog Explorer shows it. */
  comment: tableComment,
  /** Its columns in their order. Add one at the end; what stands at another place by now is renamed, not moved. */
  columns: z.array(column).min(1),
  /** How its files are kept. Never changed. Default `delta`. */
  format: format.prefault({ type: "delta" }),
  /** What its files are sorted by: up to 4 columns, `auto` for what Databricks finds out, `none` to stop it. Default: nothing. */
  clusterBy: z
    .union([z.enum(["auto", "none"]), distinct(z.array(tableColumn).min(1).max(CLUSTER_COLUMNS.value))])
    .optional(),
  /** Properties of your own: name → value. What is taken out again stays on the table. Default none. */
  properties: z.record(propertyName, propertyValue).default({}),
  /** Account group that owns it. Default: the deployer. */
  owner: ref("group", { owns: true, inMetastore: true }).optional(),
  /** Tags of the table: key → value, empty for a key alone. Default none. */
  tags: governedTags,
  /** Grants on the table. Default none beside the deployer's and the owner's. */
  grants: grants("table"),
});

export type Table = z.output<typeof table>;
