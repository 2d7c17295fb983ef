import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StreamModel } from "../../../config/kinds/sources/stream";
import { streamConfiguration } from "../../../modules/sources/stream/configuration";
import { devEnvironment, ROOT } from "../../support/platform";
import { withStream } from "../../support/streams";
import { python } from "../python";

const PROGRAM = join(ROOT, "assets/pipelines/stream.py");
const FAKE = join(ROOT, "test/assets/fake-pyspark");

interface DeclaredTable {
  readonly properties: Readonly<Record<string, string>>;
  /** Action → name → condition. */
  readonly expectations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly source: { readonly format?: string; readonly options?: Readonly<Record<string, string>> };
  readonly columns: readonly string[];
  /** What is done with the rows, in order. */
  readonly steps: readonly unknown[];
}

type Change = Parameters<typeof withStream>[2];

/** Runs the program with the configuration that a source's pipeline gets. */
function run(change: Change = {}, over: Readonly<Record<string, string>> = {}) {
  const source = devEnvironment((input) => withStream(input, {}, change)).sources.clicks as StreamModel;
  const configuration = streamConfiguration(source, {
    streamName: "acme-dev-events",
    region: "eu-west-1",
    credentialName: "acme-dev-svc-clicks",
    catalogName: "dev_sales",
  });
  return python([join(FAKE, "run.py"), PROGRAM], JSON.stringify({ ...configuration, ...over }), FAKE);
}

const BRONZE = "dev_sales.bronze.clicks";
const SILVER = "dev_sales.silver.clicks";

function tables(change?: Change): { readonly bronze: DeclaredTable; readonly silver: DeclaredTable } {
  const { ok, output, errors } = run(change);
  if (!ok) throw new Error(errors);
  const { [BRONZE]: bronze, [SILVER]: silver } = JSON.parse(output) as Record<string, DeclaredTable>;
  if (!bronze || !silver) throw new Error(output);
  return { bronze, silver };
}

const ARRIVAL = ["_partition_key", "_sequence_number", "_shard_id", "_arrived_at", "_ingested_at"];

