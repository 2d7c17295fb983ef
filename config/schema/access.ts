import { z } from "zod";
import { USED_ON } from "../facts/securables";
import { show } from "../plain";
import { distinct, wrong } from "./common";
import { ref } from "./ref";
import { displayName } from "./text/names";
import { reason } from "./text/prose";

const PRIVILEGES = Object.keys(USED_ON.value) as [string, ...string[]];

const PRIVILEGE = z.enum(PRIVILEGES, {
  error: ({ input }) =>
    wrong(
      `${show(input)} is no privilege of Unity Catalog`,
      "write it with underscores, for example SELECT or READ_VOLUME",
    ),
});

const expectation = z.strictObject({
  /** Who: a group, a service principal by its key or name, a recipient, or `account users` for everybody. */
  principal: displayName(1, 255),
  /** Privilege of Unity Catalog, with what it needs to be of use: `SELECT` with `USE_SCHEMA` and `USE_CATALOG`. */
  privilege: PRIVILEGE,
  /** On what, as Databricks shows it or by keys: `prod_sales.gold.orders`, `sales.gold`. */
  object: displayName(1, 255),
  /** Workspace (key of `workspaces`) in which. Default: any; what must not be is then judged without regard to workspaces. */
  workspace: ref("workspace").optional(),
  /** Why, for reviewers. */
  reason,
});

const only = z.strictObject({
  /** Who, as in `must`: members of a group that is named here are meant with it. Default nobody. */
  principals: distinct(z.array(displayName(1, 255))).default([]),
  /** Privilege of Unity Catalog, with what it needs to be of use: `USE_CONNECTION`, or `SELECT` of a share. */
  privilege: PRIVILEGE,
  /** On what, as Databricks shows it or by keys: `prod_warehouse`, `revenue`. */
  object: displayName(1, 255),
  /** Why, for reviewers. */
  reason,
});

/** What has to hold of who can do what; `npm start` fails where it does not. */
export const accessSchema = z.strictObject({
  /** What somebody has to be able to do. Default nothing. */
  must: z.array(expectation).default([]),
  /** What somebody is not to be able to do, by whatever way. Default nothing. */
  mustNot: z.array(expectation).default([]),
  /** What nobody is to be able to do but these, and the service principal that Terraform runs as. Default nothing. */
  only: z.array(only).default([]),
});
