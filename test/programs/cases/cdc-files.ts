import type { CdcFilesModel } from "../../../config/kinds/sources/cdc-files";
import { cdcFilesConfiguration } from "../../../modules/sources/cdc-files/configuration";
import { accounts, bankChanges, type CdcFilesInput, otherChanges } from "../../support/cdc-files";
import { devEnvironment } from "../../support/platform";
import { CATALOG, type Case, jsonLines } from "../case";

/** What the pipeline of a source of changes gets. */
function configured(source: CdcFilesInput): Record<string, string> {
  const { bank } = devEnvironment((input) => {
    input.sources = { ...input.sources, bank: source };
  }).sources;
  const landingPath = `/Volumes/${CATALOG}/bronze/landing_bank`;
  return cdcFilesConfiguration(bank as CdcFilesModel, { landingPath, catalogName: CATALOG });
}

const at = (minute: number) => `2026-01-01 08:${String(minute).padStart(2, "0")}:00.000000`;
const loaded = (account_id: number, name: string) => ({
  account_id,
  name,
  iban: "00712",
  pin: "1234",
  committed_at: at(30),
});
const changed = (Op: string, account_id: number, name: string | null, minute: number, change_seq = "1") => ({
  Op,
  account_id,
  name,
  iban: "00712",
  pin: "1234",
  committed_at: at(minute),
  change_seq,
});
const transfer = (Op: string, leg: number, amount: number | null, minute: number) => ({
  Op,
  transfer_id: 1,
  leg,
  amount,
  committed_at: at(minute),
  change_seq: String(minute),
});

const DMS: Case = {
  name: "DMS: a full load, then changes that are late, come twice, delete, and damaged ones in one table of three",
  configuration: configured(bankChanges()),
  updates: [
    {
      "public/Accounts/LOAD00000001.jsonl": jsonLines(loaded(1, "Ada"), loaded(2, "Bo"), loaded(3, "Cy")),
      "public/transfers/20260101-080000.jsonl": jsonLines(transfer("I", 1, 10.5, 1), transfer("I", 2, 0, 1)),
    },
    {
      // Older than the time at which the row was copied, but a change; of one transaction, by the sequence.
      "public/Accounts/20260101-081000.jsonl": jsonLines(
        changed("U", 1, "Ada L.", 11, "2"),
        changed("U", 1, "Ada K.", 11, "1"),
        changed("D", 2, null, 12),
      ),
      "public/transfers/20260101-081000.jsonl": jsonLines(transfer("U", 1, 20.5, 10), transfer("U", 1, 15.5, 5)),
      "public/fees/20260101-081000.jsonl": jsonLines({
        ...{ Op: "I", committed_at: at(1), change_seq: "1", fee_id: 1, amount: 2.5, note: "x", more: "y" },
      }),
    },
    {
      "public/Accounts/20260101-082000.jsonl": jsonLines(changed("U", 1, "Ada L.", 11, "2"), changed("I", 2, "Bo", 20)),
      "public/transfers/20260101-082000.jsonl": jsonLines({ ...transfer("U", 1, 1, 20), committed_at: null }),
    },
  ],
  expected: [
    {
      tables: {
        "bronze.accounts": { rows: 3, columns: { Op: "string", iban: "string" } },
        "silver.accounts": { rows: 3, columns: { account_id: "bigint", name: "string", iban: "string" } },
        "silver.bank_transfers": { rows: 1 },
        "bronze.fees": { rows: 0 },
        "silver.fees": { rows: 0, columns: { fee_id: "bigint", amount: "decimal(18,2)" } },
      },
    },
    {
      tables: {
        "silver.accounts": {
          content: [
            { account_id: 1, name: "Ada L.", iban: "00712" },
            { account_id: 3, name: "Cy", iban: "00712" },
          ],
        },
        "silver.bank_transfers": { content: [{ amount: 10.5 }, { amount: 15.5 }, { amount: 20.5, __END_AT: null }] },
        "bronze.fees": { rows: 1, rescued: 1 },
        "silver.fees": { content: [{ fee_id: 1, amount: 2.5 }] },
      },
    },
    {
      error: "change_has_order",
      tables: {
        "silver.accounts": {
          content: [
            { account_id: 1, name: "Ada L." },
            { account_id: 2, name: "Bo" },
            { account_id: 3, name: "Cy" },
          ],
        },
      },
    },
  ],
};

const OTHER: Case = {
  name: "another tool, JSON: an empty folder first, then changes by two columns, two words for a deletion, a new column",
  configuration: configured(otherChanges({ tables: [accounts({ folder: "accounts/v1", as: "crm_accounts" })] })),
  updates: [
    {},
    {
      "accounts/v1/1.json": jsonLines(
        { header__operation: "INSERT", header__timestamp: 1, header__number: 1, account_id: "a", name: "Ada" },
        { header__operation: "UPDATE", header__timestamp: 1, header__number: 2, account_id: "a", name: "Ada L." },
        { header__operation: "INSERT", header__timestamp: 1, header__number: 1, account_id: "b", name: "Bo" },
      ),
    },
    {
      "accounts/v1/2.json": jsonLines(
        { header__operation: "before image", header__timestamp: 2, header__number: 1, account_id: "b" },
        { header__operation: "INSERT", header__timestamp: 3, header__number: 1, account_id: "c", city: "Rome" },
        '{"header__operation":',
      ),
    },
  ],
  expected: [
    { error: "CF_EMPTY_DIR_FOR_SCHEMA_INFERENCE" },
    {
      tables: {
        "silver.crm_accounts": {
          content: [
            { account_id: "a", name: "Ada L." },
            { account_id: "b", name: "Bo" },
          ],
        },
      },
    },
    // What cannot be read has neither key nor order: the table waits for somebody to look at it.
    {
      error: "change_has_keys",
      tables: { "bronze.crm_accounts": { read: 3, rescued: 1, changes: ["+ city string"] } },
    },
  ],
};

const CSV: Case = {
  name: "DMS, CSV: columns by each file's header, a rule that deletions need not meet",
  configuration: configured(
    bankChanges({
      format: "csv",
      tables: [
        accounts({ history: true, expectations: { has_name: { condition: "name IS NOT NULL", action: "drop" } } }),
      ],
    }),
  ),
  updates: [
    { "public/Accounts/LOAD00000001.csv": `account_id,name,committed_at\n1,Ada,${at(30)}\n2,,${at(30)}\n` },
    {
      "public/Accounts/20260101-081000.csv": `Op,account_id,name,committed_at,change_seq\nU,1,Ada L.,${at(11)},2\nD,1,,${at(12)},3\n`,
    },
  ],
  expected: [
    { tables: { "bronze.accounts": { rows: 2 }, "silver.accounts": { rows: 1 } } },
    {
      tables: { "bronze.accounts": { rows: 4 }, "silver.accounts": { content: [{ name: "Ada" }, { name: "Ada L." }] } },
    },
  ],
};

export const CDC_FILES: readonly Case[] = [DMS, OTHER, CSV];
