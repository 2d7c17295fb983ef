import { z } from "zod";
import { slug } from "../common";
import { namedSchema } from "../named-schema";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { title } from "../text/names";
import { description } from "../text/prose";
import { comparedText, resultColumn } from "../text/sql-query";
import { readingQuery } from "../text/tables";
import { told } from "../told";

/** Asks a query at set times, and tells when its answer is beyond a limit. */
export const alert = z.strictObject({
  /** Asks a query at set times, and tells when its answer is beyond a limit. */
  kind: z.literal("alert"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** Name in the list of alerts, and in its messages. */
  title,
  /** Folder (key of `folders` of its workspace) that it lies in; who may do something with the folder may do it with the alert. Changing it makes another alert. Default: one of its own. */
  folder: ref("workspaceFolder").optional(),
  /** What its messages say beside the title. Default: the title alone. */
  description: description.optional(),
  /** SQL warehouse (key of `consumers`, same workspace) that asks, started for it where it does not run. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Service principal (key of the account's `servicePrincipals`) that the query runs as; not the deployer. */
  runAs: ref("servicePrincipal", { runsAs: true }),
  /** A name of yours → the schema whose tables and views the query reads: `runAs` is granted `SELECT`. One at least. */
  reads: z.record(slug, namedSchema()),
  /**
   * The SQL, which only reads. A schema of `reads` stands as `{{ name }}`, because its catalog is called otherwise in every environment:
   * `SELECT count(*) AS late FROM {{ gold }}.orders WHERE …`.
   */
  text: readingQuery,
  /** Column of the answer that is looked at, which the query names. */
  column: resultColumn,
  /** What all rows of the column are made one value by. Default: the first row is looked at. */
  aggregation: z.enum(["SUM", "COUNT", "COUNT_DISTINCT", "AVG", "MEDIAN", "MIN", "MAX", "STDDEV"]).optional(),
  /** How the value is compared with `threshold`; it is told of when that is so. */
  operator: z.enum([
    "GREATER_THAN",
    "GREATER_THAN_OR_EQUAL",
    "LESS_THAN",
    "LESS_THAN_OR_EQUAL",
    "EQUAL",
    "NOT_EQUAL",
    "IS_NULL",
    "IS_NOT_NULL",
  ]),
  /** Number, text, or true or false that the value is compared with. Default: none, for `IS_NULL` and `IS_NOT_NULL` alone. */
  threshold: z.union([z.number(), z.boolean(), comparedText]).optional(),
  /** What an answer without rows means: all is well, it is told of, or the query is broken. Default `ERROR`. */
  noRows: z.enum(["OK", "TRIGGERED", "ERROR"]).default("ERROR"),
  /** When it asks; each time costs as much as the warehouse runs. */
  schedule,
  ...told,
  /** Account group → what it may do with the alert. Complete: others lose what they were given. */
  permissions: permissions(["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"]),
});
