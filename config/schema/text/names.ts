import { slug } from "../common";
import { wrong } from "../wrong";
import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, keeping, textOf } from "./rules";

const name = { one: "text", many: "texts" };
const spoken = form(/[\p{L}\p{N}]/u, "has no letter or digit", "write a name");

/** Name that people see in a console: one line, nothing hidden in it. */
export const displayName = (least: number, most: number) =>
  named(name, textOf({ least, most }, oneLine, notPadded, spoken));

/** Title of a dashboard, which is the name of a file in the workspace too. Source: Databricks, Workspace API, import. */
export const title = named(
  name,
  textOf(
    { least: 1, most: 100 },
    oneLine,
    notPadded,
    spoken,
    form(/^[^/]*$/, "has a slash, and Databricks makes a file of this name", "write it without a slash"),
  ),
);

/** Name of an environment; at most 12 characters, because names of buckets and roles begin with it. */
export const environmentName = keeping(
  slug
    .min(2)
    .max(12, { error: wrong("is longer than 12 characters, too long for bucket and role names", "shorten it") }),
  (text) =>
    text === "account" ? { what: "is what the stacks of the account are called", fix: "use another name" } : undefined,
);
