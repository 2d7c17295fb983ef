import { type Case, jsonLines } from "../case";
import { kafka, kinesis, metadata, order, sent, table } from "./stream-messages";

/** One stream whose records are of several kinds. */
export const SPLIT: readonly Case[] = [
  {
    name: "Kinesis: events of several kinds, each with a table of its own, and what is of none",
    configuration: kinesis({
      payload: { format: "text" },
      split: {
        by: { mode: "field", field: "about.event" },
        tables: {
          sales: {
            values: ["paid", "o'clock"],
            columns: { id: "STRING", amount: "DOUBLE" },
            expectations: { is_paid: { condition: "amount > 0", action: "drop" } },
            deduplicate: { columns: ["id"], withinMinutes: 60 },
          },
          logins: { values: ["login"], columns: { who: "STRING" } },
        },
      },
    }),
    updates: [
      {
        "1.jsonl": jsonLines(
          sent(0, { about: { event: "paid" }, id: "1", amount: 5 }),
          sent(1, { about: { event: "paid" }, id: "2", amount: -5 }),
          sent(2, { about: { event: "paid" }, id: "1", amount: 5 }),
          sent(3, { about: { event: "o'clock" }, id: "3", amount: 1 }),
          sent(4, { about: { event: "login" }, who: "ada" }),
          sent(5, { about: { event: "other" } }),
          sent(6, { event: "paid" }),
          sent(7, "no JSON"),
        ),
      },
      {
        "2.jsonl": jsonLines(
          sent(8, { about: { event: "login" }, who: 7 }),
          sent(9, { about: { event: "paid" }, id: "1", amount: 5 }),
        ),
      },
    ],
    expected: [
      {
        tables: {
          "bronze.clicks": table(8, 8),
          "silver.sales": {
            rows: 2,
            dropped: 1,
            columns: { id: "string", amount: "double" },
            content: [{ id: "1" }, { id: "3" }],
          },
          "silver.logins": { ...table(1, 1), content: [{ who: "ada" }] },
          "silver.clicks": { ...table(3, 3), columns: { payload: "string" } },
        },
      },
      {
        tables: {
          "silver.sales": { rows: 2 },
          "silver.logins": { ...table(1, 2), content: [{ who: "ada" }, { who: "7" }] },
          "silver.clicks": table(0, 3),
        },
      },
    ],
  },
  {
    name: "Kinesis: changes of several tables in one stream of AWS DMS",
    configuration: kinesis({
      payload: { format: "text" },
      split: {
        by: { mode: "field", field: "metadata.table-name" },
        tables: {
          orders_now: {
            values: ["orders"],
            columns: { order_id: "BIGINT", amount: "DECIMAL(18,2)" },
            changes: { format: "dms", keys: ["order_id"] },
          },
          persons: {
            values: ["persons"],
            columns: { person_id: "BIGINT", name: "STRING" },
            changes: { format: "dms", keys: ["person_id"], history: true },
          },
        },
      },
    }),
    updates: [
      {
        "1.jsonl": jsonLines(
          sent(0, { data: order(1, 10), metadata: metadata("insert") }),
          sent(1, { data: { person_id: 7, name: "Ada" }, metadata: metadata("insert", "persons") }),
          sent(2, { data: order(1, 20), metadata: metadata("update") }),
          sent(3, { data: {}, metadata: metadata("insert", "invoices") }),
        ),
      },
      {
        "2.jsonl": jsonLines(
          sent(4, { data: order(1, 20), metadata: metadata("delete") }),
          sent(5, { data: { person_id: 7, name: "Ada L." }, metadata: metadata("update", "persons") }),
        ),
      },
    ],
    expected: [
      {
        tables: {
          "silver.orders_now": { rows: 1, content: [{ order_id: 1, amount: 20 }] },
          "silver.persons": { rows: 1, content: [{ person_id: 7, name: "Ada" }] },
          "silver.clicks": table(1, 1),
        },
      },
      {
        tables: {
          "silver.orders_now": { rows: 0 },
          "silver.persons": { rows: 2 },
          "silver.clicks": table(0, 1),
        },
      },
    ],
  },
  {
    name: "Kafka: a table for one of two topics",
    configuration: kafka({
      split: {
        by: { mode: "topic" },
        tables: { returned: { values: ["returns"], columns: { id: "STRING", why: "STRING" } } },
      },
    }),
    updates: [
      {
        "orders.jsonl": jsonLines(sent(0, { id: "1" }, "a", { topic: "orders" })),
        "returns.jsonl": jsonLines(sent(1, { id: "2", why: "late" }, "b", { topic: "returns" })),
      },
    ],
    expected: [
      {
        tables: {
          "bronze.kafka_orders": { rows: 2 },
          "silver.kafka_orders": { ...table(1, 1), content: [{ id: "1", _topic: "orders" }] },
          "silver.returned": { ...table(1, 1), content: [{ id: "2", why: "late", _topic: "returns" }] },
        },
      },
    ],
  },
];
