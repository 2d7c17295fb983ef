import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { S3FilesModel } from "../../../config/kinds/sources/s3-files";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { s3FilesConfiguration } from "../../../modules/sources/s3-files/configuration";
import { devEnvironment, ROOT } from "../../support/platform";
import { python } from "../python";

const PROGRAM = join(ROOT, "assets/pipelines/s3_files.py");
const FAKE = join(ROOT, "test/assets/fake-pyspark");

interface DeclaredTable {
  readonly comment: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Action → name → condition. */
  readonly expectations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly source: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
}

type SourceInput = Extract<NonNullable<EnvironmentInput["sources"]>[string], { kind: "s3-files" }>;

/** Runs the program with the configuration that a source's pipeline gets. */
function run(change: (source: SourceInput) => void = () => {}, over: Readonly<Record<string, string>> = {}) {
  const source = devEnvironment(({ sources }) => {
    if (sources?.orders?.kind === "s3-files") change(sources.orders);
  }).sources.orders as S3FilesModel;
  const configuration = s3FilesConfiguration(source, {
    landingPath: "/Volumes/dev_sales/bronze/landing_orders",
    catalogName: "dev_sales",
  });
  return python([join(FAKE, "run.py"), PROGRAM], JSON.stringify({ ...configuration, ...over }), FAKE);
}

function tables(
  change?: (source: SourceInput) => void,
  over?: Readonly<Record<string, string>>,
): Record<string, DeclaredTable> {
  const { ok, output, errors } = run(change, over);
  if (!ok) throw new Error(errors);
  return JSON.parse(output) as Record<string, DeclaredTable>;
}

const BRONZE = "dev_sales.bronze.orders";
const SILVER = "dev_sales.silver.orders";

describe("assets/pipelines/s3_files.py", () => {
  it("is valid Python 3", () => {
    const parse = python(["-c", "import ast, sys; ast.parse(sys.stdin.read())"], readFileSync(PROGRAM, "utf8"));
    expect(parse).toMatchObject({ ok: true, errors: "" });
  });

  it("declares two streaming tables in two schemas, by their full names", () => {
    expect(Object.keys(tables())).toEqual([BRONZE, SILVER]);
  });

  it("loads the landing volume with Auto Loader, types inferred, and what does not fit rescued", () => {
    expect(tables()[BRONZE]).toMatchObject({
      properties: { quality: "bronze" },
      source: {
        format: "cloudFiles",
        path: "/Volumes/dev_sales/bronze/landing_orders",
        options: {
          "cloudFiles.format": "json",
          "cloudFiles.inferColumnTypes": "true",
          "cloudFiles.schemaEvolutionMode": "addNewColumns",
          rescuedDataColumn: "_rescued_data",
        },
      },
      expectations: { warn: { nothing_rescued: "_rescued_data IS NULL" } },
    });
  });

  it("finds files by listing, or by the zone's file events where the source says so", () => {
    const EVENTS = "cloudFiles.useManagedFileEvents";
    expect(tables()[BRONZE]?.source.options).not.toHaveProperty([EVENTS]);
    const { ok, output, errors } = run(() => {}, { "lakehouse.source.discovery": "file-events" });
    expect(ok, errors).toBe(true);
    expect((JSON.parse(output) as Record<string, DeclaredTable>)[BRONZE]?.source.options).toMatchObject({
      [EVENTS]: "true",
    });
  });

  it("never sets the schema's location, which the pipeline keeps", () => {
    expect(readFileSync(PROGRAM, "utf8")).not.toContain("schemaLocation");
  });

  it("says of every row which file it came from, and when it was loaded", () => {
    expect(tables()[BRONZE]?.columns).toEqual([
      "*",
      "_metadata.file_path AS _source_file",
      "_metadata.file_modification_time AS _source_modified_at",
      "current_timestamp() AS _ingested_at",
    ]);
  });

  it("checks the rows of the bronze table on their way to silver, each rule with its action", () => {
    expect(
      tables((source) => {
        source.expectations = {
          a_warns: { condition: "a > 0", action: "warn" },
          b_drops: { condition: "b LIKE '%\"x\"%'", action: "drop" },
          c_fails: { condition: "c IS NOT NULL", action: "fail" },
          d_drops: { condition: "d < 1" },
        };
      })[SILVER],
    ).toMatchObject({
      properties: { quality: "silver" },
      source: { table: BRONZE },
      expectations: {
        warn: { a_warns: "a > 0" },
        drop: { b_drops: "b LIKE '%\"x\"%'", d_drops: "d < 1" },
        fail: { c_fails: "c IS NOT NULL" },
      },
    });
  });

  it("checks nothing where the source has no rules", () => {
    expect(tables((source) => (source.expectations = {}))[SILVER]?.expectations).toEqual({});
  });

  it("evolves the schema as the source says", () => {
    const options = tables((source) => (source.schemaEvolution = "rescue"))[BRONZE]?.source.options;
    expect(options).toMatchObject({ "cloudFiles.schemaEvolutionMode": "rescue" });
  });

  it("takes a header for granted in CSV files, and options of the source over that", () => {
    const csv = (options: Record<string, string>) =>
      tables((source) => Object.assign(source, { format: "csv", options }))[BRONZE]?.source.options;
    expect(csv({})).toMatchObject({ header: "true" });
    expect(csv({ header: "false", delimiter: ";" })).toMatchObject({ header: "false", delimiter: ";" });
  });

  it("does not let options undo what the tables rely on, which the configuration refuses already", () => {
    const over = { "lakehouse.source.options": JSON.stringify({ rescuedDataColumn: "other" }) };
    const options = tables(undefined, over)[BRONZE]?.source.options;
    expect(options).toMatchObject({ rescuedDataColumn: "_rescued_data" });
  });

  it.each(["text", "binaryFile"] as const)(
    "infers and rescues nothing of %s files, whose columns are fixed",
    (format) => {
      const bronze = tables((source) => (source.format = format))[BRONZE];
      expect(bronze?.source.options).toEqual({ "cloudFiles.format": format });
      expect(bronze?.expectations).toEqual({});
    },
  );

  it("refuses ORC files, of which Auto Loader cannot work out the columns", () => {
    const refused = run(() => {}, { "lakehouse.source.format": "orc" });
    expect(refused.ok).toBe(false);
    expect(refused.errors).toContain("Auto Loader cannot load orc files without a given schema");
  });
});
