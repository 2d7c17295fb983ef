import type { S3FilesModel } from "../../../config/kinds/sources/s3-files";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { s3FilesConfiguration } from "../../../modules/sources/s3-files/configuration";
import { devEnvironment } from "../../support/platform";
import { CATALOG, type Case, jsonLines } from "../case";

type SourceInput = Extract<NonNullable<EnvironmentInput["sources"]>[string], { kind: "s3-files" }>;

/** What the pipeline of the source `orders` gets, with two rules unless others are given. */
function configured(change: Partial<SourceInput>): Record<string, string> {
  const { orders } = devEnvironment(({ sources }) => {
    if (sources?.orders?.kind === "s3-files") Object.assign(sources.orders, change);
  }).sources;
  const landingPath = `/Volumes/${CATALOG}/bronze/landing_orders`;
  return s3FilesConfiguration(orders as S3FilesModel, { landingPath, catalogName: CATALOG });
}

const RULES: SourceInput["expectations"] = {
  order_has_id: { condition: "order_id IS NOT NULL", action: "drop" },
  amount_not_negative: { condition: "amount >= 0", action: "warn" },
};
const good = jsonLines({ order_id: "a", amount: 10.5 }, { order_id: "b", amount: 3 }, { amount: 4 });
const evolved = jsonLines({ order_id: "c", amount: -1 }, { order_id: "d", amount: 7, coupon: "SPRING" });
const damaged = jsonLines({ order_id: "e", amount: "twelve" }, '{"order_id":"f","amo', { order_id: "g", amount: 1 });
const counts = (read: number, dropped: number, rows: number) => ({ read, written: read - dropped, dropped, rows });

const JSON_CASES: readonly Case[] = [
  {
    name: "JSON: good rows, then a new column, then damaged ones",
    configuration: configured({ expectations: RULES }),
    updates: [{ "1.json": good }, { "2.json": evolved }, { "3.json": damaged }],
    expected: [
      {
        tables: {
          "bronze.orders": { ...counts(3, 0, 3), rescued: 0, columns: { amount: "double", order_id: "string" } },
          "silver.orders": { ...counts(3, 1, 2), expectations: { order_has_id: 1, amount_not_negative: 0 } },
        },
      },
      {
        tables: {
          "bronze.orders": { ...counts(2, 0, 5), changes: ["+ coupon string"] },
          "silver.orders": {
            ...counts(2, 0, 4),
            changes: ["+ coupon string"],
            expectations: { order_has_id: 0, amount_not_negative: 1 },
          },
        },
      },
      {
        tables: {
          "bronze.orders": { ...counts(3, 0, 8), rescued: 2, expectations: { nothing_rescued: 2 } },
          "silver.orders": {
            ...counts(3, 1, 6),
            expectations: { order_has_id: 1, amount_not_negative: 2 },
            content: [
              { order_id: "a", amount: 10.5, coupon: null },
              { order_id: "b", amount: 3, coupon: null },
              { order_id: "c", amount: -1, coupon: null },
              { order_id: "d", amount: 7, coupon: "SPRING" },
              { order_id: "e", amount: null, coupon: null },
              { order_id: "g", amount: 1, coupon: null },
            ],
          },
        },
      },
    ],
  },
  {
    name: "JSON: the folder is empty on the first run",
    configuration: configured({ expectations: {} }),
    updates: [{}, { "1.json": good }],
    expected: [
      { error: "CF_EMPTY_DIR_FOR_SCHEMA_INFERENCE" },
      { tables: { "bronze.orders": counts(3, 0, 3), "silver.orders": counts(3, 0, 3) } },
    ],
  },
  {
    name: "JSON: a late file, one that comes twice under two names, and one that is written again",
    configuration: configured({ expectations: {} }),
    updates: [{ "5.json": good }, { "4-late.json": evolved, "5-again.json": good, "5.json": damaged }],
    expected: [
      { tables: { "bronze.orders": counts(3, 0, 3) } },
      { tables: { "bronze.orders": { ...counts(5, 0, 8), rescued: 0 }, "silver.orders": counts(5, 0, 8) } },
    ],
  },
  {
    name: "JSON: schemaEvolution rescue keeps a new column beside the others",
    configuration: configured({ expectations: RULES, schemaEvolution: "rescue" }),
    updates: [{ "1.json": good }, { "2.json": evolved }],
    expected: [{}, { tables: { "bronze.orders": { rescued: 1, changes: [], expectations: { nothing_rescued: 1 } } } }],
  },
  {
    name: "JSON: schemaEvolution failOnNewColumns ends the update, and the next one too",
    configuration: configured({ expectations: {}, schemaEvolution: "failOnNewColumns" }),
    updates: [{ "1.json": good }, { "2.json": evolved }, { "3.json": good }],
    expected: [{}, { error: "UNKNOWN_FIELD_EXCEPTION" }, { error: "UNKNOWN_FIELD_EXCEPTION" }],
  },
  {
    name: "JSON: a rule that fails writes nothing, now and the next time",
    configuration: configured({ expectations: { has_id: { condition: "order_id IS NOT NULL", action: "fail" } } }),
    updates: [{ "1.json": evolved }, { "2.json": good }, { "3.json": evolved }],
    expected: [
      { tables: { "silver.orders": { rows: 2 } } },
      {
        error: "EXPECTATION_VIOLATION",
        tables: { "bronze.orders": { rows: 5 }, "silver.orders": { read: 3, written: 0 } },
      },
      { error: "EXPECTATION_VIOLATION", tables: { "bronze.orders": { rows: 7 }, "silver.orders": { written: 0 } } },
    ],
  },
];

