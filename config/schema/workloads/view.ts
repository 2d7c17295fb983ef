import { z } from "zod";
import { distinct, slug, ucName } from "../common";
import { grants } from "../grants";
import { namedSchema } from "../named-schema";
import { ref } from "../ref";
import { email } from "../text/mail";
import { sampleText } from "../text/sql-function";
import { tableColumn } from "../text/sql-types";
import { readingQuery, tableComment } from "../text/tables";
import { givenTable } from "../text/views";

/** A value as a sample row has it. */
const sample = z.union([sampleText, z.number(), z.boolean(), z.null()]);
const row = z.record(tableColumn, sample);

/** A view: a query that others read as a table, with rights of its own. */
export const view = z.strictObject({
  /** A view: a query that others read as a table; who asks can decide what is shown. */
  kind: z.literal("view"),
  /** Workspace (key of `workspaces`) whose bootstrap warehouse makes it; one that may use the catalogs. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) that it is in. */
  catalog: ref("catalog"),
  /** Schema that it is in. */
  schema: ref("schema", { reads: true }),
  /** Its name in the schema. Never changed. */
  view: ucName,
  /** What it shows, and whom it is for. To change it makes the view anew. */
  comment: tableComment,
  /** Whether all that it reads is there by now: false leaves it out; Databricks refuses a view of what is not there. */
  exists: z.boolean(),
  /** A name of yours → the schema whose tables the query reads: the deployer, who owns the view, is granted `SELECT`. Default none. */
  reads: z.record(slug, namedSchema()).default({}),
  /** A name of yours → another view (key of `workloads`, same workspace) that the query reads, and which is made first. Default none. */
  views: z.record(slug, ref("workload", { kind: "view", sameWorkspace: true })).default({}),
  /**
   * The query. A schema of `reads` stands as `{{ name }}`, because its catalog is called otherwise in every environment:
   * `SELECT id FROM {{ gold }}.orders`; a view of `views` stands as `{{ name }}` alone.
   */
  text: readingQuery,
  /** What readers have to see of sample rows, tried on Spark by `npm run policies`. Needed where the query asks who reads. Default none. */
  expects: z
    .array(
      z.strictObject({
        /** Groups that the reader is in. Default none. */
        reader: distinct(z.array(ref("group", { inMetastore: true }))).default([]),
        /** Who `current_user()` is. Default: nobody whom a row could name. */
        user: email.optional(),
        /** What is in the tables, as the query names them, `gold.orders` or the name of a view → rows, one at least. */
        given: z.record(givenTable, z.array(row).min(1)),
        /** The rows that are seen, in any order. */
        sees: z.array(row),
      }),
    )
    .default([]),
  /** Grants on the view. Readers need none on what it reads. Default none beside the deployer's. */
  grants: grants("view"),
});

export type View = z.output<typeof view>;
