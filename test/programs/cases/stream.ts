import { CHANGES, changesOf } from "../../support/stream-changes";
import { type Case, jsonLines } from "../case";
import { kafka, kinesis, metadata, order, sent, table } from "./stream-messages";
import { SPLIT } from "./stream-split";

const click = (id: string | null) => ({ click_id: id, at: "2026-01-01T08:00:00Z" });
const KINESIS: readonly Case[] = [
  {
    name: "Kinesis: records that come twice, late, and damaged",
    configuration: kinesis({
      deduplicate: { columns: ["click_id"], withinMinutes: 60 },
      expectations: { click_has_id: { condition: "click_id IS NOT NULL", action: "drop" } },
    }),
    updates: [
      { "1.jsonl": jsonLines(sent(0, click("1")), sent(1, click("2")), sent(2, click("1"))) },
      // Once more within the hour; one that fits no type, one that is no JSON.
      { "2.jsonl": jsonLines(sent(30, click("2")), sent(31, { click_id: "3", at: "x" }), sent(32, "no JSON")) },
      // 4 moves the time on, so that 5 is later than the hour that is remembered; 1 counts as new then.
      { "3.jsonl": jsonLines(sent(200, click("4"))) },
      { "4.jsonl": jsonLines(sent(5, click("5")), sent(201, click("1"))) },
    ],
    expected: [
      {
        tables: {
          "bronze.clicks": { ...table(3, 3), columns: { payload: "string", _arrived_at: "timestamp" } },
          "silver.clicks": { ...table(2, 2), columns: { click_id: "string", at: "timestamp" } },
        },
      },
      {
        tables: {
          "bronze.clicks": table(3, 6),
          "silver.clicks": { rows: 3, dropped: 1, expectations: { payload_is_read: 2, click_has_id: 1 } },
        },
      },
      { tables: { "bronze.clicks": table(1, 7), "silver.clicks": { rows: 4 } } },
      {
        tables: {
          "bronze.clicks": table(2, 9),
          "silver.clicks": {
            rows: 5,
            content: [{ click_id: "1" }, { click_id: "2" }, { click_id: "3" }, { click_id: "4" }, { click_id: "1" }],
          },
        },
      },
    ],
  },
  {
    name: "Kinesis: records without what tells repeated ones, none of which is another",
    configuration: kinesis({ deduplicate: { columns: ["click_id", "at"], withinMinutes: 60 } }),
    updates: [
      // Two that cannot be read, two without an id, and one of these without anything.
      {
        "1.jsonl": jsonLines(sent(0, "no JSON"), sent(1, "no JSON"), sent(2, click(null)), sent(3, click(null))),
        "2.jsonl": jsonLines(sent(4, {}), sent(5, click("1")), sent(6, click("1"))),
      },
      { "3.jsonl": jsonLines(sent(7, click(null)), sent(8, click("1"))) },
    ],
    expected: [
      {
        tables: {
          "bronze.clicks": table(7, 7),
          "silver.clicks": { ...table(6, 6), columns: { click_id: "string", at: "timestamp" } },
        },
      },
      { tables: { "silver.clicks": table(1, 7) } },
    ],
  },
  {
    name: "Kinesis: repeated records by a time of their own, some of which have none",
    configuration: kinesis({ deduplicate: { columns: ["click_id"], withinMinutes: 60, timeColumn: "at" } }),
    updates: [
      {
        "1.jsonl": jsonLines(
          sent(0, click("1")),
          sent(1, { click_id: "2" }),
          sent(2, { click_id: "2" }),
          sent(3, { click_id: "3" }),
          sent(4, "no JSON"),
        ),
      },
      { "2.jsonl": jsonLines(sent(5, { click_id: "4" }), sent(6, click("1"))) },
    ],
    expected: [
      { tables: { "bronze.clicks": table(5, 5), "silver.clicks": table(4, 4) } },
      { tables: { "silver.clicks": table(1, 5) } },
    ],
  },
  {
    name: "Kinesis: nothing has come on the first run",
    configuration: kinesis({}),
    updates: [{}, { "1.jsonl": jsonLines(sent(0, click("1"))) }],
    expected: [
      { tables: { "bronze.clicks": table(0, 0), "silver.clicks": table(0, 0) } },
      { tables: { "bronze.clicks": table(1, 1), "silver.clicks": { ...table(1, 1), content: [{ click_id: "1" }] } } },
    ],
  },
  {
    name: "Kinesis: fields that are worked out, and a new one",
    configuration: kinesis({ payload: { format: "json", columns: "inferred" } }),
    updates: [
      { "1.jsonl": jsonLines(sent(0, { id: 1, name: "a" }), sent(1, { id: 2 })) },
      { "2.jsonl": jsonLines(sent(2, { id: 3, page: "/" }), sent(3, { id: "four" }), sent(4, "no JSON")) },
    ],
    expected: [
      { tables: { "silver.clicks": { ...table(2, 2), columns: { id: "bigint", name: "string" } } } },
      {
        tables: {
          "silver.clicks": {
            ...table(3, 5),
            changes: ["+ page string"],
            rescued: 2,
            expectations: { payload_is_read: 2 },
          },
        },
      },
    ],
  },
  {
    name: "Kinesis: payloads of text and a rule that fails",
    configuration: kinesis({
      payload: { format: "text" },
      expectations: { is_short: { condition: "length(payload) < 10", action: "fail" } },
    }),
    updates: [{ "1.txt": "one\ntwo\n" }, { "2.txt": "much too long a line\n" }],
    expected: [
      { tables: { "silver.clicks": { ...table(2, 2), content: [{ payload: "one" }, { payload: "two" }] } } },
      { error: "EXPECTATION_VIOLATION", tables: { "bronze.clicks": { rows: 3 }, "silver.clicks": { written: 0 } } },
    ],
  },
  {
    name: "Kinesis: payloads of bytes",
    configuration: kinesis({ payload: { format: "binary" } }),
    updates: [{ "1.bin": "one\n" }],
    expected: [{ tables: { "silver.clicks": { columns: { payload: "binary" }, content: [{ payload: "b25l" }] } } }],
  },
];

