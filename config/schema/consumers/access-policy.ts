import { z } from "zod";
import { POLICY_COLUMNS } from "../../facts/sql-functions";
import { distinct, ucName } from "../common";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { longComment } from "../text/prose";
import { functionParameter, governedTag, sampleText } from "../text/sql-function";

/** A tag that something has. */
const tagged = z.strictObject({
  /** Key of the governed tag. */
  tag: governedTag,
  /** Value that it has. Default: any. */
  value: governedTag.optional(),
});

/** A value as a sample row has it. */
const sample = z.union([sampleText, z.number(), z.boolean(), z.null()]);

/** Whom a policy is for, or not for. */
const principals = {
  /** Account groups. Default none. */
  groups: distinct(z.array(ref("group", { inMetastore: true }))).default([]),
  /** Service principals (keys of the account's `servicePrincipals`). Default none. */
  servicePrincipals: distinct(z.array(ref("servicePrincipal", { named: true, inMetastore: true }))).default([]),
};

/** What readers see of tables with a tag: rows that are left out, or a column that is masked. */
export const accessPolicy = z.strictObject({
  /** A policy on tables: which rows somebody sees, or how a column looks to them. */
  kind: z.literal("access-policy"),
  /** Workspace (key of `workspaces`) that it is made through; one that may use the catalog. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) whose tables it is for. */
  catalog: ref("catalog"),
  /** Schema whose tables it is for. Default: all of the catalog. */
  schema: ref("schema", { reads: true }).optional(),
  /** Table that it is for, in `schema`. Default: all. */
  table: readTable().optional(),
  /** Why there is it, for those who see less by it. */
  comment: longComment,
  /** What it does. */
  does: z.discriminatedUnion("type", [
    z.strictObject({
      /** A column shows what the function makes of it. */
      type: z.literal("mask-column"),
      /** Which one: a name of `columns`. The function gets it as its first parameter. */
      column: functionParameter,
    }),
    z.strictObject({
      /** Rows are left out unless the function says true. */
      type: z.literal("filter-rows"),
    }),
  ]),
  /** Functions (key of `workloads`, same workspace) that the function is one of. */
  functions: ref("workload", { kind: "functions", sameWorkspace: true }),
  /** Name of the function, of their `library` or `own`. */
  function: ucName,
  /** A name of yours → the tag of a column. A table without a column for each is left alone. At most 3. Default none. */
  columns: z
    .record(functionParameter, tagged)
    .refine((all) => Object.keys(all).length <= POLICY_COLUMNS.value, {
      error: `has more than ${POLICY_COLUMNS.value} columns, which is all that a policy looks for. Fix: make several policies of it.`,
    })
    .default({}),
  /** What the function gets beside the masked column: parameter → a name of `columns`, or a constant. Default nothing. */
  arguments: z
    .record(
      functionParameter,
      z.strictObject({
        /** Name of `columns`. Default: `constant` says. */
        column: functionParameter.optional(),
        /** A text that is always the same. No secret: whoever may see the policy sees it. Default: `column` says. */
        constant: sampleText.optional(),
      }),
    )
    .default({}),
  /** Tag that tables have, themselves or by their schema or catalog. Default: all tables that have the columns. */
  when: tagged.optional(),
  /** Whom it is for. */
  to: z.strictObject({
    /** Everybody in the Databricks account, programs too: leave out those that have to see everything. Default false. */
    everyone: z.boolean().default(false),
    ...principals,
  }),
  /** Whom it is not for, although they are among those. Default: nobody. */
  except: z.strictObject(principals).prefault({}),
  /** What readers have to see, tried on Spark by `npm run rehearse`: at least one line for each group of `to`. */
  expects: z
    .array(
      z.strictObject({
        /** Groups that the reader is in. Default none. */
        reader: distinct(z.array(ref("group", { inMetastore: true }))).default([]),
        /** Parameter of the function → what the row has there; constants of `arguments` are known. */
        given: z.record(functionParameter, sample),
        /** What the masked column shows; whether the row is seen, where rows are filtered. */
        sees: sample,
      }),
    )
    .min(1),
});

export type AccessPolicy = z.output<typeof accessPolicy>;
