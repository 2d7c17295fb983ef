import { askedBy, withNamed } from "../../config/derive/view-sql";
import type { ViewModel } from "../../config/kinds/workloads/view";
import type { Environment } from "../../config/model";
import { quoteName, quoteText } from "../../config/sql";
import { type Case, membership, type Value } from "./cases";

type Workload = Environment["workloads"][string];
type Row = Readonly<Record<string, Value>>;

const isView = (entry: Workload): entry is Workload & ViewModel & { kind: "view" } => entry.kind === "view";

/** The views of an environment that say what their readers see. */
export const triedViewsOf = ({ workloads }: Pick<Environment, "workloads">) =>
  Object.values(workloads)
    .filter(isView)
    .filter(({ expects }) => expects.length > 0);

/** Who reads where a line says nobody. */
const NOBODY = "nobody@nowhere.example";

/** A value in SQL; numbers with a fraction are no decimals, as those of samples are not. */
function written(value: Value): string {
  if (value === null) return "CAST(NULL AS STRING)";
  if (typeof value === "string") return quoteText(value);
  return typeof value === "number" && !Number.isInteger(value) ? `${value}D` : String(value);
}

/** A column in which some row has something has the type of that, so that nothing has it too. */
function rowsSql(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const bare = new Set(columns.filter((name) => rows.some((row) => row[name] !== null)));
  const one = (row: Row) =>
    columns.map((name) => (row[name] === null && bare.has(name) ? "NULL" : written(row[name] ?? null))).join(", ");
  return `SELECT * FROM VALUES ${rows.map((row) => `(${one(row)})`).join(", ")} AS given(${columns.map(quoteName).join(", ")})`;
}

const viewName = (name: string): string => quoteName(`given_${name.replaceAll(/\W/g, "_")}`);

/** Rows as one text, whatever their order and that of their columns. */
export const rowsText = (rows: readonly Row[]): string =>
  `[${rows
    .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))))
    .sort()
    .join(", ")}]`;

/**
 * What the views of an environment expect: their queries as they are, over the rows of each line.
 * @param keys of views; none means all
 */
export const viewCasesOf = (environment: Pick<Environment, "workloads">, keys: readonly string[]): Case[] =>
  triedViewsOf(environment)
    .filter(({ key }) => keys.length === 0 || keys.includes(key))
    .flatMap((view) =>
      view.expects.map(({ reader, user, given, sees }, index): Case => {
        const query = withNamed(askedBy(view.text, quoteText(user ?? NOBODY)), viewName);
        const who = reader.length === 0 ? "somebody in no group" : `a member of ${reader.join(" and ")}`;
        return {
          name: `${view.key}: ${user === undefined ? who : `${user}, ${who}`}, line ${index + 1}`,
          statements: [
            membership(reader),
            ...Object.entries(given).map(
              ([name, rows]) => `CREATE OR REPLACE TEMPORARY VIEW ${viewName(name)} AS ${rowsSql(rows)}`,
            ),
          ],
          query: `SELECT to_json(collect_list(struct(*)), map('ignoreNullFields', 'false')) FROM (${query}\n) AS seen`,
          wanted: rowsText(sees),
          isFilter: false,
          isRows: true,
        };
      }),
    );
