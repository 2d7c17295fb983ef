import { describe, expect, it } from "vitest";
import { eventBus } from "../../config/kinds/data-services/event-bus";
import { eventPipe } from "../../config/kinds/data-services/event-pipe";
import { report } from "../config/problems";
import { paidOrders, QUEUE, shopBus, TABLE } from "../support/events";
import { put } from "../support/firehose";
import { eventStream } from "../support/streams";

const BESIDE = { "dataServices.events": eventStream(), "dataServices.landing": put() };
/** What is said of a bus, of which fields are changed. */
const ofBus = (changes: Record<string, unknown>, bus: object = shopBus()) =>
  report({ dev: { ...BESIDE, "dataServices.shop": bus, ...under("dataServices.shop", changes) } });
/** What is said of a pipe, of which fields are changed. */
const ofPipe = (changes: Record<string, unknown>) =>
  report({ dev: { ...BESIDE, "dataServices.paid": paidOrders(), ...under("dataServices.paid", changes) } });
const under = (path: string, changes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(changes).map(([field, value]) => [`${path}.${field}`, value]));

const only = (rule: object) => ({ orders: { ...shopBus().rules?.orders, ...rule } });
const matching = (detail: object) => only({ pattern: { sources: ["acme.shop"], detail } });

describe("an event bus in the configuration", () => {
  it.each<[string, object]>([
    ["with everything", shopBus()],
    ["with nothing", { kind: "event-bus", mode: "create" }],
    ["the account's own", { kind: "event-bus", mode: "default", schemaDiscovery: true }],
    ["with schemas, under a key of AWS", shopBus({ encryption: "aws", schemaDiscovery: true })],
    [
      "with every way to match",
      shopBus({
        rules: matching({
          a: { match: "equals", values: ["x"] },
          b: { match: "prefix", values: ["x"] },
          c: { match: "suffix", values: ["x"] },
          d: { match: "wildcard", values: ["x*y*"] },
          e: { match: "anything-but", values: ["x"] },
          f: { match: "number", from: 1.5 },
          g: { match: "exists", exists: false },
        }) as never,
      }),
    ],
  ])("is taken: %s", (_, bus) => {
    expect(ofBus({}, bus)).toBe("");
  });

  it.each<[what: string, changes: Record<string, unknown>, message: string]>([
    ["another mode", { mode: "existing" }, '"existing" is not one of the possible values'],
    ["a key that is none", { encryption: "kms" }, '"kms" is not one of the possible values.'],
    [
      "schemas under a key of one's own",
      { schemaDiscovery: true },
      'schemaDiscovery: is not possible on a bus that is encrypted with a key of your own. Fix: use encryption "aws"',
    ],
    [
      "the own account as a sender",
      { "senders.accounts": ["111111111111"] },
      "senders.accounts.0: is the environment's own account",
    ],
    ["an organization that is none", { "senders.organizationId": "acme" }, "is not the id of an AWS organization"],
    ["days that are too many", { "archive.retentionDays": 4000 }, "4000 is too large. Fix: use at most 3650."],
    ["an archive of everything, said", { "archive.pattern": {} }, "archive.pattern: takes every event"],
    ["a rule for everything", { rules: only({ pattern: {} }) }, "rules.orders.pattern: takes every event"],
    [
      "a pattern that is too long",
      { rules: only({ pattern: { sources: Array.from({ length: 60 }, (_, n) => `acme.${"s".repeat(100)}${n}`) } }) },
      "and EventBridge takes 4096. Fix: use several rules.",
    ],
    ["a source that is none", { rules: only({ pattern: { sources: ["acme shop"] } }) }, "is not a source of events"],
    ["a field that is none", { rules: matching({ "$.order": { match: "exists", exists: true } }) }, "is not a field"],
    [
      "a field inside one that is matched",
      { rules: matching({ order: { match: "exists", exists: true }, "order.id": { match: "exists", exists: true } }) },
      "detail.order.id: is inside order, which is matched as a value.",
    ],
    ["a number without a limit", { rules: matching({ total: { match: "number" } }) }, "is a number without a limit"],
    [
      "a range that nothing is in",
      { rules: matching({ total: { match: "number", from: 2, to: 1 } }) },
      "1 is less than from, 2: no number fits.",
    ],
    [
      "wildcards in a row",
      { rules: matching({ name: { match: "wildcard", values: ["a**"] } }) },
      "has no single *, which stands for any text",
    ],
    [
      "no value",
      { rules: matching({ name: { match: "prefix", values: [] } }) },
      "rules.orders.pattern.detail.name.values",
    ],
    ["a stream that is none", { "rules.orders.to.stream": "evnts" }, '"evnts" is not a data service'],
    [
      "a stream that is a delivery stream",
      { "rules.orders.to.stream": "landing" },
      'data service landing is of kind "firehose". Fix: name a data service of kind "kinesis-stream".',
    ],
    [
      "a stream that is there already",
      {
        "rules.orders.to": { mode: "stream", stream: "theirs" },
        "../theirs": { kind: "kinesis-stream", mode: "existing", streamName: "theirs" },
      },
      "rules.orders.to.stream: theirs is there already",
    ],
    [
      "a delivery stream that reads a stream",
      {
        "rules.all.to": { mode: "firehose", deliveryStream: "copy" },
        "../copy": { kind: "firehose", from: { mode: "stream", stream: "events" } },
      },
      "rules.all.to.deliveryStream: copy reads the stream events, and takes nothing that is put.",
    ],
    ["a queue's time", { "rules.work.to.retentionHours": 337 }, "337 is too large. Fix: use at most 336."],
    [
      "an alarm after the events are gone",
      { "rules.work.to": { mode: "queue", retentionHours: 10, alarmAgeHours: 10 } },
      "alarmAgeHours: 10 is not less than retentionHours, 10: the events are gone by then. Fix: use at most 9.",
    ],
    ["tries for days", { "rules.work.retry.hours": 48 }, "48 is too large. Fix: use at most 24."],
    [
      "more rules than a bus takes",
      {
        rules: Object.fromEntries(
          Array.from({ length: 101 }, (_, n) => [`r${n}`, { pattern: { sources: ["a"] }, to: { mode: "queue" } }]),
        ),
      },
      "rules: has 101 rules, and a bus takes 100.",
    ],
  ])("is refused: %s", (_, changes, message) => {
    const beside = Object.entries(changes).filter(([field]) => field.startsWith("../"));
    const own = Object.entries(changes).filter(([field]) => !field.startsWith("../"));
    const dev = {
      ...BESIDE,
      ...Object.fromEntries(beside.map(([field, value]) => [field.replace("../", "dataServices."), value])),
      "dataServices.shop": shopBus(),
      ...under("dataServices.shop", Object.fromEntries(own)),
    };
    expect(report({ dev })).toContain(message);
  });

  it("is the account's own bus once", () => {
    const bus = { kind: "event-bus", mode: "default" };
    expect(report({ dev: { "dataServices.one": bus, "dataServices.two": bus } })).toContain(
      "dataServices.two.mode: data service one uses the default event bus already.",
    );
  });

  it("takes names for itself, its archive, rules, queues and roles", () => {
    expect(eventBus.names?.(shopBus(), "shop").map(({ what, purpose }) => `${what} ${purpose}`)).toEqual([
      "event-bus shop",
      "event-archive shop",
      "event-rule bus-shop-orders",
      "queue bus-shop-orders-failed",
      "role svc-shop-orders",
      "event-rule bus-shop-all",
      "queue bus-shop-all-failed",
      "role svc-shop-all",
      "event-rule bus-shop-work",
      "queue bus-shop-work-failed",
      "queue bus-shop-work",
    ]);
  });
});

