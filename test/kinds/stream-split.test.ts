import { describe, expect, it } from "vitest";
import type { StreamModel } from "../../config/kinds/sources/stream";
import { streamConfiguration } from "../../modules/sources/stream/configuration";
import { report } from "../config/problems";
import { topicsOf, withKafka } from "../support/kafka";
import { devEnvironment, devInput } from "../support/platform";
import { clicks, eventStream, withStream } from "../support/streams";

type Loader = NonNullable<Parameters<typeof clicks>[0]>;

/** Events of a shop, each kind in a table of its own. */
const SPLIT: NonNullable<Loader["split"]> = {
  by: { mode: "field", field: "about.event" },
  tables: {
    sales: {
      values: ["paid", "booked"],
      columns: { id: "STRING", amount: "DOUBLE" },
      deduplicate: { columns: ["id"], withinMinutes: 60 },
      expectations: { is_paid: { condition: "amount > 0" } },
    },
    rows: {
      values: ["row"],
      columns: { order_id: "BIGINT" },
      changes: { format: "dms", keys: ["order_id"] },
    },
    anything: { values: ["other"], columns: "inferred" },
  },
};
const withSplit: Loader = { payload: { format: "text" }, split: SPLIT };
const problems = (changes: Readonly<Record<string, unknown>>) =>
  report({
    dev: {
      "dataServices.events": eventStream(),
      "sources.clicks": clicks(structuredClone(withSplit)),
      ...Object.fromEntries(Object.entries(changes).map(([at, value]) => [`sources.clicks.${at}`, value])),
    },
  });

describe("one stream into several tables", () => {
  it("is accepted", () => {
    expect(problems({})).toBe("");
  });

  it("is told to the program, with its tables in a fixed order, and nothing of it where silver is one table", () => {
    const told = (loader: Loader) => {
      const source = devEnvironment((input) => withStream(input, {}, loader)).sources.clicks as StreamModel;
      return streamConfiguration(source, {
        streamName: "s",
        region: "eu-west-1",
        credentialName: "c",
        catalogName: "dev_sales",
      })["lakehouse.silver.split"];
    };
    expect(JSON.parse(told(withSplit) ?? "")).toEqual({
      field: "about.event",
      tables: [
        { name: "anything", values: ["other"], columns: null, deduplicate: null, changes: null, expectations: {} },
        {
          name: "rows",
          values: ["row"],
          columns: [["order_id", "BIGINT"]],
          deduplicate: null,
          changes: { format: "dms", keys: ["order_id"], history: false, unreadable: "fail" },
          expectations: {},
        },
        {
          name: "sales",
          values: ["booked", "paid"],
          columns: [
            ["id", "STRING"],
            ["amount", "DOUBLE"],
          ],
          deduplicate: { columns: ["id"], withinMinutes: 60 },
          changes: null,
          expectations: { is_paid: { condition: "amount > 0", action: "drop" } },
        },
      ],
    });
    expect(JSON.parse(told({ ...withSplit, split: { ...SPLIT, by: { mode: "field", field: "b" } } }) ?? "").field).toBe(
      "b",
    );
    expect(told({})).toBeUndefined();
  });

  it.each<[Record<string, unknown>, string]>([
    [{ "split.tables": {} }, "split.tables: names no table. Fix: add one, or remove split"],
    [{ "split.by": { mode: "field", field: "a b" } }, '"a b" is not a field of an event'],
    [{ "split.by": { mode: "topic" } }, "split.by: is for topics, and Kinesis has none"],
    [{ "split.tables.sales.values": [] }, "split.tables.sales.values"],
    [
      { "split.tables.sales.values": ["paid", "row"] },
      "split.tables.rows.values.0: records with row go into sales already. Fix: name each value once",
    ],
    [{ "split.tables.sales.columns": "all" }, "split.tables.sales.columns"],
    [{ "split.tables.Sales": SPLIT.tables.rows }, "split.tables.Sales: is not a valid Unity Catalog name"],
    [
      { "split.tables.clicks": { values: ["c"], columns: "inferred" } },
      "split.tables.clicks: is the source's own table, which has the rest",
    ],
    [{ "payload.format": "binary" }, "payload.format: of bytes no field can be read"],
    [
      {
        payload: { format: "json", columns: { order_id: "BIGINT" } },
        changes: { format: "dms", keys: ["order_id"] },
      },
      "changes: is of one table, and the records are of several",
    ],
    [
      { "split.tables.sales.deduplicate.columns": ["ids"] },
      "split.tables.sales.deduplicate.columns.0: ids is no column of the table. Fix: name one of split.tables.sales.columns",
    ],
    [
      { "split.tables.rows.changes.keys": ["id"] },
      "split.tables.rows.changes.keys.0: id is none of split.tables.rows.columns",
    ],
    [
      { "split.tables.rows.columns": "inferred" },
      "split.tables.rows.columns: changes of dms need the columns of the table. Fix: write columns: { … }",
    ],
    [
      { "split.tables.rows.deduplicate": { columns: ["order_id"], withinMinutes: 5 } },
      "split.tables.rows.deduplicate: is for records that are all kept",
    ],
    [{ "split.tables.sales.expectations.is_paid.condition": "" }, "split.tables.sales.expectations.is_paid.condition"],
  ])("is refused: %j", (changes, message) => {
    expect(problems(changes)).toContain(message);
  });

  it("goes by topics that are read, of Kafka", () => {
    const ofTopics = (values: readonly string[]) => {
      const input = devInput();
      withKafka(input);
      const split = { by: { mode: "topic" }, tables: { returned: { values, columns: "inferred" } } };
      return report({
        dev: { dataServices: input.dataServices, "sources.topics": { ...topicsOf(), split } },
      });
    };
    expect(ofTopics(["returns"])).toBe("");
    expect(ofTopics(["invoices"])).toContain(
      "sources.topics.split.tables.returned.values.0: the topic invoices is not read. Fix: add it to reading.topics, or correct it",
    );
  });

  it("writes no table that another source writes", () => {
    const other = clicks({ table: "sales", stream: "events" });
    expect(
      report({
        dev: {
          "dataServices.events": eventStream(),
          "sources.clicks": clicks(structuredClone(withSplit)),
          "sources.other": other,
        },
      }),
    ).toContain("writes sales.silver.sales too");
  });
});
