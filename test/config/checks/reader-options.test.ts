import { describe, expect, it } from "vitest";
import { KEPT_OPTIONS, type OptionValue, READER_OPTIONS, WRITER_OPTIONS } from "../../../config/facts/reader-options";
import { optionProblems } from "../../../config/kinds/sources/reader-options";
import type { EntryView } from "../../../config/kinds/view";
import { formatProblem } from "../../../config/problem";
import { NO_FOLDERS } from "../../../config/project-files";
import { s3Files } from "../../../config/schema/sources/s3-files";
import { s3FilesConfiguration } from "../../../modules/sources/s3-files/configuration";
import { devEnvironment } from "../../support/platform";
import { report } from "../problems";

const AT = "sources.orders.options";

/** What is said of options of a format; XML gets what it cannot do without. */
const said = (format: string, options: object) =>
  report({
    dev: {
      "sources.orders.format": format,
      "sources.orders.options": { ...(format === "xml" ? { rowTag: "order" } : {}), ...options },
    },
  });

/** The same of the options alone, which is quick. */
function quickly(format: string, options: Readonly<Record<string, string>>): string {
  const problem: EntryView["problem"] = (field, message, fix) => {
    return { file: "dev", path: [AT, ...field.slice(1)].join("."), message, fix, severity: "error" };
  };
  const view: EntryView = {
    key: "orders",
    environment: {},
    metastore: undefined,
    folder: NO_FOLDERS,
    writerOf: () => undefined,
    isOpened: () => false,
    isWritten: () => false,
    problem,
    warning: problem,
  };
  return optionProblems(format as Parameters<typeof optionProblems>[0], options, view)
    .map(formatProblem)
    .join("\n");
}

/** A good and a bad value of each sort; undefined where there is no bad one. */
const SAMPLES: Readonly<
  Record<Extract<OptionValue, string>, readonly [good: readonly string[], bad: readonly string[]]>
> = {
  boolean: [
    ["true", "False"],
    ["maybe", "1", "", "yes"],
  ],
  count: [
    ["0", "2"],
    ["-1", "two", ""],
  ],
  positive: [
    ["1", "20480"],
    ["0", "1.5", ""],
  ],
  "positive-or-none": [
    ["-1", "10"],
    ["0", "-2", ""],
  ],
  ratio: [
    ["0.1", "1.0"],
    ["0", "1.1", "ten"],
  ],
  character: [["", "'"], ["''"]],
  newline: [["\n", "\r\n"], [""]],
  text: [[";"], [""]],
  any: [["", "NULL"], []],
  column: [["_corrupt"], ["a b", ""]],
  charset: [
    ["UTF-8", "ISO-8859-1"],
    ["", "utf 8"],
  ],
  locale: [
    ["de-DE", "en"],
    ["german language", ""],
  ],
  "time-zone": [
    ["Asia/Kolkata", "+01:00", "UTC"],
    ["Mars", ""],
  ],
  timestamp: [
    ["2026-11-01", "2026-11-01T00:00:00"],
    ["yesterday", "2026-13-01"],
  ],
  json: [['{"type":"record"}'], ["{", "[]"]],
  bytes: [
    ["10g", "100"],
    ["much", "0"],
  ],
  interval: [
    ["1 day", "12 hours"],
    ["daily", ""],
  ],
};

const samples = (of: OptionValue) =>
  typeof of === "string" ? SAMPLES[of] : ([[of[0] ?? "", (of[0] ?? "").toLowerCase()], ["SOMETIMES"]] as const);

const FORMATS = Object.entries<Readonly<Record<string, OptionValue>>>(READER_OPTIONS.value);
const EVERY = FORMATS.flatMap(([format, options]) =>
  Object.entries(options).map(([name, of]) => [format, name, of] as const),
);

