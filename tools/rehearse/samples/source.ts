import { z } from "zod";

/** What the configuration of a pipeline says of its source, for making samples. */
export interface Source {
  /** Format of its files; undefined for streams. */
  readonly format: string | undefined;
  /** Options of the reader. */
  readonly options: Readonly<Record<string, string>>;
  /** Payload of the messages of a stream; undefined for files. */
  readonly payload: { readonly format: string; readonly columns: readonly (readonly [string, string])[] } | undefined;
  /** Conditions of its expectations. */
  readonly conditions: readonly string[];
  /** Columns whose values together mark a duplicate. */
  readonly duplicatesBy: readonly string[];
  /** Whether a new column is taken in. */
  readonly takesNewColumns: boolean;
  /** Kinds of records of a stream that have a table of their own, but for changes; none where all are of one kind. */
  readonly kinds: readonly Kind[];
}

/** One kind of records of a stream. */
export interface Kind {
  readonly name: string;
  readonly source: Source;
  /** Field of the record that says so, by its levels; undefined where the topic does. */
  readonly field: readonly string[] | undefined;
  readonly value: string;
}

const OPTIONS = z.record(z.string(), z.string());
const COLUMNS = z
  .array(z.tuple([z.string(), z.string()]))
  .nullish()
  .transform((columns) => columns ?? []);
const PAYLOAD = z.object({ format: z.string(), columns: COLUMNS });
const EXPECTATIONS = z.record(z.string(), z.object({ condition: z.string() }));
const DEDUPLICATE = z.object({ columns: z.array(z.string()) }).nullable();
const SPLIT = z.object({
  field: z.string().nullable(),
  tables: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.string()).min(1),
      columns: COLUMNS,
      deduplicate: DEDUPLICATE,
      changes: z.unknown(),
      expectations: EXPECTATIONS,
    }),
  ),
});

/** Kinds of records; rows that come of changes are not made up. */
function kindsOf(split: z.output<typeof SPLIT> | undefined): Kind[] {
  return (split?.tables ?? [])
    .filter(({ changes }) => changes === null)
    .map(({ name, values: [value = ""], columns, deduplicate, expectations }) => ({
      name,
      value,
      field: split?.field?.split("."),
      source: {
        format: undefined,
        options: {},
        payload: { format: "json", columns },
        conditions: Object.values(expectations).map((rule) => rule.condition),
        duplicatesBy: deduplicate?.columns ?? [],
        takesNewColumns: true,
        kinds: [],
      },
    }));
}

/** Reads what the shipped programs are configured with; what is not there, or of another form, is left out. */
export function sourceOf(configuration: Readonly<Record<string, string>>): Source {
  const read = <T>(key: string, schema: z.ZodType<T>): T | undefined => {
    try {
      return schema.safeParse(JSON.parse(configuration[key] ?? "null")).data;
    } catch {
      return undefined;
    }
  };
  return {
    format: configuration["lakehouse.source.format"],
    options: read("lakehouse.source.options", OPTIONS) ?? {},
    payload: read("lakehouse.source.payload", PAYLOAD),
    conditions: Object.values(read("lakehouse.silver.expectations", EXPECTATIONS) ?? {}).map((rule) => rule.condition),
    duplicatesBy: read("lakehouse.silver.deduplicate", DEDUPLICATE)?.columns ?? [],
    takesNewColumns: !["failOnNewColumns", "none"].includes(configuration["lakehouse.source.schemaEvolution"] ?? ""),
    kinds: kindsOf(read("lakehouse.silver.split", SPLIT)),
  };
}
