import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CdcFilesModel } from "../../../config/kinds/sources/cdc-files";
import { cdcFilesConfiguration } from "../../../modules/sources/cdc-files/configuration";
import { bankChanges, type CdcFilesInput, otherChanges } from "../../support/cdc-files";
import { devEnvironment, ROOT } from "../../support/platform";
import { python } from "../python";

const PROGRAM = join(ROOT, "assets/pipelines/cdc_files.py");
const FAKE = join(ROOT, "test/assets/fake-pyspark");
const LANDING = "/Volumes/dev_sales/bronze/landing_bank";

interface Declared {
  readonly expectations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly source?: Readonly<Record<string, unknown>>;
  readonly columns?: readonly string[];
  readonly steps?: readonly Readonly<Record<string, unknown>>[];
  readonly flow?: Readonly<Record<string, unknown>>;
}

function run(source: CdcFilesInput, over: Readonly<Record<string, string>> = {}) {
  const { bank } = devEnvironment((input) => {
    input.sources = { ...input.sources, bank: source };
  }).sources;
  const configuration = cdcFilesConfiguration(bank as CdcFilesModel, {
    landingPath: LANDING,
    catalogName: "dev_sales",
  });
  return python([join(FAKE, "run.py"), PROGRAM], JSON.stringify({ ...configuration, ...over }), FAKE);
}

function tables(source: CdcFilesInput): Record<string, Declared> {
  const { ok, output, errors } = run(source);
  if (!ok) throw new Error(errors);
  return JSON.parse(output) as Record<string, Declared>;
}

describe("assets/pipelines/cdc_files.py", () => {
  const dms = tables(bankChanges());
  const other = tables(otherChanges());

  it("declares for each table its changes, their order and its rows", () => {
    expect(Object.keys(dms)).toEqual(
      ["accounts", "bank_transfers", "fees"].flatMap((name) => [
        `dev_sales.bronze.${name}`,
        `_changes_of_${name}`,
        `dev_sales.silver.${name}`,
      ]),
    );
  });

  it("loads the folder of each table, with the columns that not every file has", () => {
    expect(dms["dev_sales.bronze.accounts"]).toMatchObject({
      source: {
        format: "cloudFiles",
        path: `${LANDING}/public/Accounts`,
        options: {
          "cloudFiles.format": "parquet",
          "cloudFiles.inferColumnTypes": "true",
          "cloudFiles.schemaEvolutionMode": "addNewColumns",
          "cloudFiles.schemaHints": "iban STRING, Op STRING, committed_at STRING, change_seq STRING",
          rescuedDataColumn: "_rescued_data",
        },
      },
      columns: [
        "*",
        "_metadata.file_path AS _source_file",
        "_metadata.file_modification_time AS _source_modified_at",
        "current_timestamp() AS _ingested_at",
      ],
      expectations: { warn: { nothing_rescued: "_rescued_data IS NULL" } },
    });
    expect(other["dev_sales.bronze.crm_accounts"]?.source).toMatchObject({ path: `${LANDING}/accounts/v1` });
  });

  it("takes given columns as they are, and keeps others", () => {
    const read = dms["dev_sales.bronze.fees"]?.source;
    expect(read).toMatchObject({
      schema:
        "`Op` STRING, `committed_at` STRING, `change_seq` STRING, `fee_id` BIGINT, `amount` DECIMAL(18,2), `note` STRING",
      options: { "cloudFiles.schemaEvolutionMode": "rescue" },
    });
    expect(read?.options).not.toHaveProperty(["cloudFiles.inferColumnTypes"]);
    expect(read?.options).not.toHaveProperty(["cloudFiles.schemaHints"]);
  });

  it("puts changes of DMS in the order of time and number, and the full load before them", () => {
    expect(dms._changes_of_accounts).toMatchObject({
      source: { table: "dev_sales.bronze.accounts" },
      steps: [
        {
          with: [
            "_sequence",
            "struct(CASE WHEN _source_file RLIKE '/LOAD[0-9A-Fa-f]{8}[.][^/]*$' THEN CAST('1970-01-01 00:00:00' AS timestamp)" +
              " ELSE try_to_timestamp(`committed_at`) END AS committed_at, coalesce(`change_seq`, '') AS change_seq)",
          ],
        },
      ],
    });
  });

  it("takes the time of the copy where the source says so, and the time alone without a number", () => {
    const changed = tables(
      bankChanges({ changes: { writtenBy: "dms", timestampColumn: "committed_at", fullLoad: "by-time" } }),
    );
    expect(changed._changes_of_accounts?.steps).toEqual([{ with: ["_sequence", "try_to_timestamp(`committed_at`)"] }]);
    expect(changed._changes_of_accounts?.expectations.fail).toMatchObject({
      change_has_order: "_sequence IS NOT NULL",
    });
  });

  it("puts changes of another tool in the order of its columns", () => {
    expect(other._changes_of_crm_accounts?.steps).toEqual([
      {
        with: ["_sequence", "struct(`header__timestamp` AS header__timestamp, `header__number` AS header__number)"],
      },
    ]);
    expect(other["dev_sales.silver.crm_accounts"]?.flow).toMatchObject({
      deletes: "`header__operation` IN ('DELETE', 'before image')",
      without: expect.arrayContaining(["header__operation"]) as unknown,
    });
  });

  it("stops at a change without key or order, and lets deletions pass the source's own rules", () => {
    expect(dms._changes_of_bank_transfers?.expectations).toEqual({
      fail: {
        change_has_keys: "`transfer_id` IS NOT NULL AND `leg` IS NOT NULL",
        change_has_order: "_sequence.`committed_at` IS NOT NULL AND _sequence.`change_seq` IS NOT NULL",
      },
      drop: { positive: "coalesce(`Op` IN ('D'), false) OR (amount > 0)" },
    });
  });

  it("makes rows of changes, with their history where the table says so, without what tells of changes", () => {
    const about = ["Op", "_rescued_data", "_source_file", "_source_modified_at", "_ingested_at", "_sequence"];
    expect(dms["dev_sales.silver.accounts"]?.flow).toEqual({
      source: "_changes_of_accounts",
      keys: ["account_id"],
      sequence: "_sequence",
      deletes: "`Op` IN ('D')",
      columns: null,
      without: [...about, "pin"],
      type: 1,
    });
    expect(dms["dev_sales.silver.bank_transfers"]?.flow).toMatchObject({ keys: ["transfer_id", "leg"], type: 2 });
    expect(dms["dev_sales.silver.fees"]?.flow).toMatchObject({ columns: ["fee_id", "amount"], without: null });
  });

  it("takes a header for granted in CSV files, and file events where the source says so", () => {
    const changed = run(bankChanges({ format: "csv", options: { delimiter: ";" } }), {
      "lakehouse.source.discovery": "file-events",
    });
    expect(changed.errors).toBe("");
    expect(JSON.parse(changed.output)).toMatchObject({
      "dev_sales.bronze.accounts": {
        source: { options: { header: "true", delimiter: ";", "cloudFiles.useManagedFileEvents": "true" } },
      },
    });
  });

  it("refuses files that it cannot read, and rules that it does not know", () => {
    expect(run(bankChanges(), { "lakehouse.source.format": "xml" }).errors).toContain(
      "changes are not loaded from xml files",
    );
    const rule = { condition: "a", action: "skip" };
    const table = { keys: ["a"], expectations: { a: rule }, folder: "a", columns: null };
    expect(run(bankChanges(), { "lakehouse.table.fees": JSON.stringify(table) }).errors).toContain(
      "unknown action of an expectation: skip",
    );
  });
});
