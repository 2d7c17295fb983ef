import { KEPT_PROPERTIES } from "../../facts/tables";
import { notPadded, oneLine, severalLines } from "./characters";
import { named } from "./named";
import { form, type Rule, textOf } from "./rules";

const SIMPLE =
  /^(?:STRING|BINARY|BOOLEAN|TINYINT|SMALLINT|INT|BIGINT|FLOAT|DOUBLE|DATE|TIMESTAMP|TIMESTAMP_NTZ|VARIANT|DECIMAL\(([1-9]|[12]\d|3[0-8]), ?(\d|[12]\d|3[0-8])\))/;
const FIELD = /^[A-Za-z_]\w{0,254} ?: ?/;

/** What is left of a text after one type at its start; undefined where there is none. */
function afterType(text: string): string | undefined {
  const simple = SIMPLE.exec(text);
  if (simple !== null)
    return Number(simple[2] ?? 0) > Number(simple[1] ?? 0) ? undefined : text.slice(simple[0].length);
  if (text.startsWith("ARRAY<")) return closed(afterType(text.slice("ARRAY<".length)));
  if (text.startsWith("MAP<")) return closed(then(afterType(text.slice("MAP<".length)), afterType));
  return text.startsWith("STRUCT<") ? closed(afterFields(text.slice("STRUCT<".length))) : undefined;
}

const closed = (text: string | undefined) => (text?.startsWith(">") ? text.slice(1) : undefined);
const then = (text: string | undefined, next: (rest: string) => string | undefined) =>
  text?.startsWith(",") ? next(text.slice(1).replace(/^ /, "")) : undefined;

function afterFields(text: string): string | undefined {
  const name = FIELD.exec(text)?.[0];
  const rest = name === undefined ? undefined : afterType(text.slice(name.length));
  return rest?.startsWith(",") ? then(rest, afterFields) : rest;
}

const wholeType: Rule = (text) =>
  afterType(text) === ""
    ? undefined
    : {
        what: "is no type of a column",
        fix: "write it in capital letters: BIGINT, DECIMAL(10,2), ARRAY<STRING>, STRUCT<id: BIGINT>",
      };

/** Type of a column that is made. Compared with what Databricks answers, so a misspelled one would never come to rest. */
export const columnType = named(
  { one: "type of a column", many: "types of columns" },
  textOf({ most: 2000 }, wholeType),
);

/** The provider writes comments into statements and leaves backslashes as they are, which Databricks then reads as escapes. */
const noBackslash = form(/^[^\\]*$/, "has a backslash, which the provider cannot write", "leave it out");

/** What a table, a view or a column holds. */
export const tableComment = named(
  { one: "comment of a table", many: "comments of tables" },
  textOf({ least: 1, most: 500 }, severalLines, notPadded, noBackslash),
);

const ownProperty: Rule = (text) => {
  const kept = KEPT_PROPERTIES.value.find((start) => text.toLowerCase().startsWith(start));
  return kept === undefined
    ? undefined
    : {
        what: `begins with ${kept}, as what Databricks reads does`,
        fix: "use a field of the table for it, or a name of your own: acme.contract",
      };
};

/** Name of a property of one's own. */
export const propertyName = named(
  { one: "name of a table's property", many: "names of a table's properties" },
  textOf(
    { least: 1, most: 128 },
    ownProperty,
    form(/^[a-z][a-z0-9_.-]*$/, "is no name of a property", "use small letters, digits and . _ -, a letter first"),
  ),
);

/** Value of a property; the provider writes it between apostrophes as it is. */
export const propertyValue = named(
  { one: "value of a table's property", many: "values of a table's properties" },
  textOf(
    { least: 1, most: 500 },
    notPadded,
    form(/^[^'\\\n\t]*$/, "has an apostrophe, a backslash or a line break", "write it without"),
    oneLine,
  ),
);

/** Quoted texts and names, comments and single words of SQL. */
const PIECES = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|[\s\S]/g;

/** SQL without what stands in quotes and comments. */
export const bareSql = (sql: string): string =>
  sql.replace(PIECES, (piece) => (piece.length === 1 ? piece : /^(?:--|\/\*)/.test(piece) ? " " : "''"));

const select: Rule = (text) => {
  const bare = bareSql(text);
  if (!/^\s*(?:SELECT|WITH)\b/i.test(bare)) return { what: "is no query", fix: "begin with SELECT or WITH" };
  if (bare.includes(";")) return { what: "has a semicolon", fix: "write one query, without a semicolon" };
  if (/['"`]/.test(bare.replaceAll("''", ""))) return { what: "has a quote that is not closed", fix: "close it" };
  if (/\/\*/.test(bare)) return { what: "has a comment that is not closed", fix: "close it" };
  return undefined;
};

/** A query that only reads, as views are and alerts ask. */
export const readingQuery = named(
  { one: "query that reads", many: "queries that read" },
  textOf({ least: 8, most: 10_000 }, severalLines, notPadded, select),
);
