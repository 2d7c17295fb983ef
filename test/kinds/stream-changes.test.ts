import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { topicsOf, withKafka } from "../support/kafka";
import { devInput } from "../support/platform";
import { CHANGES, type ChangesInput, changesOf } from "../support/stream-changes";
import { clicks, eventStream } from "../support/streams";

const problems = (loader: Parameters<typeof clicks>[0], more: Readonly<Record<string, unknown>> = {}) =>
  report({ dev: { "dataServices.events": eventStream(), "sources.clicks": clicks(loader), ...more } });

/** What is said of a source that reads topics. */
function ofTopics(changes: ChangesInput): string {
  const input = devInput();
  withKafka(input);
  return report({ dev: { dataServices: input.dataServices, "sources.topics": topicsOf(changesOf(changes)) } });
}

describe("changes that a stream tells, in the configuration", () => {
  it.each(Object.values(CHANGES))("are taken from Kinesis: $format", (changes) => {
    expect(problems(changesOf(changes))).toBe("");
  });

  it.each(["debezium", "dms"] as const)("are taken from Kafka: %s", (format) => {
    expect(ofTopics(CHANGES[format])).toBe("");
  });

  it("of DynamoDB are not in Kafka", () => {
    expect(ofTopics(CHANGES.dynamodb)).toContain(
      "sources.topics.changes.format: DynamoDB writes to Kinesis alone, and broker is a Kafka cluster",
    );
  });

  it.each<[Record<string, unknown>, string]>([
    [{ "changes.format": "maxwell" }, '"maxwell" is not one of the possible values'],
    [{ "changes.keys": [] }, "changes.keys"],
    [{ "changes.keys": undefined }, "changes.keys"],
    [{ "changes.keys": ["id"] }, "changes.keys.0: id is none of payload.columns. Fix: correct it, or add it there"],
    [{ "changes.exclude": ["crad"] }, "changes.exclude.0: crad is none of payload.columns"],
    [{ "changes.exclude": ["order_id"] }, "order_id is left out of silver, and tells its rows apart"],
    [{ "changes.unreadable": "ignore" }, '"ignore" is not one of the possible values'],
    [{ "changes.table": "orders'" }, "is not a name of the source system"],
    [{ "changes.schemas": true }, "changes.schemas: is not a known setting"],
    [{ payload: { format: "text" } }, "payload.format: changes of dms need the columns of the table"],
    [{ "payload.columns": "inferred" }, "payload.columns: changes of dms need the columns of the table"],
    [
      { deduplicate: { columns: ["order_id"], withinMinutes: 5 } },
      "deduplicate: is for records that are all kept: of changes that come twice the later one holds anyway",
    ],
    [
      { changes: CHANGES.dynamodb, "payload.columns.lines": "ARRAY<STRING>" },
      "payload.columns.lines: lists, maps and sets of DynamoDB are text here",
    ],
  ])("are refused: %j", (fields, message) => {
    const changes = Object.fromEntries(Object.entries(fields).map(([at, value]) => [`sources.clicks.${at}`, value]));
    expect(problems(changesOf(CHANGES.dms), changes)).toContain(message);
  });
});
