import type { StreamModel } from "../../../config/kinds/sources/stream";
import { literal } from "../../terraform/literal";
import { kafka } from "./kafka";
import { kinesis } from "./kinesis";
import type { StreamPlaces } from "./reader";

/** What `assets/pipelines/stream.py` reads with `spark.conf.get`. Everything that differs between sources is here. */
export function streamConfiguration(source: StreamModel, places: StreamPlaces): Record<string, string> {
  const table = (schema: string) => `${places.catalogName}.${schema}.${source.table}`;
  const { payload, input } = source;
  return {
    "lakehouse.source.reader": input.reader,
    ...(places.streamName !== undefined && { "lakehouse.source.stream": places.streamName }),
    ...(places.brokers !== undefined && { "lakehouse.source.brokers": places.brokers }),
    "lakehouse.source.region": places.region,
    "lakehouse.source.credential": places.credentialName,
    "lakehouse.source.options": json(
      input.reader === "kafka" ? kafka.options(source, input) : kinesis.options(source, input),
    ),
    "lakehouse.source.payload": json(
      payload.format === "json" ? { format: "json", columns: columnsOf(payload.columns) } : { format: payload.format },
    ),
    "lakehouse.bronze.table": table(source.bronzeSchema),
    "lakehouse.silver.table": table(source.silverSchema),
    "lakehouse.silver.deduplicate": json(source.deduplicate ?? null),
    // Without it silver has every record, as in pipelines that were made before there was a choice.
    ...(source.changes === undefined ? {} : { "lakehouse.silver.changes": json(source.changes) }),
    ...(source.split === undefined ? {} : { "lakehouse.silver.split": json(splitOf(source.split)) }),
    "lakehouse.silver.expectations": json(sorted(source.expectations)),
  };
}

/** Columns in the order in which they were written; null where they are worked out. */
const columnsOf = (columns: "inferred" | Readonly<Record<string, string>>) =>
  columns === "inferred" ? null : Object.entries(columns);

/** Kinds of records with their tables, by name: the order in which they were written is no difference. */
const splitOf = ({ by, tables }: NonNullable<StreamModel["split"]>) => ({
  field: by.mode === "field" ? by.field : null,
  tables: Object.entries(sorted(tables)).map(([name, table]) => ({
    name,
    values: [...table.values].sort(),
    columns: columnsOf(table.columns),
    deduplicate: table.deduplicate ?? null,
    changes: table.changes ?? null,
    expectations: sorted(table.expectations),
  })),
});

const json = (value: unknown): string => literal(JSON.stringify(value));

/** Keys in a fixed order: the order in which rules were written is no difference. */
const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
