import type { EnvironmentInput } from "../../config/schema/environment";

export type CdcFilesInput = Extract<NonNullable<EnvironmentInput["sources"]>[string], { kind: "cdc-files" }>;
type TableInput = CdcFilesInput["tables"][number];

/** A table of the shop's database. */
export const accounts = (change: Partial<TableInput> = {}): TableInput => ({
  schema: "public",
  table: "Accounts",
  keys: ["account_id"],
  ...change,
});

/** Files that DMS leaves of three tables: rows as they are, rows with their history, a table that has no file yet. */
export const bankChanges = (change: Partial<CdcFilesInput> = {}): CdcFilesInput => ({
  kind: "cdc-files",
  workspace: "main",
  catalog: "sales",
  format: "parquet",
  changes: { writtenBy: "dms", timestampColumn: "committed_at", sequenceColumn: "change_seq" },
  tables: [
    accounts({ exclude: ["pin"], schemaHints: { iban: "STRING" } }),
    {
      schema: "public",
      table: "transfers",
      as: "bank_transfers",
      keys: ["transfer_id", "leg"],
      history: true,
      expectations: { positive: { condition: "amount > 0" } },
    },
    {
      schema: "public",
      table: "fees",
      keys: ["fee_id"],
      include: ["fee_id", "amount"],
      columns: { fee_id: "BIGINT", amount: "DECIMAL(18,2)", note: "STRING" },
    },
  ],
  run: { mode: "scheduled", schedule: { quartzCron: "0 10 * * * ?" } },
  notify: ["a@acme.example"],
  runAs: "ingestion",
  ...change,
});

/** Changes that another tool writes, loaded on and on. */
export const otherChanges = (change: Partial<CdcFilesInput> = {}): CdcFilesInput =>
  bankChanges({
    format: "json",
    changes: {
      writtenBy: "other",
      operationColumn: "header__operation",
      deletes: ["DELETE", "before image"],
      sequenceBy: ["header__timestamp", "header__number"],
    },
    tables: [accounts({ folder: "accounts/v1", as: "crm_accounts" })],
    run: { mode: "continuous", acknowledgeContinuousCost: "Balances are shown within a minute" },
    ...change,
  });

/** Adds both. */
export function withCdcFiles(input: EnvironmentInput): void {
  input.sources = { ...input.sources, bank: bankChanges(), crm: otherChanges() };
}
