import type { z } from "zod";
import { tableNameOf } from "../../derive/names";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { stream as schema } from "../../schema/sources/stream";
import type { Written } from "../facets";
import type { EntryView } from "../view";
import type { ChangedTable } from "./stream-changes";
import { ownColumns } from "./stream-input";

type Stream = Salvaged<z.output<typeof schema>>;
type SplitTable = Salvaged<NonNullable<z.output<typeof schema>["split"]>["tables"][string]>;

/** A silver table, with what leaves repeated records out of it. */
type SilverTable = ChangedTable & { readonly deduplicate: Stream["deduplicate"] };

const splitOf = ({ split }: Stream): [name: string, table: SplitTable][] => Object.entries(split?.tables ?? {});

/** Tables of the kinds of records that have one of their own. */
export const splitTablesOf = (source: Stream): Written[] =>
  splitOf(source).map(([name]) => ({
    what: "table",
    catalog: source.catalog,
    schema: source.silverSchema,
    name,
    field: "split",
  }));

function columnsOf(payload: Stream["payload"]): SilverTable["columns"] {
  if (payload?.format === undefined) return undefined;
  return payload.format === "json" ? payload.columns : "no-json";
}

/** Every silver table of a source: its own, and those of kinds of records. */
export function silverTablesOf(source: Stream): SilverTable[] {
  const { payload, changes, deduplicate } = source;
  return [
    {
      changes,
      deduplicate,
      columns: columnsOf(payload),
      path: [],
      columnsPath: ["payload", "columns"],
    },
    ...splitOf(source).map(([name, table]) => {
      const path = ["split", "tables", name];
      return {
        changes: table.changes,
        deduplicate: table.deduplicate,
        columns: table.columns,
        path,
        columnsPath: [...path, "columns"],
      };
    }),
  ];
}

/** What is compared or ordered by is there, as far as the columns are known. */
export function unknownColumns(
  source: Stream,
  { deduplicate, columns, path, columnsPath }: SilverTable,
  view: EntryView,
): Problem[] {
  if (deduplicate === undefined || columns === undefined || columns === "inferred") return [];
  const known = [...(columns === "no-json" ? [] : Object.keys(columns)), ...ownColumns(source, view)];
  const named: [path: (string | number)[], column: string | undefined][] = [
    ...(deduplicate.columns ?? []).map((column, index): [(string | number)[], string] => [["columns", index], column]),
    [["timeColumn"], deduplicate.timeColumn],
  ];
  return named.flatMap(([field, column]) =>
    column === undefined || known.includes(column)
      ? []
      : [
          view.problem(
            [...path, "deduplicate", ...field],
            `${column} is no column of the table`,
            `name one of ${columnsPath.join(".")}, or add it there`,
          ),
        ],
  );
}

/** What is wrong with how records are told apart. */
export function splitProblems(source: Stream, view: EntryView): Problem[] {
  const { split, payload, changes, reading } = source;
  if (split === undefined) return [];
  const byTopic = split.by?.mode === "topic";
  return [
    ...(payload?.format === "binary"
      ? [
          view.problem(
            ["payload", "format"],
            "of bytes no field can be read",
            'use "json" or "text" where there is a split',
          ),
        ]
      : []),
    ...(changes === undefined
      ? []
      : [
          view.problem(
            ["changes"],
            "is of one table, and the records are of several",
            "say it for each of split.tables that has changes",
          ),
        ]),
    ...(byTopic && reading?.mode !== undefined && reading.mode !== "kafka"
      ? [
          view.problem(
            ["split", "by"],
            "is for topics, and Kinesis has none",
            'name a field of the records: { mode: "field", field: … }',
          ),
        ]
      : []),
    ...ownTable(source, view),
    ...valuesApart(source, byTopic && reading?.mode === "kafka" ? reading.topics : undefined, view),
  ];
}

/** The source's own table has the rest. */
function ownTable(source: Stream, view: EntryView): Problem[] {
  const rest = source.table ?? tableNameOf(view.key);
  return splitOf(source).some(([name]) => name === rest)
    ? [view.problem(["split", "tables", rest], "is the source's own table, which has the rest", "choose another name")]
    : [];
}

/** A record goes into one table, and comes in a topic that is read. */
function valuesApart(source: Stream, topics: readonly string[] | undefined, view: EntryView): Problem[] {
  const taken = new Map<string, string>();
  return splitOf(source).flatMap(([name, { values }]) =>
    (values ?? []).flatMap((value, index) => {
      const path = ["split", "tables", name, "values", index];
      const other = taken.get(value);
      if (other !== undefined) {
        return [view.problem(path, `records with ${value} go into ${other} already`, "name each value once")];
      }
      taken.set(value, name);
      return topics?.includes(value) === false
        ? [view.problem(path, `the topic ${value} is not read`, "add it to reading.topics, or correct it")]
        : [];
    }),
  );
}