const KAFKA: readonly Case[] = [
  {
    name: "Kafka: records without what tells repeated ones, none of which is another",
    configuration: kafka({ deduplicate: { columns: ["id"], withinMinutes: 60 } }),
    updates: [
      {
        "orders.jsonl": jsonLines(
          sent(0, { at: "2026-01-01T08:00:00Z" }, "a", { topic: "orders" }),
          sent(1, { at: "2026-01-01T08:00:00Z" }, "a", { topic: "orders" }),
          sent(2, { id: "1" }, "b", { topic: "orders" }),
        ),
        "returns.jsonl": jsonLines(
          sent(3, null, "c", { topic: "returns" }),
          sent(4, { id: "1" }, "b", { topic: "returns" }),
        ),
      },
    ],
    expected: [{ tables: { "bronze.kafka_orders": { rows: 5 }, "silver.kafka_orders": table(4, 4) } }],
  },
  {
    name: "Kafka: two topics, a key that is missing, a value that is missing, damaged ones, a new field",
    configuration: kafka({ expectations: { has_id: { condition: "id IS NOT NULL", action: "drop" } } }),
    updates: [
      {
        "orders.jsonl": jsonLines(
          sent(0, { id: "1", at: "2026-01-01T08:00:00Z" }, "a", { topic: "orders" }),
          sent(1, { id: "2", at: "2026-01-01T08:00:00Z" }, null, { topic: "orders" }),
        ),
        "returns.jsonl": jsonLines(
          sent(2, { id: "3" }, "b", { topic: "returns" }),
          sent(3, null, "c", { topic: "returns" }),
        ),
      },
      { "orders-2.jsonl": jsonLines(sent(4, '{"id":', "d", { topic: "orders" }), sent(5, { id: "4", more: 1 }, "e")) },
    ],
    expected: [
      {
        tables: {
          "bronze.kafka_orders": {
            rows: 4,
            columns: {
              _key: "string",
              _topic: "string",
              _partition: "int",
              _offset: "bigint",
              _arrived_at: "timestamp",
            },
          },
          "silver.kafka_orders": {
            rows: 3,
            dropped: 1,
            content: [
              { id: "1", _key: "a", _topic: "orders", _offset: 0 },
              { id: "2", _key: null, _topic: "orders", _offset: 1 },
              { id: "3", _key: "b", _topic: "returns", _offset: 0 },
            ],
          },
        },
      },
      {
        tables: {
          "bronze.kafka_orders": { rows: 6 },
          "silver.kafka_orders": { rows: 4, expectations: { payload_is_read: 1, has_id: 1 }, changes: [] },
        },
      },
    ],
  },
];

const envelope = (op: string, before: object | null, after: object | null, ts_ms: number) => ({
  payload: { op, before, after, source: { ts_ms } },
});
const item = (order_id: number, amount: string) => ({
  order_id: { N: String(order_id) },
  amount: { N: amount },
  card: { S: "4111" },
});
const dynamo = (eventName: string, at: number, images: object, tableName = "Orders") => ({
  eventName,
  tableName,
  dynamodb: { ApproximateCreationDateTime: at, ...images },
});

