import { type Column, columnsOf } from "./columns";
import { conversionTo, type SampleFile } from "./folder";
import { type Kind, type Source, sourceOf } from "./source";

type Row = Readonly<Record<string, unknown>>;

/** Good rows before the first update, and again before the second. */
const GOOD = 5;
const NEW_COLUMN = "rehearsed_new_column";
/** Days by which a late message is late. */
const LATE = "2025-12-30T00:00:00Z";

/**
 * Samples for a source that has none: good rows first; then rows without a value, with one that breaks a condition, a
 * column that is new, one that cannot be read, and for a stream one that comes twice and one that comes late. The same
 * configuration always gets the same.
 * @returns what comes before each update; undefined where the configuration does not say what the source is
 */
export function madeSamples(configuration: Readonly<Record<string, string>>): SampleFile[][] | undefined {
  const source = sourceOf(configuration);
  const columns = columnsOf(source);
  if (source.payload !== undefined) {
    const kinds = source.kinds.map((kind) => messages("json", columnsOf(kind.source), kind));
    return joined([messages(source.payload.format, columns), ...kinds]);
  }
  if (source.format === undefined) return undefined;
  const write = FORMATS[source.format] ?? jsonLines;
  const [first, second] = [goodRows(columns), brokenRows(columns, source.takesNewColumns)];
  const known = conversionTo(configuration);
  const conversion = (rows: readonly Row[]) =>
    known.as === "parquet" ? { ...known, columns: ddl(columns, rows) } : known;
  const files = (name: string, rows: readonly Row[], broken: boolean): SampleFile[] => [
    { name: `${name}.${source.format}`, content: write(rows, source, broken), ...conversion(rows) },
  ];
  return [files("made-1", first, false), files("made-2", second, true)];
}

const rowOf = (columns: readonly Column[], n: number): Row =>
  Object.fromEntries(columns.map(({ name, good }) => [name, good(n)]));

const goodRows = (columns: readonly Column[]): Row[] => Array.from({ length: GOOD }, (_, at) => rowOf(columns, at + 1));

/** A good row, one without each column, one for each value that breaks something, one with a new column. */
function brokenRows(columns: readonly Column[], newColumn: boolean): Row[] {
  const good = (at: number) => rowOf(columns, GOOD + 1 + at);
  const changed = columns.flatMap(({ name, bad }) => [
    { name, value: null },
    ...(bad === undefined ? [] : [{ name, value: bad }]),
  ]);
  const rows: Row[] = [good(0), ...changed.map(({ name, value }, at) => ({ ...good(at + 1), [name]: value }))];
  return newColumn ? [...rows, { ...good(rows.length), [NEW_COLUMN]: "new" }] : rows;
}

/** Columns with their types, for a format that keeps them. */
function ddl(columns: readonly Column[], rows: readonly Row[]): string {
  const more = rows.some((row) => NEW_COLUMN in row) ? [`${NEW_COLUMN} STRING`] : [];
  return [...columns.map(({ name, type }) => `\`${name}\` ${type}`), ...more].join(", ");
}

type Write = (rows: readonly Row[], source: Source, broken: boolean) => string;

const jsonLines: Write = (rows) => lines(rows.map((row) => JSON.stringify(row)));

/** Formats that are written here; the runner writes others of lines of JSON. */
const FORMATS: Readonly<Record<string, Write>> = {
  json: (rows, _, broken) => lines([...rows.map((row) => JSON.stringify(row)), ...(broken ? ['{"broken'] : [])]),
  csv: (rows, { options }) => {
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const delimiter = options.delimiter ?? options.sep ?? ",";
    const cells = rows.map((row) => names.map((name) => row[name] ?? ""));
    const all = options.header === "false" ? cells : [names, ...cells];
    return lines(all.map((row) => row.map((cell) => quoted(String(cell), delimiter)).join(delimiter)));
  },
  text: (rows) => lines(rows.map((_, at) => `line ${at + 1}`)),
  binaryFile: (rows) => lines(rows.map((_, at) => `bytes ${at + 1}`)),
};

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '\\"')}"` : cell;

/** What comes before each update, of several. */
const joined = (all: readonly SampleFile[][][]): SampleFile[][] =>
  (all[0] ?? []).map((_, at) => all.flatMap((updates) => updates[at] ?? []));

/** A row that says of which kind it is. */
function told(row: Row, { field = [], value }: Pick<Kind, "field" | "value">): Row {
  const [first, ...rest] = field;
  if (first === undefined) return row;
  return { ...row, [first]: rest.length === 0 ? value : told({}, { field: rest, value }) };
}

/** Messages of a stream, a line each; the values as text. */
function messages(format: string, columns: readonly Column[], kind?: Kind): SampleFile[][] {
  const value = (row: Row, n: number) =>
    format === "json" ? JSON.stringify(kind === undefined ? row : told(row, kind)) : `message ${n}`;
  const message = (row: Row, n: number, timestamp?: string) =>
    JSON.stringify({
      key: `key-${n}`,
      value: value(row, n),
      ...(kind !== undefined && kind.field === undefined && { topic: kind.value }),
      timestamp: timestamp ?? `2026-01-01T00:${String(n).padStart(2, "0")}:00Z`,
    });
  const first = goodRows(columns).map((row, at) => message(row, at + 1));
  const rows = brokenRows(columns, true);
  const second = rows.map((row, at) => message(row, GOOD + 1 + at));
  const twice = message(rowOf(columns, 1), GOOD + 1 + rows.length);
  const late = message(rowOf(columns, GOOD + 30), GOOD + 2 + rows.length, LATE);
  const unread = JSON.stringify({ key: "unread", value: '{"broken' });
  const file = (name: string, text: readonly string[]): SampleFile[] => [
    { name: `${kind === undefined ? name : `${name}-${kind.name}`}.jsonl`, content: lines(text) },
  ];
  return [file("made-1", first), file("made-2", [...second, twice, late, unread])];
}

const lines = (texts: readonly string[]): string => `${texts.join("\n")}\n`;
