import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StreamModel } from "../../../config/kinds/sources/stream";
import { streamConfiguration } from "../../../modules/sources/stream/configuration";
import { topicsOf, withTopics } from "../../support/kafka";
import { devEnvironment, ROOT } from "../../support/platform";
import { CHANGES, type ChangesInput, changesOf } from "../../support/stream-changes";
import { clicks, withStream } from "../../support/streams";
import { python } from "../python";

const PROGRAM = join(ROOT, "assets/pipelines/stream.py");
const FAKE = join(ROOT, "test/assets/fake-pyspark");
const POSITIVE = { positive: { condition: "amount > 0", action: "warn" } } as const;

interface Declared {
  readonly expectations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly columns?: readonly string[];
  readonly steps?: readonly Readonly<Record<string, unknown>>[];
  readonly flow?: Readonly<Record<string, unknown>>;
}

/** Runs the program with the configuration of a source that applies changes. */
function run(changes: ChangesInput, reader: "kinesis" | "kafka" = "kinesis", over: Record<string, string> = {}) {
  const source = devEnvironment((input) => {
    const more = { expectations: POSITIVE, table: "orders_now" };
    if (reader === "kafka") {
      withTopics(input);
      input.sources = { it: topicsOf(changesOf(changes, more)) };
    } else {
      withStream(input);
      input.sources = { it: clicks(changesOf(changes, more)) };
    }
  }).sources.it as StreamModel;
  const configuration = streamConfiguration(source, {
    ...(reader === "kafka" ? { brokers: "b:9098" } : { streamName: "acme-dev-events" }),
    region: "eu-west-1",
    credentialName: "acme-dev-svc-it",
    catalogName: "dev_sales",
  });
  return python([join(FAKE, "run.py"), PROGRAM], JSON.stringify({ ...configuration, ...over }), FAKE);
}

function made(changes: ChangesInput, reader?: "kinesis" | "kafka") {
  const { ok, output, errors } = run(changes, reader);
  if (!ok) throw new Error(errors);
  const tables = JSON.parse(output) as Record<string, Declared>;
  expect(Object.keys(tables)).toEqual([
    "dev_sales.bronze.orders_now",
    "_changes_of_orders_now",
    "dev_sales.silver.orders_now",
  ]);
  const { _changes_of_orders_now: view, "dev_sales.silver.orders_now": silver } = tables;
  if (!view || !silver) throw new Error(output);
  return { view, flow: silver.flow ?? {}, steps: JSON.stringify(view.steps) };
}

const NUMBER = "lpad(_sequence_number, 64, 0)";

describe("assets/pipelines/stream.py, of changes", () => {
  it("takes the row before or after from Debezium, in the order of transactions", () => {
    const { view, flow, steps } = made(CHANGES.debezium, "kafka");
    expect(steps).toContain(
      "`payload` STRUCT<`before`: STRUCT<`order_id`: BIGINT, `amount`: DECIMAL(18,2), `card`: STRING>",
    );
    expect(steps).toContain("coalesce(_change.payload.op NOT IN ('t', 'm'), true)");
    expect(view.columns).toEqual([
      ...["order_id", "amount", "card"].map(
        (name) => `coalesce(_change.payload.after, _change.payload.before).\`${name}\` AS ${name}`,
      ),
      "_change.payload.op AS _operation",
      "_change._corrupt_record IS NOT NULL AS _unread",
      "struct(timestamp_millis(_change.payload.source.ts_ms) AS time, _offset AS position) AS _sequence",
    ]);
    expect(flow).toEqual({
      source: "_changes_of_orders_now",
      keys: ["order_id"],
      sequence: "_sequence",
      deletes: "_operation = 'd'",
      columns: null,
      without: ["_operation", "_unread", "_sequence", "card"],
      type: 1,
    });
  });

  it("reads envelopes without a schema beside them", () => {
    const { view } = made({ format: "debezium", keys: ["order_id"] });
    expect(view.columns).toContain("_change.op AS _operation");
    expect(view.columns).toContain(
      `struct(timestamp_millis(_change.source.ts_ms) AS time, ${NUMBER} AS position) AS _sequence`,
    );
  });

  it("takes data of one table alone from DMS, in the order of the stream, with history", () => {
    const { view, flow, steps } = made(CHANGES.dms);
    for (const [name, value] of [
      ["record-type", "data"],
      ["schema-name", "public"],
      ["table-name", "orders"],
    ]) {
      expect(steps).toContain(`coalesce(_change.metadata.\`${name}\` = '${value}', true)`);
    }
    expect(view.columns).toContain("_change.data.`amount` AS amount");
    expect(view.columns).toContain(`${NUMBER} AS _sequence`);
    expect(made(CHANGES.dms, "kafka").view.columns).toContain("_offset AS _sequence");
    expect(flow).toMatchObject({ deletes: "_operation = 'delete'", type: 2 });
  });

  it("takes attributes of DynamoDB as columns, and tells of those that do not fit", () => {
    const { view, flow, steps } = made(CHANGES.dynamodb);
    expect(steps).toContain("coalesce(_change.tableName = 'Orders', true)");
    const amount = view.columns?.find((column) => column.endsWith(" AS amount"));
    expect(amount).toMatch(/^try_cast\(coalesce\(.*\['amount'\]\.S, .*\['amount'\]\.N, .* AS DECIMAL\(18,2\)\)/);
    const unread = view.columns?.find((column) => column.endsWith(" AS _unread"));
    expect(unread).toMatch(/IS NOT NULL AND try_cast\(.*\['order_id'\].* AS BIGINT\) IS NULL/);
    expect(view.columns?.at(-1)).toContain("timestamp_micros(_change.dynamodb.ApproximateCreationDateTime)");
    expect(flow).toMatchObject({ deletes: "_operation = 'REMOVE'", type: 1 });
  });

  it("stops at what it cannot read, or leaves it out where the source says so; deletions pass the source's rules", () => {
    const read = "_operation IS NOT NULL AND NOT _unread AND `order_id` IS NOT NULL";
    expect(made(CHANGES.dms).view.expectations).toEqual({
      fail: { change_is_read: read },
      warn: { positive: "coalesce(_operation = 'delete', false) OR (amount > 0)" },
    });
    expect(made(CHANGES.dynamodb).view.expectations.drop).toEqual({
      change_is_read: `${read} AND _sequence.time IS NOT NULL`,
    });
  });

  it("leaves records without payload out, which Kafka has after deletions", () => {
    expect(made(CHANGES.debezium, "kafka").view.steps?.[0]).toEqual({ where: "payload IS NOT NULL" });
  });

  it("refuses a format that it does not know", () => {
    const changes = JSON.stringify({ format: "maxwell" });
    expect(run(CHANGES.dms, "kinesis", { "lakehouse.silver.changes": changes }).errors).toContain(
      "unknown format of changes: maxwell",
    );
  });
});
