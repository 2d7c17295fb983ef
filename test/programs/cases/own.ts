import { CATALOG, type Case, jsonLines } from "../case";

const change = (id: number, at: number | null, name: string | null, city: string | null, operation = "UPSERT") => ({
  id,
  name,
  city,
  operation,
  at,
});

/** What AUTO CDC makes of changes that come late, at the same moment, and without a place in their order. */
export const CHANGES: readonly Case[] = [
  {
    name: "AUTO CDC: late changes, deletes, ties, a delete that is undone",
    configuration: {},
    updates: [
      {
        "1.jsonl": jsonLines(
          change(1, 10, "Ada", "London"),
          change(1, 30, "Ada", "Paris"),
          change(2, 10, "Bo", "Oslo"),
          change(2, 20, null, null, "DELETE"),
          change(3, 10, "Cy", "Rome"),
          change(9, null, "nobody", null),
        ),
      },
      {
        "2.jsonl": jsonLines(
          // Late: between what is there already. Of two at one moment, the delete counts.
          change(1, 20, "Ada", "Berlin"),
          change(2, 15, "Bo", "Bergen"),
          change(3, 20, "Cy", "Pisa"),
          change(3, 20, null, null, "DELETE"),
          change(3, 30, "Cy", "Rome"),
        ),
      },
    ],
    expected: [
      {
        tables: {
          "bronze.changes": { read: 6, dropped: 1, expectations: { has_sequence: 1 } },
          "bronze.customers": {
            read: 5,
            rows: 2,
            content: [
              { id: 1, name: "Ada", city: "Paris" },
              { id: 3, name: "Cy", city: "Rome" },
            ],
          },
          "bronze.customers_history": { rows: 4 },
        },
      },
      {
        tables: {
          "bronze.customers": {
            rows: 2,
            columns: { id: "bigint", name: "string", city: "string" },
            content: [
              { id: 1, name: "Ada", city: "Paris" },
              { id: 3, name: "Cy", city: "Rome" },
            ],
          },
          "bronze.customers_history": {
            content: [
              { id: 1, name: "Ada", city: "London", __START_AT: 10, __END_AT: 20 },
              { id: 1, name: "Ada", city: "Berlin", __START_AT: 20, __END_AT: 30 },
              { id: 1, name: "Ada", city: "Paris", __START_AT: 30, __END_AT: null },
              { id: 2, name: "Bo", city: "Oslo", __START_AT: 10, __END_AT: 15 },
              { id: 2, name: "Bo", city: "Bergen", __START_AT: 15, __END_AT: 20 },
              { id: 3, name: "Cy", city: "Rome", __START_AT: 10, __END_AT: 20 },
              { id: 3, name: "Cy", city: "Rome", __START_AT: 30, __END_AT: null },
            ],
          },
          // Only the name opens a new row; the city is that of the last change.
          "bronze.tracked": {
            content: [
              { id: 1, city: "Paris", __START_AT: 10, __END_AT: null },
              { id: 2, city: "Bergen", __START_AT: 10, __END_AT: 20 },
              { id: 3, city: "Rome", __START_AT: 10, __END_AT: 20 },
              { id: 3, city: "Rome", __START_AT: 30, __END_AT: null },
            ],
          },
        },
      },
    ],
  },
  {
    name: "AUTO CDC: NULL leaves a value, a truncate takes all before it away",
    configuration: {},
    updates: [
      { "1.jsonl": jsonLines(change(1, 10, "Ada", "London"), change(2, 11, "Bo", "Oslo")) },
      { "2.jsonl": jsonLines(change(0, 15, null, null, "TRUNCATE"), change(2, 20, "Bo", null)) },
      { "3.jsonl": jsonLines(change(2, 18, null, "Bergen"), change(1, 12, "Ada", "too late")) },
    ],
    expected: [
      { tables: { "bronze.patched": { rows: 2 } } },
      { tables: { "bronze.patched": { content: [{ id: 2, name: "Bo", city: null }] } } },
      { tables: { "bronze.patched": { content: [{ id: 2, name: "Bo", city: "Bergen" }] } } },
    ],
  },
];

export const NO_SEQUENCE: readonly Case[] = [
  {
    name: "AUTO CDC: a change without a place in the order",
    configuration: {},
    updates: [{ "1.jsonl": jsonLines({ id: 1, name: "Ada", at: null }) }],
    expected: [{ error: "a change has no value to put it in order by" }],
  },
];

export const GRAPH: readonly Case[] = [
  {
    name: "a graph of views, flows, a sink and SQL, with places of their own",
    configuration: { "shop.minimum": "5" },
    updates: [
      {
        "cards/1.jsonl": jsonLines({ id: "a", amount: 200 }, { id: "b", amount: 1 }, { id: "c" }),
        "transfers/1.jsonl": jsonLines({ id: "a", amount: 10 }),
      },
      { "transfers/2.jsonl": jsonLines({ id: "d", amount: 100 }) },
    ],
    expected: [
      {
        tables: {
          "bronze.payments": { read: 4, dropped: 1, rows: 3, expectations: { has_amount: 1 } },
          "bronze.large_payments": { content: [{ id: "a", with_tax: 250 }] },
          "bronze.copied": {
            content: [
              { id: "a", amount: 200 },
              { id: "a", amount: 10 },
            ],
          },
          "gold.per_id": { rows: 2, expectations: { more_than_one: 1 } },
          "bronze.alerts": { content: [{ value: '{"id":"a"}' }] },
          "bronze.parcels": { content: [{ label: "A!" }] },
        },
      },
      {
        tables: {
          "bronze.payments": { read: 1, rows: 4 },
          "bronze.large_payments": { read: 1, rows: 2 },
          "bronze.parcels": { content: [{ label: "A!" }, { label: "D!" }] },
          "gold.per_id": {
            content: [
              { id: "a", number: 2, amount: 210 },
              { id: "b", number: 1, amount: 1 },
              { id: "d", number: 1, amount: 100 },
            ],
          },
        },
      },
    ],
  },
];

const EACH = ["bronze", "bronze", "silver", "silver", "silver", "silver", "in full"].map((of) => ({ of }));

export const TABLE_NAMES: readonly Case[] = [
  {
    name: "names of tables in one, two and three parts",
    configuration: { "shop.place": `${CATALOG}.silver` },
    updates: [],
    expected: [
      {
        tables: {
          "bronze.prices": { content: [{ of: "bronze" }] },
          "silver.prices": { content: [{ of: "silver" }] },
          "silver.costs": { content: [{ of: "in full" }] },
          "silver.read": { content: EACH },
          "silver.asked": { content: EACH },
        },
      },
    ],
  },
];

const WRONGS: Readonly<Record<string, string>> = {
  "a circle": "CIRCULAR_DEPENDENCY",
  "a batch in a streaming table": "INVALID_FLOW_QUERY_TYPE",
  "a table that nobody makes": "data/tables/other.silver.gone/",
  twice: "is declared twice",
  "a snapshot": "create_auto_cdc_from_snapshot_flow is not rehearsed",
  "no samples": "kafka:orders has no samples",
};

export const WRONG: readonly Case[] = Object.entries(WRONGS).map(([wrong, error]) => ({
  name: `refused: ${wrong}`,
  configuration: { wrong },
  updates: [],
  expected: [{ error }],
}));
