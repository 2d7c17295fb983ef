import { z } from "zod";
import { LAKEBASE } from "../../facts/lakebase";
import { billedUnder } from "../budget-policies";
import { distinct, ucName, wrong } from "../common";
import { grants } from "../grants";
import { paused } from "../paused";
import { permissions } from "../permissions";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { newDatabaseName } from "../text/databases";
import { columnName } from "../text/sql-types";
import { tags } from "../text/tags";

const { capacities, mostNodes, retentionDays } = LAKEBASE.value;

/** A table of the lake that is kept as a table of PostgreSQL. */
const syncedTable = z.strictObject({
  /** Catalog (key of `catalogs`) of the table that is copied. */
  catalog: ref("catalog"),
  /** Schema that it is in. */
  schema: ref("schema", { reads: true }),
  /** Its name there. */
  table: readTable(),
  /** Schema of PostgreSQL that it gets into; made where it is not there. Default `public`. */
  into: ucName.default("public"),
  /** Columns that tell its rows apart, which become the primary key; none of them is ever NULL. */
  primaryKey: distinct(z.array(columnName).min(1)),
  /** Where rows have the same key: the one with the greatest value here stays. Default: no two have. */
  latestBy: columnName.optional(),
  /**
   * How it is kept up to date: `snapshot` copies all of it at each run, `triggered` what has changed, `continuous` at once,
   * on compute that runs all the time. The last two need the change data feed of the table. Default `snapshot`.
   */
  refresh: z.enum(["snapshot", "triggered", "continuous"]).default("snapshot"),
  /** A `continuous` one is kept as a `triggered` one, which runs once it is made and then when it is asked to; the other way round it is made anew. Default false. */
  paused: paused(),
});

/** A database of PostgreSQL inside Databricks, for applications. */
export const lakebase = z.strictObject({
  /** A database of PostgreSQL inside Databricks, for applications. */
  kind: z.literal("lakebase"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** Size of each node, in capacity units. */
  capacity: z.enum(capacities),
  /** Nodes, 1 to 3: one that is written to, the others stand by. Default 1. */
  nodes: z.int().min(1).max(mostNodes).default(1),
  /** The others answer queries that only read. Default false. */
  readableSecondaries: z.boolean().default(false),
  /** Days within which any second can be restored, 2 to 35. Default 7. */
  retentionDays: z.int().min(retentionDays.least).max(retentionDays.most).default(7),
  /** Roles of PostgreSQL with passwords may sign in, beside identities of Databricks. Default false. */
  passwordLogin: z.boolean().default(false),
  /** Database in it; made where it is not there. */
  database: newDatabaseName,
  /** Name of the catalog that shows the database in Unity Catalog. Default `<environment>_<key>`. */
  name: ucName.optional(),
  /** Account group that owns the data: may read all of it through the catalog, and decides who else may; it is named in the tag `Owner` of the instance. */
  owner: ref("group", { owns: true }),
  /** Who may read it through the catalog; who uses the database itself is a matter of roles of PostgreSQL. Default none beside the deployer's and the owner's. */
  grants: grants("foreign_catalog"),
  /** Tables of the lake that it has, by their names in PostgreSQL. They need their data first, and are made by the activation layer. Default none. */
  tables: z.record(ucName, syncedTable).default({}),
  ...billedUnder,
  /** Account group → what it may do with the instance. Complete: others lose what they were given. */
  permissions: permissions(["CAN_USE", "CAN_MANAGE"]),
  /** Further tags, for cost reports. Default none. */
  tags: tags.default({}),
  /** The instance is billed by the hour, around the clock: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the instance is billed by the hour, around the clock"),
  }),
});
