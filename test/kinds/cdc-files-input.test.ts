import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { accounts, bankChanges, type CdcFilesInput, otherChanges } from "../support/cdc-files";

const DMS = { writtenBy: "dms", timestampColumn: "committed_at" } as const;
const OTHER: CdcFilesInput["changes"] = {
  writtenBy: "other",
  operationColumn: "op",
  deletes: ["D"],
  sequenceBy: ["at"],
};

describe("files of changes in the configuration", () => {
  it.each<[string, unknown]>([
    ["files of DMS", bankChanges()],
    ["files of another tool, on and on", otherChanges()],
    ["CSV with an option", bankChanges({ format: "csv", options: { delimiter: ";" } })],
    ["a copy that replaces what is there", bankChanges({ changes: { ...DMS, fullLoad: "by-time" } })],
    ["one column for the order", otherChanges({ changes: { ...OTHER } })],
    ["a zone and a folder of its own", bankChanges({ zone: "raw", path: "bank/v2", schemaEvolution: "rescue" })],
    [
      "two folders that begin alike",
      bankChanges({ tables: [accounts({ folder: "a" }), accounts({ folder: "ab", as: "other" })] }),
    ],
  ])("are taken: %s", (_, source) => {
    expect(report({ dev: { "sources.bank": source } })).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ tables: [] }, "tables"],
    [{ "tables.0.keys": [] }, "tables.0.keys"],
    [{ "tables.0.keys": undefined }, "tables.0.keys"],
    [{ "tables.0.keys": ["account id"] }, '"account id" is not a column of a table'],
    [{ "tables.0.keys": ["Op"] }, "Op says what happened to a row, not which one it is"],
    [{ "tables.0.exclude": ["account_id"] }, "account_id is left out of silver, and tells its rows apart"],
    [{ "tables.2.include": ["amount"] }, "fee_id is not in silver, and tells its rows apart. Fix: add it to include"],
    [{ "tables.2.include": ["fee_id", "amont"] }, "amont is none of columns"],
    [{ "tables.2.keys": ["fee"], "tables.2.include": undefined }, "fee is none of columns"],
    [{ "tables.0.exclude": ["_ingested_at"] }, "silver never has _ingested_at, which tells of the change"],
    [{ "tables.0.exclude": ["Op"] }, "silver never has Op"],
    [{ "tables.0.include": ["account_id"] }, "include says already what is loaded"],
    [{ "tables.2.schemaHints": { fee_id: "STRING" } }, "columns says the types already"],
    [{ "tables.0.schemaHints": { iban: "text" } }, "is not a type of SQL"],
    [{ "tables.1.as": "accounts" }, "accounts is loaded into twice. Fix: choose another name with as"],
    [{ "tables.1.folder": "public/Accounts" }, "its files are those of tables.0 too: public/Accounts is its folder"],
    [{ "tables.1.folder": "public" }, "sources.bank.tables.0.folder: its files are those of tables.1 too"],
    [{ "tables.1.folder": "public/Accounts/new" }, "public/Accounts/new is in public/Accounts"],
    [{ "tables.1.folder": "../other" }, "tables.1.folder"],
    [{ "tables.0.table": "Account lines" }, "Account lines is no name that a table has here"],
    [{ "tables.1.as": "bank_event_log" }, "bank_event_log is the event log of the pipeline. Fix: choose another name"],
    [{ "tables.1.as": "orders" }, "source orders writes sales.bronze.orders too"],
    [{ "tables.1.expectations": { positive: { condition: "amount >" } } }, "is not a whole condition"],
    [{ format: "json" }, "DMS does not write json"],
    [{ format: "orc" }, '"orc" is not one of the possible values'],
    [{ format: "csv", options: { header: "false" } }, "files without a first line of names cannot be loaded"],
    [{ options: { delimiter: ";" } }, "is an option of csv files, not of parquet"],
    [{ options: { rescuedDataColumn: "x" } }, "is not for a source to set"],
    [{ discovery: "file-events", "zones.raw.fileEvents": "off" }, "file events"],
    [{ silverSchema: "bronze" }, "silverSchema: is the bronze schema too"],
    [{ "changes.writtenBy": "debezium" }, '"debezium" is not one of the possible values'],
    [{ "changes.timestampColumn": undefined }, "changes.timestampColumn"],
    [{ "changes.sequenceColumn": "committed_at" }, "committed_at is the timestampColumn too"],
    [{ changes: { ...OTHER, deletes: [] } }, "changes.deletes"],
    [{ changes: { ...OTHER, deletes: ["D'"] } }, "is not the code of an operation"],
    [{ changes: { ...OTHER, sequenceBy: [] } }, "changes.sequenceBy"],
    [{ "run.schedule.quartzCron": "hourly" }, "quartzCron"],
    [{ run: { mode: "continuous" } }, "acknowledgeContinuousCost: is missing"],
    [{ path: "orders" }, "orders"],
    [{ runAs: "terraform" }, "terraform"],
  ])("are refused: %j", (fields, message) => {
    const changes = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        field.startsWith("zones") ? field : `sources.bank.${field}`,
        value,
      ]),
    );
    expect(report({ dev: { "sources.bank": bankChanges(), ...changes } })).toContain(message);
  });
});
