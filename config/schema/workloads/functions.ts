import { z } from "zod";
import { FUNCTION_TYPES } from "../../facts/sql-functions";
import { LIBRARY_FUNCTIONS, type LibraryFunction } from "../../function-library";
import { distinct, ucName } from "../common";
import { takes } from "../company/mark";
import { fillable } from "../fillable";
import { ref } from "../ref";
import { email } from "../text/mail";
import { comment } from "../text/prose";
import { functionParameter, sqlExpression } from "../text/sql-function";

const type = z.enum(FUNCTION_TYPES.value);

/** Functions of SQL in a schema, made by a job: no resource of Terraform makes them. */
export const functions = z.strictObject({
  /** Functions of SQL in a schema, made by a job; policies and views call them. */
  kind: z.literal("functions"),
  /** Workspace (key of `workspaces`) whose job makes them. */
  workspace: ref("workspace"),
  /** SQL warehouse (key of `consumers`, same workspace) that runs the job's SQL. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Service principal (key of the account's `servicePrincipals`) that the job runs as, which then owns them; not the deployer. */
  runAs: ref("servicePrincipal", { runsAs: true }),
  /** Who is told when the job fails. At least one address; left out, whom the account says (`notifications.jobEmails`). */
  notify: fillable(takes("notifications.jobEmails", distinct(z.array(email).min(1)))),
  /** Catalog (key of `catalogs`) that they are in. */
  catalog: ref("catalog"),
  /** Schema that they are in. One of their own keeps them from those who may change tables. */
  schema: ref("schema", { reads: true }),
  /** Functions that come with the platform, by name: [library](#the-library). Default none. */
  library: distinct(z.array(z.enum([...LIBRARY_FUNCTIONS] as [LibraryFunction, ...LibraryFunction[]]))).default([]),
  /** Functions of your own, by their names in the schema. Default none. */
  own: z
    .record(
      ucName,
      z.strictObject({
        /** What it does, for those who find it in Catalog Explorer. */
        comment,
        /** Parameter → type, in their order; the first one of a mask is the column. Default none. */
        parameters: z.record(functionParameter, type).default({}),
        /** Type of what it gives back: `BOOLEAN` for a filter of rows, that of the column for a mask. */
        returns: type,
        /** Expression of SQL over the parameters, without a semicolon. Filters and masks should ask no table: it is asked for every row. */
        body: sqlExpression,
      }),
    )
    .default({}),
});