/** Streams whose records tell changes of a table. */
const CHANGED: readonly Case[] = [
  {
    name: "Debezium over Kafka: changes that come late and again, a deletion with its empty record, one of no row, no JSON",
    configuration: kafka(changesOf({ ...CHANGES.debezium, unreadable: "drop" })),
    updates: [
      {
        "1.jsonl": jsonLines(
          sent(0, envelope("r", null, order(1, 10.5), 1000)),
          sent(1, envelope("c", null, order(2, 5), 2000)),
          sent(2, envelope("u", order(1, 10.5), order(1, 12), 4000)),
        ),
      },
      {
        "2.jsonl": jsonLines(
          sent(3, envelope("u", order(1, 10.5), order(1, 11), 3000)),
          sent(4, envelope("d", order(2, 5), null, 5000)),
          sent(5, null),
          sent(6, envelope("t", null, null, 6000)),
          sent(7, '{"payload":'),
        ),
      },
    ],
    expected: [
      {
        tables: {
          "silver.kafka_orders": {
            content: [
              { order_id: 1, amount: 12 },
              { order_id: 2, amount: 5 },
            ],
          },
        },
      },
      {
        tables: {
          "bronze.kafka_orders": { rows: 8 },
          "bronze._changes_of_kafka_orders": { read: 3, dropped: 1, expectations: { change_is_read: 1 } },
          "silver.kafka_orders": {
            columns: { order_id: "bigint", amount: "decimal(18,2)" },
            content: [{ order_id: 1, amount: 12 }],
          },
        },
      },
    ],
  },
  {
    name: "DMS over Kinesis: the history of a row, records of another table, one that cannot be read ends the update",
    configuration: kinesis(changesOf({ ...CHANGES.dms, unreadable: "fail" })),
    updates: [
      {
        "1.jsonl": jsonLines(
          sent(0, { data: order(1, 10.5), metadata: metadata("load") }),
          sent(1, { data: order(1, 12), metadata: metadata("update") }),
          sent(2, { data: order(9, 12), metadata: metadata("insert", "invoices") }),
        ),
      },
      { "2.jsonl": jsonLines(sent(3, { data: order(1, 12), metadata: metadata("delete") })) },
      { "3.jsonl": jsonLines(sent(4, "no JSON")) },
    ],
    expected: [
      {
        tables: {
          "silver.clicks": {
            content: [
              { order_id: 1, amount: 10.5 },
              { order_id: 1, amount: 12, __END_AT: null },
            ],
          },
        },
      },
      { tables: { "silver.clicks": { rows: 2 } } },
      { error: "change_is_read", tables: { "bronze.clicks": { rows: 5 } } },
    ],
  },
  {
    name: "DynamoDB over Kinesis: changes out of order and twice, a value that fits no type",
    configuration: kinesis(changesOf(CHANGES.dynamodb)),
    updates: [
      {
        "1.jsonl": jsonLines(
          sent(
            0,
            dynamo("MODIFY", 3000, {
              Keys: { order_id: { N: "1" } },
              NewImage: item(1, "12"),
              OldImage: item(1, "10.5"),
            }),
          ),
          sent(1, dynamo("INSERT", 1000, { NewImage: item(1, "10.5") })),
          sent(2, dynamo("INSERT", 1000, { NewImage: item(1, "10.5") })),
          sent(3, dynamo("INSERT", 2000, { NewImage: item(2, "5") })),
          sent(4, dynamo("INSERT", 2000, { NewImage: item(3, "5") }, "Invoices")),
          sent(5, dynamo("INSERT", 2000, { NewImage: item(4, "much") })),
        ),
      },
      { "2.jsonl": jsonLines(sent(6, dynamo("REMOVE", 4000, { Keys: { order_id: { N: "2" } } }))) },
    ],
    expected: [
      {
        tables: {
          "bronze._changes_of_clicks": { read: 5, dropped: 1, expectations: { change_is_read: 1 } },
          "silver.clicks": {
            content: [
              { order_id: 1, amount: 12, card: "4111" },
              { order_id: 2, amount: 5, card: "4111" },
            ],
          },
        },
      },
      { tables: { "silver.clicks": { content: [{ order_id: 1, amount: 12 }] } } },
    ],
  },
];

export const STREAM: readonly Case[] = [...KINESIS, ...KAFKA, ...CHANGED, ...SPLIT];