describe("options of readers", () => {
  it("are known for every format of the schema", () => {
    expect(FORMATS.map(([format]) => format).sort()).toEqual([...s3Files.shape.format.options].sort());
  });

  it.each(EVERY)("%s: %s takes its values, and no others", (format, name, of) => {
    const [good, bad] = samples(of);
    for (const value of good) expect(quickly(format, { [name]: value }), value).toBe("");
    for (const value of bad) expect(quickly(format, { [name]: value }), value).toContain(`dev: ${AT}.${name}: `);
  });

  it.each(FORMATS.flatMap(([format]) => Object.keys(KEPT_OPTIONS).map((name) => [format, name] as const)))(
    "%s: %s is not for a source to set, however it is spelled",
    (format, name) => {
      for (const spelled of [name, name.toUpperCase()]) {
        expect(quickly(format, { [spelled]: "x" })).toContain(
          `dev: ${AT}.${spelled}: is not for a source to set. Fix: `,
        );
      }
    },
  );

  it.each(WRITER_OPTIONS.value)("%s is for writing", (name) => {
    expect(quickly("csv", { [name]: "x" })).toContain(`${AT}.${name}: is an option for writing files. Fix: remove it.`);
  });

  it.each(EVERY.filter(([, name]) => /^[a-z]+[A-Z]?[a-zA-Z]{4,}$/.test(name)))(
    "%s: a misspelled %s is told its name",
    (format, name) => {
      expect(quickly(format, { [name.toUpperCase()]: "true" })).toContain(`Fix: write ${name}.`);
      const misspelled = name.slice(0, -2) + name.slice(-1);
      expect(quickly(format, { [misspelled]: "true" })).toContain(`dev: ${AT}.${misspelled}: is `);
    },
  );

  it("say what is wrong and what to write", () => {
    expect(said("csv", { header: "maybe", delimitr: ";", path: "s3://x", format: "csv" })).toMatchInlineSnapshot(`
      "dev: sources.orders.options.delimitr: is not an option of csv files. Fix: write delimiter.
      dev: sources.orders.options.format: is not for a source to set. Fix: set format.
      dev: sources.orders.options.header: "maybe" is not a value of this option. Fix: write "true" or "false".
      dev: sources.orders.options.path: is not for a source to set. Fix: set path, and zone."
    `);
    expect(said("json", { delimiter: ";", "cloudFiles.schemaHints": "iban STRING" })).toMatchInlineSnapshot(`
      "dev: sources.orders.options.cloudFiles.schemaHints: is not for a source to set. Fix: set schemaHints: { account_number: "STRING" }.
      dev: sources.orders.options.delimiter: is an option of csv files, not of json. Fix: remove it, or correct format."
    `);
    expect(said("binaryFile", { header: "true", zzzzzz: "1" })).toMatchInlineSnapshot(`
      "dev: sources.orders.options.header: is an option of csv files, not of binaryFile. Fix: remove it, or correct format.
      dev: sources.orders.options.zzzzzz: is not an option of binaryFile files. Fix: remove it; they take fileNamePattern, ignoreCorruptFiles, ignoreMissingFiles, modifiedAfter, modifiedBefore, pathGlobFilter, recursiveFileLookup, cloudFiles.allowOverwrites, cloudFiles.backfillInterval, cloudFiles.includeExistingFiles, cloudFiles.maxBytesPerTrigger, cloudFiles.maxFileAge, cloudFiles.maxFilesPerTrigger, cloudFiles.partitionColumns."
    `);
  });
});

describe("hints of columns", () => {
  const HINTS = "sources.orders.schemaHints";
  it("go to the reader as Auto Loader takes them, in a fixed order", () => {
    const env = devEnvironment((input) => {
      const source = input.sources?.orders;
      if (source?.kind !== "s3-files") throw new Error("no source");
      source.schemaHints = { iban: "STRING", "buyer.number": "DECIMAL(18,0)" };
      source.options = { multiLine: "true" };
    });
    const source = env.sources.orders;
    if (source?.kind !== "s3-files") throw new Error("no source");
    const places = { landingPath: "/Volumes/x", catalogName: "dev_sales" };
    expect(JSON.parse(s3FilesConfiguration(source, places)["lakehouse.source.options"] ?? "")).toEqual({
      "cloudFiles.schemaHints": "buyer.number DECIMAL(18,0), iban STRING",
      multiLine: "true",
    });
  });

  it("are refused where columns are always the same, and where they are no SQL", () => {
    const dev = { "sources.orders.format": "text", [HINTS]: { value: "INT" } };
    expect(report({ dev })).toBe(`dev: ${HINTS}: text files always have the same columns. Fix: remove it.`);
    expect(report({ dev: { [HINTS]: { "a b": "INT", iban: "string, other INT" } } })).toContain(
      `dev: ${HINTS}.iban: "string, other INT" is not a type of SQL`,
    );
  });
});
