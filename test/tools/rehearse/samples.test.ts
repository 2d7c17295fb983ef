import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../tools/rehearse/samples/columns";
import { conversionOf } from "../../../tools/rehearse/samples/folder";
import { madeSamples } from "../../../tools/rehearse/samples/made";
import { sourceOf } from "../../../tools/rehearse/samples/source";

const rules = (...conditions: string[]) =>
  JSON.stringify(Object.fromEntries(conditions.map((condition, at) => [`rule_${at}`, { condition, action: "drop" }])));
const filesOf = (format: string, more: Readonly<Record<string, string>> = {}) => ({
  "lakehouse.source.format": format,
  "lakehouse.source.options": "{}",
  "lakehouse.silver.expectations": rules("order_id IS NOT NULL", "amount >= 0"),
  ...more,
});
const streamOf = (payload: object, more: Readonly<Record<string, string>> = {}) => ({
  "lakehouse.source.payload": JSON.stringify(payload),
  "lakehouse.silver.expectations": "{}",
  ...more,
});
const text = (configuration: Readonly<Record<string, string>>, update: number) =>
  madeSamples(configuration)?.[update]?.[0]?.content ?? "";
const rows = (configuration: Readonly<Record<string, string>>, update: number) =>
  text(configuration, update)
    .trim()
    .split("\n")
    .filter((line) => line.endsWith("}"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("columns of samples that are made", () => {
  it.each([
    ["amount >= 0", "amount", 1.5, -1.5],
    ["amount > 100 AND amount IS NOT NULL", "amount", 101.5, 98.5],
    ["amount < 10", "amount", 8.5, 11.5],
    ["quantity <> 0", "quantity", 1.5, 0],
    ["rate BETWEEN 1 AND 5", "rate", 1, -0.5],
    ["try_cast(amount AS DOUBLE) >= 0", "amount", 1.5, -1.5],
    ["`order id` IS NOT NULL", "order id", "order id-1", undefined],
    ["currency IN ('EUR', 'SEK')", "currency", "EUR", "not EUR"],
    ["length(trim(code)) > 0", "code", "code-1", undefined],
  ])("of %s: %s is %j, or %j where it is broken", (condition, name, good, bad) => {
    const [column, ...others] = columnsOf(sourceOf({ "lakehouse.silver.expectations": rules(condition) }));
    expect(others).toEqual([]);
    expect({ name: column?.name, good: column?.good(1), bad: column?.bad }).toEqual({ name, good, bad });
  });

  it("takes types from hints, commas in brackets included, and a field in a column is none", () => {
    const options = JSON.stringify({ "cloudFiles.schemaHints": "iban STRING, price DECIMAL(18,2), a.b INT, on DATE" });
    const columns = columnsOf(sourceOf({ "lakehouse.source.options": options }));
    expect(columns.map(({ name, type, good }) => [name, type, good(2)])).toEqual([
      ["iban", "STRING", "iban-2"],
      ["price", "DECIMAL(18,2)", 20.5],
      ["on", "DATE", "2026-01-02"],
    ]);
  });
});

describe("samples that are made", () => {
  it("are the same each time", () => {
    expect(madeSamples(filesOf("json"))).toEqual(madeSamples(filesOf("json")));
  });

  it("of JSON: good rows, then one without each column, one that breaks a rule, a new column, a broken line", () => {
    expect(rows(filesOf("json"), 0)).toHaveLength(5);
    const second = rows(filesOf("json"), 1);
    expect(second).toContainEqual(expect.objectContaining({ order_id: null }));
    expect(second).toContainEqual(expect.objectContaining({ amount: null }));
    expect(second.some(({ amount }) => Number(amount) < 0)).toBe(true);
    expect(second.at(-1)).toHaveProperty("rehearsed_new_column");
    expect(text(filesOf("json"), 1)).toMatch(/^\{"broken$/m);
  });

  it.each(["failOnNewColumns", "none"])("have no new column where schemaEvolution is %s", (evolution) => {
    expect(text(filesOf("json", { "lakehouse.source.schemaEvolution": evolution }), 1)).not.toContain("rehearsed_new");
  });

  it("of CSV have a header and the separator, unless the options say otherwise", () => {
    const semicolon = filesOf("csv", { "lakehouse.source.options": JSON.stringify({ delimiter: ";" }) });
    expect(text(semicolon, 0).split("\n").slice(0, 2)).toEqual(["order_id;amount", "order_id-1;1.5"]);
    const bare = filesOf("csv", { "lakehouse.source.options": JSON.stringify({ header: "false" }) });
    expect(text(bare, 0).split("\n")[0]).toBe("order_id-1,1.5");
  });

  it.each(["parquet", "avro"])("of %s are lines of JSON, with the types that the runner writes them with", (format) => {
    const [[first] = [], [second] = []] = madeSamples(filesOf(format)) ?? [];
    expect(first).toMatchObject({ as: "parquet", columns: "`order_id` STRING, `amount` DOUBLE" });
    expect(second?.columns).toContain("rehearsed_new_column STRING");
  });

  it("of XML name the tag of a row", () => {
    const configuration = filesOf("xml", { "lakehouse.source.options": JSON.stringify({ rowTag: "order" }) });
    expect(madeSamples(configuration)?.[0]?.[0]).toMatchObject({ as: "xml", options: { rowTag: "order" } });
  });

  it.each(["text", "binaryFile"])("of %s are there", (format) => {
    expect(madeSamples(filesOf(format))).toHaveLength(2);
  });

  it("of a stream: messages with the columns of the payload, one twice, one late, one that cannot be read", () => {
    const columns = [
      ["click_id", "STRING"],
      ["at", "TIMESTAMP"],
    ];
    const configuration = streamOf({ format: "json", columns });
    const value = (row: Readonly<Record<string, unknown>>) => String(row.value);
    const [first, second] = [rows(configuration, 0), rows(configuration, 1)];
    expect(first.map(value).map((json) => JSON.parse(json))[0]).toEqual({
      click_id: "click_id-1",
      at: "2026-01-01T00:00:01Z",
    });
    expect(second.map(value)).toContain(value(first[0] ?? {}));
    expect(second.some(({ timestamp }) => String(timestamp) < "2026")).toBe(true);
    expect(second.map(value)).toContain('{"broken');
  });

  it.each(["text", "binary"])("of a stream of %s are lines", (format) => {
    expect(rows(streamOf({ format }), 0)[0]).toMatchObject({ value: "message 1" });
  });

  it("of a stream of several kinds: messages of each, which say so, but for changes", () => {
    const split = (field: string | null) => ({
      "lakehouse.source.payload": JSON.stringify({ format: "text" }),
      "lakehouse.silver.split": JSON.stringify({
        field,
        tables: [
          {
            name: "sales",
            values: ["paid", "booked"],
            columns: [["amount", "DOUBLE"]],
            deduplicate: null,
            changes: null,
            expectations: { paid: { condition: "amount > 3" } },
          },
          { name: "rows", values: ["row"], columns: [], deduplicate: null, changes: {}, expectations: {} },
        ],
      }),
    });
    const sample = (field: string | null) =>
      madeSamples(split(field))?.map((files) => files.map(({ name, content }) => [name, content.split("\n")[0]]));
    const sale = (value: object, more = {}) => ({
      key: "key-1",
      value: JSON.stringify(value),
      ...more,
      timestamp: "2026-01-01T00:01:00Z",
    });
    expect(sample("about.event")?.[0]).toEqual([
      ["made-1.jsonl", JSON.stringify({ ...sale({}), value: "message 1" })],
      ["made-1-sales.jsonl", JSON.stringify(sale({ amount: 4.5, about: { event: "paid" } }))],
    ]);
    expect(sample(null)?.[0]?.[1]).toEqual([
      "made-1-sales.jsonl",
      JSON.stringify(sale({ amount: 4.5 }, { topic: "paid" })),
    ]);
    expect(sample("about.event")?.[1]?.map(([name]) => name)).toEqual(["made-2.jsonl", "made-2-sales.jsonl"]);
  });

  it("are none where the configuration does not say what the source is", () => {
    expect(madeSamples({ "my.own": "1" })).toBeUndefined();
  });
});

describe("samples in another format than they are written", () => {
  it.each([
    ["rows.jsonl", "parquet", "parquet"],
    ["rows.jsonl", "avro", "parquet"],
    ["rows.jsonl", "xml", "xml"],
    ["rows.jsonl", "json", undefined],
    ["rows.parquet", "parquet", undefined],
  ])("%s of a source of %s becomes %s", (name, format, as) => {
    expect(conversionOf(name, filesOf(format)).as).toBe(as);
  });
});