describe("assets/pipelines/stream.py", () => {
  it("is valid Python 3", () => {
    const parse = python(["-c", "import ast, sys; ast.parse(sys.stdin.read())"], readFileSync(PROGRAM, "utf8"));
    expect(parse).toMatchObject({ ok: true, errors: "" });
  });

  it("reads the stream with the service credential and no other, from the oldest record on", () => {
    expect(tables().bronze).toMatchObject({ properties: { quality: "bronze" }, expectations: {} });
    expect(tables().bronze.source).toEqual({
      format: "kinesis",
      options: {
        streamName: "acme-dev-events",
        region: "eu-west-1",
        serviceCredential: "acme-dev-svc-clicks",
        initialPosition: "trim_horizon",
        consumerMode: "polling",
      },
    });
  });

  it("keeps of every record its payload, and what Kinesis says of it", () => {
    expect(tables().bronze.columns).toEqual([
      "CAST(data AS string) AS payload",
      "partitionKey AS _partition_key",
      "sequenceNumber AS _sequence_number",
      "shardId AS _shard_id",
      "approximateArrivalTimestamp AS _arrived_at",
      "current_timestamp() AS _ingested_at",
    ]);
    expect(tables({ payload: { format: "binary" } }).bronze.columns[0]).toBe("data AS payload");
  });

  it("starts where the source says", () => {
    const start = (startAt: NonNullable<Change>["startAt"]) =>
      tables({ startAt }).bronze.source.options?.initialPosition;
    expect(start({ mode: "latest" })).toBe("latest");
    expect(JSON.parse(start({ mode: "at-timestamp", time: "2026-11-01T01:30:00+02:00" }) ?? "")).toEqual({
      at_timestamp: "2026-10-31 23:30:00 UTC",
      format: "yyyy-MM-dd HH:mm:ss ZZZ",
    });
  });

  it("polls as fast as the source says", () => {
    const reading = { mode: "polling", maxRecordsPerFetch: 500, maxFetchRate: 0.5 } as const;
    expect(tables({ reading }).bronze.source.options).toMatchObject({ maxRecordsPerFetch: "500", maxFetchRate: "0.5" });
  });

  it("names the registered consumer without the prefix that the reader puts before it, and leaves it registered", () => {
    const reading = { mode: "enhanced-fan-out", consumer: "databricks_clicks" } as const;
    expect(tables({ reading }).bronze.source.options).toMatchObject({
      consumerMode: "efo",
      consumerName: "clicks",
      requireConsumerDeregistration: "false",
    });
  });

  it("reads JSON with the columns that it is given, in their order, and counts what is no such JSON", () => {
    const { silver } = tables();
    expect(silver.steps).toEqual([
      {
        select: [
          "from_json(payload, `click_id` STRING, `at` TIMESTAMP, `_corrupt_record` STRING, " +
            "mode=PERMISSIVE, columnNameOfCorruptRecord=_corrupt_record) AS _parsed",
          ...ARRIVAL,
        ],
      },
      { select: ["_parsed.*", ...ARRIVAL] },
    ]);
    expect(silver.expectations).toEqual({ warn: { payload_is_read: "_corrupt_record IS NULL" } });
  });

  it("lets the pipeline work the columns out where the source says so, and rescues what does not fit", () => {
    const { silver } = tables({ payload: { format: "json", columns: "inferred" } });
    expect(silver.steps[0]).toEqual({
      select: [
        "from_json(payload, None, schemaLocationKey=payload, schemaEvolutionMode=addNewColumns, " +
          "rescuedDataColumn=_rescued_data) AS _parsed",
        ...ARRIVAL,
      ],
    });
    expect(silver.expectations).toEqual({ warn: { payload_is_read: "_rescued_data IS NULL" } });
  });

  it.each(["text", "binary"] as const)("hands %s payloads on as they are", (format) => {
    const { silver } = tables({ payload: { format } });
    expect(silver).toMatchObject({ source: { table: BRONZE }, steps: [], expectations: {} });
  });

  it("leaves repeated records out, by arrival or by the column that says when", () => {
    const deduplicate = { columns: ["click_id"], withinMinutes: 90 };
    expect(tables({ deduplicate }).silver.steps.slice(2)).toEqual([
      // One without an id is no other.
      {
        with: [
          "_apart",
          "if(`click_id` IS NULL, to_json(struct(_partition_key, _sequence_number, _shard_id, _arrived_at)), NULL)",
        ],
      },
      { watermark: ["_arrived_at", "90 minutes"] },
      { distinct: ["click_id", "_apart"] },
      { without: "_apart" },
    ]);
    expect(tables({ deduplicate: { ...deduplicate, timeColumn: "at" } }).silver.steps[3]).toEqual({
      watermark: ["at", "90 minutes"],
    });
  });

  it("checks rows on their way to silver, each rule with its action, beside its own", () => {
    const expectations = {
      has_id: { condition: "click_id IS NOT NULL" },
      is_new: { condition: "at > '2020-01-01'", action: "fail" },
    } as const;
    expect(tables({ expectations }).silver.expectations).toEqual({
      warn: { payload_is_read: "_corrupt_record IS NULL" },
      drop: { has_id: "click_id IS NOT NULL" },
      fail: { is_new: "at > '2020-01-01'" },
    });
  });

  it("refuses readers, formats and actions that it does not know", () => {
    expect(run({}, { "lakehouse.source.reader": "pulsar" }).errors).toContain("unknown reader of a stream: pulsar");
    const payload = run({}, { "lakehouse.source.payload": '{"format":"xml"}' });
    expect(payload).toMatchObject({ ok: false });
    expect(payload.errors).toContain("unknown format of a payload: xml");
    const rules = '{"a":{"condition":"a > 1","action":"shrug"}}';
    expect(run({}, { "lakehouse.silver.expectations": rules }).errors).toContain("unknown action of an expectation");
  });
});
