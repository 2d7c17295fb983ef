import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { stream as schema } from "../../schema/sources/stream";
import type { EntryView } from "../view";
import { serviceOf } from "./stream-input";

type Stream = Salvaged<z.output<typeof schema>>;
type Changes = NonNullable<Stream["changes"]>;

/** What is wrong between a source and the changes that its records tell. */
export function changeProblems(source: Stream, view: EntryView): Problem[] {
  const { changes } = source;
  if (changes === undefined) return [];
  return [
    ...payloadOfRows(source, changes, view),
    ...wrongColumns(source, changes, view),
    ...(changes.format === "dynamodb" ? ofDynamoDb(source, view) : []),
    ...(source.deduplicate === undefined
      ? []
      : [
          view.problem(
            ["deduplicate"],
            "is for records that are all kept: of changes that come twice the later one holds anyway",
            "remove it",
          ),
        ]),
  ];
}

/** The envelope is known, and the columns of what it holds are given. */
function payloadOfRows({ payload }: Stream, { format }: Changes, view: EntryView): Problem[] {
  const inferred = payload?.format === "json" && payload.columns === "inferred";
  if (payload?.format === undefined || (payload.format === "json" && !inferred)) return [];
  return [
    view.problem(
      inferred ? ["payload", "columns"] : ["payload", "format"],
      `changes of ${format} need the columns of the table`,
      'write payload: { format: "json", columns: { … } }',
    ),
  ];
}

/** Columns as far as they are known. */
function columnsOf({ payload }: Stream): Readonly<Record<string, string>> | undefined {
  return payload?.format === "json" && payload.columns !== "inferred" ? payload.columns : undefined;
}

function wrongColumns(source: Stream, { keys, exclude }: Changes, view: EntryView): Problem[] {
  const columns = columnsOf(source);
  const unknown = (field: "keys" | "exclude", names: readonly string[] | undefined) =>
    (names ?? []).flatMap((name, index) =>
      columns === undefined || Object.hasOwn(columns, name)
        ? []
        : [
            view.problem(
              ["changes", field, index],
              `${name} is none of payload.columns`,
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
              ["changes", "keys", index],
              `${key} is left out of silver, and tells its rows apart`,
              "remove it from exclude",
            ),
          ]
        : [],
    ),
  ];
}

/** DynamoDB writes to Kinesis, and every attribute with a type of its own. */
function ofDynamoDb(source: Stream, view: EntryView): Problem[] {
  return [
    ...(serviceOf(source, view)?.kind === "msk-cluster"
      ? [
          view.problem(
            ["changes", "format"],
            `DynamoDB writes to Kinesis alone, and ${source.stream} is a Kafka cluster`,
            "name a stream of kind kinesis-stream, or another format",
          ),
        ]
      : []),
    ...Object.entries(columnsOf(source) ?? {}).flatMap(([column, type]) =>
      /^(ARRAY|MAP|STRUCT)</.test(type)
        ? [
            view.problem(
              ["payload", "columns", column],
              "lists, maps and sets of DynamoDB are text here, each value with its type beside it",
              'write "STRING", and take it apart in gold',
            ),
          ]
        : [],
    ),
  ];
}
