import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { sourceOf } from "./source";

/** How the runner writes a sample, where nobody writes its format by hand. */
export interface Conversion {
  /** Format that lines of JSON are written in; default as they are. */
  readonly as?: string;
  /** Options of that format's writer. */
  readonly options?: Readonly<Record<string, string>>;
  /** Columns with their types, as SQL writes them; default what the lines say. */
  readonly columns?: string;
}

/** A sample as a file on this machine. */
export interface Sample extends Conversion {
  readonly from: string;
  /** What it is called where it arrives. */
  readonly to: string;
}

/** A sample that is still to be written. */
export interface SampleFile extends Conversion {
  readonly name: string;
  readonly content: string;
}

/** What arrives before each update. */
export type Samples = readonly (readonly Sample[])[];

/** What the counts that are expected are called. */
export const EXPECTED = "expected.json";

/**
 * Samples of a folder: every file, or folder with all that is in it, comes before an update of its own, in the order
 * of their names.
 * @param configuration of the pipeline that reads them
 * @returns undefined where there is no such folder, or no sample in it
 */
export function samplesIn(folder: string, configuration: Readonly<Record<string, string>>): Samples | undefined {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const names = readdirSync(folder).filter((name) => name !== EXPECTED && !name.startsWith("."));
  const updates = names.sort().map((name) => {
    const path = join(folder, name);
    const files = statSync(path).isDirectory() ? filesBelow(path, "") : [{ from: path, to: name }];
    return files.map((file) => ({ ...file, ...conversionOf(file.to, configuration) }));
  });
  return updates.length === 0 ? undefined : updates;
}

function filesBelow(folder: string, inside: string): { readonly from: string; readonly to: string }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const [from, to] = [join(folder, entry.name), `${inside}${entry.name}`];
      return entry.isDirectory() ? filesBelow(from, `${to}/`) : [{ from, to }];
    });
}

/** Lines of JSON become what the source reads: nobody writes Parquet by hand. */
export function conversionOf(name: string, configuration: Readonly<Record<string, string>>): Conversion {
  return name.endsWith(".jsonl") ? conversionTo(configuration) : {};
}

/** Formats that lines of JSON are written in, and options of the reader that their writer needs. */
const CONVERTED: Readonly<Record<string, { readonly as: string; readonly options: readonly string[] }>> = {
  parquet: { as: "parquet", options: [] },
  // The package that writes Avro is none of Spark's own. Parquet has the same types.
  avro: { as: "parquet", options: [] },
  xml: { as: "xml", options: ["rowTag"] },
};

/** How lines of JSON are written for a source. */
export function conversionTo(configuration: Readonly<Record<string, string>>): Conversion {
  const { format, options } = sourceOf(configuration);
  const converted = CONVERTED[format ?? ""];
  if (converted === undefined) return {};
  const kept = Object.entries(options).filter(([name]) => converted.options.includes(name));
  return { as: converted.as, options: Object.fromEntries(kept) };
}
