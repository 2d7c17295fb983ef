import { notPadded, oneLine, severalLines } from "./characters";
import { named } from "./named";
import { form, textOf } from "./rules";

/** What a function of SQL gives back: an expression over its parameters. */
export const sqlExpression = named(
  { one: "SQL expression", many: "SQL expressions" },
  textOf(
    { least: 1, most: 10_000 },
    severalLines,
    notPadded,
    form(/^[^;]*$/, "ends a statement, and so would start another one", "write one expression, without a semicolon"),
  ),
);

/** Name of a parameter of a function. */
export const functionParameter = named(
  { one: "parameter of a function", many: "parameters of functions" },
  textOf(
    { least: 1, most: 64 },
    form(/^[a-z][a-z0-9_]*$/, "is no name of a parameter", "use lower-case letters, digits and _, a letter first"),
  ),
);

/** What tags may not have in them: Databricks, "Create and manage governed tags". It stands in conditions, in quotes. */
const ofTags = form(/^[\w @:+-]*$/, "is no tag", "use letters, digits, spaces and _ @ : + -");

/** Key of a tag of Unity Catalog, or a value of a governed one. */
export const governedTag = named(
  { one: "tag of Unity Catalog", many: "tags of Unity Catalog" },
  textOf({ least: 1, most: 256 }, oneLine, notPadded, ofTags),
);

/** Value of a tag of Unity Catalog; empty where the key says all. */
export const governedTagValue = named(
  { one: "value of a tag", many: "values of tags" },
  textOf({ least: 0, most: 256 }, oneLine, notPadded, ofTags),
);

/** A column of a table. */
export const columnName = named(
  { one: "column of a table", many: "columns of a table" },
  textOf(
    { least: 1, most: 255 },
    oneLine,
    notPadded,
    form(/^[^.`]*$/, "is no column that a tag can be put on", "write the name of a column, not of a field in it"),
  ),
);

/** A text of a sample row, or that a policy hands to its function. */
export const sampleText = named(
  { one: "text of a sample", many: "texts of samples" },
  textOf({ least: 0, most: 1_000 }, oneLine, notPadded),
);
