import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { stream as schema } from "../../schema/sources/stream";
import type { EntryView } from "../view";
import { serviceOf } from "./stream-input";

type Stream = Salvaged<z.output<typeof schema>>;
type Changes = NonNullable<Stream["changes"]>;

/** A silver table whose records may be changes. */
export interface ChangedTable {
  readonly changes: Changes | undefined;
  /** Columns as far as they are known, or why they are not. */
  readonly columns: Readonly<Record<string, string>> | "inferred" | "no-json" | undefined;
  readonly deduplicate: object | undefined;
  /** Where the table is in the source. */
  readonly path: readonly string[];
  /** Where its columns are. */
  readonly columnsPath: readonly string[];
}

/** What is wrong between a table of a source and the changes that its records tell. */
export function changeProblems(source: Stream, table: ChangedTable, view: EntryView): Problem[] {
  const { changes, path } = table;
  if (changes === undefined) return [];
  return [
    ...payloadOfRows(table, changes, view),
    ...wrongColumns(table, changes, view),
    ...(changes.format === "dynamodb" ? ofDynamoDb(source, table, view) : []),
    ...(table.deduplicate === undefined
      ? []
      : [
          view.problem(
            [...path, "deduplicate"],
            "is for records that are all kept: of changes that come twice the later one holds anyway",
            "remove it",
          ),
        ]),
  ];
}

/** The envelope is known, and the columns of what it holds are given. */
function payloadOfRows({ columns, columnsPath }: ChangedTable, { format }: Changes, view: EntryView): Problem[] {
  if (columns !== "inferred" && columns !== "no-json") return [];
  const isFormat = columns === "no-json";
  return [
    view.problem(
      isFormat ? [...columnsPath.slice(0, -1), "format"] : columnsPath,
      `changes of ${format} need the columns of the table`,
      columnsPath[0] === "payload" ? 'write payload: { format: "json", columns: { … } }' : "write columns: { … }",
    ),
  ];
}

/** Columns as far as they are known. */
const given = ({ columns }: ChangedTable): Readonly<Record<string, string>> | undefined =>
  typeof columns === "object" ? columns : undefined;

function wrongColumns(table: ChangedTable, { keys, exclude }: Changes, view: EntryView): Problem[] {
  const columns = given(table);
  const at = (field: "keys" | "exclude", index: number) => [...table.path, "changes", field, index];
  const unknown = (field: "keys" | "exclude", names: readonly string[] | undefined) =>
    (names ?? []).flatMap((name, index) =>
      columns === undefined || Object.hasOwn(columns, name)
        ? []
        : [
            view.problem(
              at(field, index),
              `${name} is none of ${table.columnsPath.join(".")}`,
              "correct it, or add it there",
            ),
          ],
    );
  return [
    ...unknown("keys", keys),
    ...unknown("exclude", exclude),
    ...(keys ?? []).flatMap((key, index) =>
      exclude?.includes(key) === true
        ? [
            view.problem(
              at("keys", index),
              `${key} is left out of silver, and tells its rows apart`,
              "remove it from exclude",
            ),
          ]
        : [],
    ),
  ];
}

/** DynamoDB writes to Kinesis, and every attribute with a type of its own. */
function ofDynamoDb(source: Stream, table: ChangedTable, view: EntryView): Problem[] {
  return [
    ...(serviceOf(source, view)?.kind === "msk-cluster"
      ? [
          view.problem(
            [...table.path, "changes", "format"],
            `DynamoDB writes to Kinesis alone, and ${source.stream} is a Kafka cluster`,
            "name a stream of kind kinesis-stream, or another format",
          ),
        ]
      : []),
    ...Object.entries(given(table) ?? {}).flatMap(([column, type]) =>
      /^(ARRAY|MAP|STRUCT)</.test(type)
        ? [
            view.problem(
              [...table.columnsPath, column],
              "lists, maps and sets of DynamoDB are text here, each value with its type beside it",
              'write "STRING", and take it apart in gold',
            ),
          ]
        : [],
    ),
  ];
}
