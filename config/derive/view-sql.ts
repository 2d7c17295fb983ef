import { bareSql } from "../schema/text/tables";

/** A table that the query of a view names: `{{ gold }}.orders`, or `{{ orders }}` for a view. */
const NAMED = /\{\{\s*(.*?)\s*\}\}(?:\s*\.\s*(?:`([^`]*)`|([A-Za-z_]\w*)))?/g;

/** What a query names: `gold.orders` of a schema, `orders` of a view, each once. */
export const namedIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(NAMED)].map(([, name = "", quoted, plain]) => nameOf(name, quoted ?? plain))),
];

const nameOf = (name: string, table: string | undefined) =>
  table === undefined ? name : `${name}.${table.toLowerCase()}`;

/** The query with each of these replaced. */
export const withNamed = (text: string, by: (name: string) => string): string =>
  text.replace(NAMED, (_, name: string, quoted?: string, plain?: string) => by(nameOf(name, quoted ?? plain)));

const GROUP = /\bis_account_group_member\s*\(\s*(?:'((?:[^'\\]|'')*)'|"((?:[^"\\]|"")*)")\s*\)/gi;
const USER = /\b(?:current_user|session_user)\s*\(\s*\)/gi;

/** Groups of the account that a query asks for by their names. */
export const groupsAskedIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(GROUP)].map(([, single, double]) => (single ?? double ?? "").replaceAll("''", "'"))),
];

/** Whether what a query shows depends on who reads. */
export const isDynamic = (text: string): boolean =>
  /\b(?:is_account_group_member|current_user|session_user)\b/i.test(bareSql(text));

/** The query as one reader asks it. */
export const askedBy = (text: string, user: string): string => text.replace(USER, user);