describe("an event pipe in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["as it is", {}],
    ["of a queue, with a key", { from: { mode: "queue", queueArn: QUEUE }, batch: { records: 500, seconds: 5 } }],
    ["of a table", { from: { mode: "table", streamArn: TABLE, start: "newest", retries: 0 }, enabled: false }],
    ["without a filter, as records", { filter: {}, send: "record" }],
  ])("is taken: %s", (_, changes) => {
    expect(ofPipe(changes)).toBe("");
  });

  it.each<[what: string, changes: Record<string, unknown>, message: string]>([
    ["a source of another sort", { from: { mode: "topic" } }, '"topic" is not one of the possible values'],
    ["a stream that is none", { "from.stream": "evnts" }, '"evnts" is not a data service'],
    ["a stream of another kind", { "from.stream": "landing" }, 'data service landing is of kind "firehose"'],
    ["no start", { "from.start": "now" }, '"now" is not one of the possible values.'],
    ["too many attempts", { "from.retries": 10_001 }, "10001 is too large. Fix: use at most 10000."],
    ["a queue by its address", { from: { mode: "queue", queueArn: "https://sqs" } }, "is not the ARN of an SQS queue"],
    [
      "a queue of another account",
      { from: { mode: "queue", queueArn: QUEUE.replace("111111111111", "222222222222") } },
      "from.queueArn: is in eu-west-1 of account 222222222222, and the pipe in eu-west-1 of 111111111111.",
    ],
    [
      "a table instead of its stream",
      { from: { mode: "table", streamArn: TABLE.replace(/\/stream.*/, "") } },
      "is not the ARN of a DynamoDB stream",
    ],
    [
      "a table of another region",
      { from: { mode: "table", streamArn: TABLE.replace("eu-west-1", "us-east-1") } },
      "from.streamArn: is in us-east-1 of account 111111111111",
    ],
    [
      "a key that is an alias",
      { from: { mode: "queue", queueArn: QUEUE, kmsKeyArn: "alias/x" } },
      "write the key's own",
    ],
    [
      "a circle",
      { to: { mode: "stream", stream: "events" } },
      "to.stream: is the stream that records come from: they would go round for ever.",
    ],
    ["a queue as the end", { to: { mode: "queue" } }, '"queue" is not one of the possible values'],
    ["too much at once", { "batch.records": 501 }, "501 is too large. Fix: use at most 500."],
    [
      "more than a queue gives",
      { from: { mode: "queue", queueArn: QUEUE }, batch: { records: 11 } },
      "batch.records: 11 are more than a queue gives at once, 10. Fix: say seconds to wait for them, at least 1.",
    ],
    ["too long a wait", { "batch.seconds": 301 }, "301 is too large. Fix: use at most 300."],
    [
      "a filter that is no field",
      { filter: { "a b": { match: "exists", exists: true } } },
      "is not a field of an event",
    ],
    [
      "a filter of two",
      { filter: { a: { match: "exists", exists: true }, "a.b": { match: "exists", exists: true } } },
      "filter.a.b: is inside a, which is matched as a value.",
    ],
    ["a payload that is none", { send: "detail" }, '"detail" is not one of the possible values.'],
  ])("is refused: %s", (_, changes, message) => {
    expect(ofPipe(changes)).toContain(message);
  });

  it("takes names for itself, its role and its queue, if it has one", () => {
    const taken = (from: unknown) =>
      eventPipe.names?.({ ...paidOrders(), from } as never, "paid").map(({ what, purpose }) => `${what} ${purpose}`);
    expect(taken({ mode: "stream", stream: "events" })).toEqual([
      "event-pipe paid",
      "role svc-paid",
      "queue pipe-paid-failed",
    ]);
    expect(taken({ mode: "queue", queueArn: QUEUE })).toEqual(["event-pipe paid", "role svc-paid"]);
  });
});
