import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StreamModel } from "../../../config/kinds/sources/stream";
import { streamConfiguration } from "../../../modules/sources/stream/configuration";
import { withTopics } from "../../support/kafka";
import { devEnvironment, ROOT } from "../../support/platform";
import { python } from "../python";

const PROGRAM = join(ROOT, "assets/pipelines/stream.py");
const FAKE = join(ROOT, "test/assets/fake-pyspark");
const BROKERS = "b-1.acme.kafka.eu-west-1.amazonaws.com:9098,b-2.acme.kafka.eu-west-1.amazonaws.com:9098";

interface DeclaredTable {
  readonly expectations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly source: { readonly format?: string; readonly options?: Readonly<Record<string, string>> };
  readonly columns: readonly string[];
  readonly steps: readonly unknown[];
}

/** Runs the program with the configuration that the pipeline of a source of topics gets. */
function tables(change: Parameters<typeof withTopics>[1] = {}): Readonly<Record<"bronze" | "silver", DeclaredTable>> {
  const source = devEnvironment((input) => withTopics(input, change)).sources.topics as StreamModel;
  const configuration = streamConfiguration(source, {
    brokers: BROKERS,
    region: "eu-west-1",
    credentialName: "acme-dev-svc-topics",
    catalogName: "dev_sales",
  });
  const { ok, output, errors } = python([join(FAKE, "run.py"), PROGRAM], JSON.stringify(configuration), FAKE);
  if (!ok) throw new Error(errors);
  const made = JSON.parse(output) as Record<string, DeclaredTable>;
  const [bronze, silver] = ["bronze", "silver"].map((schema) => made[`dev_sales.${schema}.kafka_orders`]);
  if (!bronze || !silver) throw new Error(output);
  return { bronze, silver };
}

describe("assets/pipelines/stream.py, of topics", () => {
  it("reads them with the service credential, in a group of its own, from the oldest record on", () => {
    expect(tables().bronze.source).toEqual({
      format: "kafka",
      options: {
        "kafka.bootstrap.servers": BROKERS,
        // Databricks: with it neither kafka.security.protocol nor any kafka.sasl option may be there.
        "databricks.serviceCredential": "acme-dev-svc-topics",
        subscribe: "orders,returns",
        groupIdPrefix: "acme-dev-topics",
        failOnDataLoss: "true",
        startingOffsets: "earliest",
      },
    });
  });

  it("keeps of every record its payload, and what Kafka says of it", () => {
    expect(tables().bronze.columns).toEqual([
      "CAST(value AS string) AS payload",
      "CAST(key AS string) AS _key",
      "topic AS _topic",
      "partition AS _partition",
      "offset AS _offset",
      "timestamp AS _arrived_at",
      "current_timestamp() AS _ingested_at",
    ]);
    expect(tables({ payload: { format: "binary" } }).bronze.columns[0]).toBe("value AS payload");
  });

  it("starts where the source says, and reads in steps as large as it says", () => {
    const options = (change: Parameters<typeof withTopics>[1]) => tables(change).bronze.source.options ?? {};
    expect(options({ startAt: { mode: "latest" } })).toMatchObject({ startingOffsets: "latest" });
    const since = options({ startAt: { mode: "at-timestamp", time: "2026-11-01T02:00:00+02:00" } });
    expect(since).toMatchObject({
      startingTimestamp: String(Date.UTC(2026, 10, 1)),
      startingOffsetsByTimestampStrategy: "latest",
    });
    expect(since).not.toHaveProperty("startingOffsets");
    const reading = {
      mode: "kafka",
      topics: ["orders"],
      maxRecordsPerStep: 5000,
      minPartitions: 12,
      failOnDataLoss: false,
    } as const;
    expect(options({ reading: { ...reading, topics: [...reading.topics] } })).toMatchObject({
      maxOffsetsPerTrigger: "5000",
      minPartitions: "12",
      failOnDataLoss: "false",
    });
  });

  it("reads JSON into silver beside what Kafka says, and counts what is no such JSON", () => {
    const about = ["_key", "_topic", "_partition", "_offset", "_arrived_at", "_ingested_at"];
    const { silver } = tables({ deduplicate: { columns: ["id", "_topic"], withinMinutes: 5 } });
    expect(silver.steps.slice(1)).toEqual([
      { select: ["_parsed.*", ...about] },
      {
        with: [
          "_apart",
          "if(`id` IS NULL OR `_topic` IS NULL, to_json(struct(_key, _topic, _partition, _offset, _arrived_at)), NULL)",
        ],
      },
      { watermark: ["_arrived_at", "5 minutes"] },
      { distinct: ["id", "_topic", "_apart"] },
      { without: "_apart" },
    ]);
    expect(silver.expectations).toEqual({ warn: { payload_is_read: "_corrupt_record IS NULL" } });
  });
});
