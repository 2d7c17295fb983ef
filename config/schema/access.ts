import { z } from "zod";
import { USED_ON } from "../facts/securables";
import { show } from "../plain";
import { wrong } from "./common";
import { ref } from "./ref";
import { displayName } from "./text/names";
import { reason } from "./text/prose";

const PRIVILEGES = Object.keys(USED_ON.value) as [string, ...string[]];

const expectation = z.strictObject({
  /** Who: a group, a service principal by its key or name, a recipient, or `account users` for everybody. */
  principal: displayName(1, 255),
  /** Privilege of Unity Catalog, with what it needs to be of use: `SELECT` with `USE_SCHEMA` and `USE_CATALOG`. */
  privilege: z.enum(PRIVILEGES, {
    error: ({ input }) =>
      wrong(
        `${show(input)} is no privilege of Unity Catalog`,
        "write it with underscores, for example SELECT or READ_VOLUME",
      ),
  }),
  /** On what, as Databricks shows it or by keys: `prod_sales.gold.orders`, `sales.gold`. */
  object: displayName(1, 255),
  /** Workspace (key of `workspaces`) in which. Default: any; what must not be is then judged without regard to workspaces. */
  workspace: ref("workspace").optional(),
  /** Why, for reviewers. */
  reason,
});

/** What has to hold of who can do what; `npm start` fails where it does not. */
export const accessSchema = z.strictObject({
  /** What somebody has to be able to do. Default nothing. */
  must: z.array(expectation).default([]),
  /** What somebody is not to be able to do, by whatever way. Default nothing. */
  mustNot: z.array(expectation).default([]),
});
