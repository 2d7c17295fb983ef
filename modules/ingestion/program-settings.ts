import { literal } from "../terraform/literal";

/** What a program reads with `spark.conf.get` as JSON; keys in a fixed order: the order in which they were written is no difference. */
export function setting(record: Readonly<Record<string, unknown>>): string {
  return literal(JSON.stringify(Object.fromEntries(sorted(record))));
}

/** Types that the reader does not work out, in the form of Auto Loader: `iban STRING, amount DECIMAL(18,2)`. */
export function schemaHints(hints: Readonly<Record<string, string>>): Record<string, string> {
  const columns = sorted(hints);
  return columns.length === 0
    ? {}
    : { "cloudFiles.schemaHints": columns.map(([column, type]) => `${column} ${type}`).join(", ") };
}

const sorted = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