/** A text among the first numbers makes the column a text: what a rule does then depends on how it is written. */
const TEXT_AMONG_NUMBERS: readonly Case[] = [
  {
    name: "JSON: a text among the first numbers, and a rule that only warns ends the update",
    configuration: configured({ expectations: RULES }),
    updates: [{ "1.json": good, "2.json": damaged }],
    expected: [
      { error: "CAST_INVALID_INPUT", tables: { "bronze.orders": { rows: 6, columns: { amount: "string" } } } },
    ],
  },
  {
    name: "JSON: the same with a hint, which rescues the text",
    configuration: configured({ expectations: RULES, schemaHints: { amount: "DOUBLE" } }),
    updates: [{ "1.json": good, "2.json": damaged }],
    expected: [
      {
        tables: {
          "bronze.orders": { rows: 6, rescued: 2, columns: { amount: "double" } },
          "silver.orders": { ...counts(6, 2, 4), expectations: { amount_not_negative: 2 } },
        },
      },
    ],
  },
  {
    name: "JSON: the same with try_cast in the rule",
    configuration: configured({
      expectations: { amount_not_negative: { condition: "try_cast(amount AS DOUBLE) >= 0", action: "warn" } },
    }),
    updates: [{ "1.json": good, "2.json": damaged }],
    expected: [{ tables: { "silver.orders": { ...counts(6, 0, 6), expectations: { amount_not_negative: 2 } } } }],
  },
];

const FORMATS: readonly Case[] = [
  {
    name: "CSV: columns by the header of each file, a separator, leading zeros with a hint",
    configuration: configured({
      format: "csv",
      options: { delimiter: ";" },
      schemaHints: { account: "STRING" },
      expectations: RULES,
    }),
    updates: [
      { "1.csv": "order_id;account;amount\na;00712;10.5\nb;00713;3\n;00714;4\n" },
      { "2.csv": "amount;order_id;account;coupon\n-1;c;00715;\n7;d;00716;SPRING\n" },
      { "3.csv": "order_id;account;amount\ne;00717;twelve\nf;00718;1\n" },
    ],
    expected: [
      {
        tables: {
          "bronze.orders": { ...counts(3, 0, 3), columns: { account: "string", amount: "double" } },
          "silver.orders": { ...counts(3, 1, 2), expectations: { order_has_id: 1 } },
        },
      },
      { tables: { "silver.orders": { ...counts(2, 0, 4), changes: ["+ coupon string"] } } },
      {
        tables: {
          "bronze.orders": { rescued: 1 },
          "silver.orders": {
            ...counts(2, 0, 6),
            content: [
              { order_id: "a", account: "00712", amount: 10.5, coupon: null },
              { order_id: "b", account: "00713", amount: 3, coupon: null },
              { order_id: "c", account: "00715", amount: -1, coupon: null },
              { order_id: "d", account: "00716", amount: 7, coupon: "SPRING" },
              { order_id: "e", account: "00717", amount: null, coupon: null },
              { order_id: "f", account: "00718", amount: 1, coupon: null },
            ],
          },
        },
      },
    ],
  },
  ...(["parquet", "avro"] as const).map(
    (format): Case => ({
      name: `${format}: typed rows, then a new column, and the same rows once more`,
      configuration: configured({ format, expectations: RULES }),
      updates: [{ "1.jsonl": good }, { "2.jsonl": evolved }, { "3.jsonl": good }],
      expected: [
        { tables: { "silver.orders": { ...counts(3, 1, 2), columns: { amount: "double" } } } },
        { tables: { "silver.orders": { ...counts(2, 0, 4), changes: ["+ coupon string"] } } },
        { tables: { "bronze.orders": counts(3, 0, 8), "silver.orders": counts(3, 1, 6) } },
      ],
    }),
  ),
  {
    name: "Parquet: a value of another type than its column, and a column that is not taken in",
    configuration: configured({ format: "parquet", schemaEvolution: "rescue", expectations: RULES }),
    updates: [
      { "1.jsonl": good },
      { "2.jsonl": jsonLines({ order_id: "h", amount: "twelve" }, { order_id: "i" }) + evolved },
    ],
    expected: [{}, { tables: { "bronze.orders": { ...counts(4, 0, 7), rescued: 3, changes: [] } } }],
  },
  {
    name: "XML: rows by their tag",
    configuration: configured({ format: "xml", options: { rowTag: "order" }, expectations: RULES }),
    updates: [{ "1.xml": "<orders><order><order_id>a</order_id><amount>1.5</amount></order></orders>" }],
    expected: [{ tables: { "silver.orders": { ...counts(1, 0, 1), content: [{ order_id: "a", amount: 1.5 }] } } }],
  },
  {
    name: "text: a row for each line",
    configuration: configured({
      format: "text",
      expectations: { not_empty: { condition: "value <> ''", action: "drop" } },
    }),
    updates: [{ "1.txt": "one\n\ntwo\n" }],
    expected: [
      {
        tables: {
          "bronze.orders": counts(3, 0, 3),
          "silver.orders": { ...counts(3, 1, 2), content: [{ value: "one" }, { value: "two" }] },
        },
      },
    ],
  },
  {
    name: "binaryFile: a row for each file",
    configuration: configured({ format: "binaryFile", expectations: {} }),
    updates: [{ "1.bin": "one" }, { "2.bin": "second" }],
    expected: [{}, { tables: { "silver.orders": { rows: 2, content: [{ length: 3 }, { length: 6 }] } } }],
  },
];

export const S3_FILES: readonly Case[] = [...JSON_CASES, ...TEXT_AMONG_NUMBERS, ...FORMATS];
