import { describe, expect, it } from "vitest";
import { dynamodbTable } from "../../config/kinds/data-services/dynamodb-table";
import { report } from "../config/problems";
import { basket, legacy, nightly, prices } from "../support/dynamodb";
import { eventStream } from "../support/streams";

const key = (name: string, type: "string" | "number" | "binary" = "string") => ({ name, type });
const exportOf = (quartzCron: string) => ({ folder: "basket", schedule: { quartzCron } });
const indexes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`by_${n}`, { partitionKey: key("state") }]));
const lists = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `by_${n}`,
      { partitionKey: key("state"), holds: Array.from({ length: 26 }, (_, field) => `f${n}_${field}`) },
    ]),
  );

/** Everything that a table names beside itself. */
const AROUND = {
  "dataServices.events": eventStream(),
  "sources.orders.path": "basket",
};

describe("a DynamoDB table in the configuration", () => {
  it.each<[string, unknown]>([
    ["with everything", basket()],
    ["as short as it can be", { kind: "dynamodb-table", mode: "create", partitionKey: { name: "id" } }],
    ["with units that follow the load", prices()],
    ["with units that stay", prices({ capacity: { ...provisioned(), writes: { least: 40_000 } } })],
    ["with its changes by the millisecond", basket({ changes: { stream: "events", precision: "millisecond" } })],
    ["with a list in an index", basket({ indexes: { by_state: { partitionKey: key("state"), holds: ["a", "b"] } } })],
    ["with an export on the last day of a month", basket({ export: exportOf("0 0 2 L * ?") })],
    ["that is there", legacy({ export: undefined })],
    ["that is there, exported", legacy({ export: { folder: "basket", schedule: nightly() } })],
  ])("is taken: %s", (_, table) => {
    expect(report({ dev: { ...AROUND, "dataServices.basket": table } })).toBe("");
  });

  it.each<[field: string, value: unknown, message: string]>([
    ["partitionKey.name", "1st", '"1st" is not the name of an attribute here.'],
    ["partitionKey.type", "date", '"date" is not one of the possible values. Fix: use one of "string"'],
    ["sortKey.name", "customer_id", "sortKey.name: customer_id is the partition key as well."],
    [
      "indexes.by_state.sortKey.type",
      "string",
      "indexes.by_state.sortKey.type: says that placed_at is a string, and sortKey that it is a number.",
    ],
    ["indexes.by_state.sortKey.name", "state", "indexes.by_state.sortKey.name: state is the partition key as well."],
    ["indexes", { by: { partitionKey: key("state") } }, "indexes.by: is not the name of an index."],
    ["indexes", indexes(21), "has more than 20 indexes. Fix: use at most 20."],
    ["indexes", lists(4), "indexes: name 104 attributes together, and AWS takes 100."],
    ["indexes.by_state.holds", "some", 'is not what an index holds. Fix: write "all", "keys" or a list of attributes.'],
    ["indexes.by_state.units", { reads: 1, writes: 1 }, "is of no use where capacity is on demand."],
    [
      "localIndexes",
      { by_state: { sortKey: key("weight", "number") } },
      "localIndexes.by_state: is the name of a global index as well.",
    ],
    ["localIndexes.by_total.sortKey.name", "customer_id", "customer_id is the partition key as well."],
    ["sortKey", undefined, "localIndexes.by_total: is of a table without a sort key, which takes no local index."],
    ["capacity", provisioned(), "indexes.by_state.units: is missing: with provisioned capacity an index has units"],
    [
      "capacity",
      { ...provisioned(), reads: { least: 10, most: 10 } },
      "capacity.reads.most: 10 is not more than least, 10.",
    ],
    ["capacity", { ...provisioned(), acknowledgeHourlyCost: false }, "is not accepted. Fix: write true: the units are"],
    ["capacity.mostReads", 0, "0 is too small. Fix: use at least 1."],
    ["recoveryDays", 36, "36 is too large. Fix: use at most 35."],
    ["changes.stream", "evnts", 'changes.stream: "evnts" is not a data service'],
    ["changes.stream", "basket", 'data service basket is of kind "dynamodb-table". Fix: name a data service of kind'],
    ["changes.stream", "theirs", "theirs is there already, and Terraform has no rights on it."],
    ["export.zone", "curated", 'zone curated is of kind "curated"'],
    ["export.schedule.quartzCron", "0 30 3 * *", "has 5 fields."],
    ["export.schedule.quartzCron", "30 30 3 * * ?", "starts at a second, and AWS at full minutes. Fix: write 0"],
    ["export.schedule.quartzCron", "0 30 3 LW * ?", "has LW, which AWS does not read."],
    ["export.schedule.quartzCron", "0 30 3 ? * MON#2", "has MON#2, which AWS reads with a number alone."],
    ["otherAccounts.readers.0", "111111111111", "readers.0: is of the environment's own account"],
    ["otherAccounts.writers.0", "arn:aws:iam::111111111111:role/shop", "writers.0: is of the environment's own"],
    ["tableClass", "glacier", '"glacier" is not one of the possible values.'],
    ["ownStream", true, "ownStream: true is not one of the possible values."],
    [
      "export.folder",
      "elsewhere",
      "warning: dev: dataServices.basket.export.folder: no source loads what is delivered into raw/elsewhere/.",
    ],
  ])("is refused, or warned of: %s %j", (field, value, message) => {
    const theirs = { kind: "kinesis-stream", mode: "existing", streamName: "theirs" };
    const changes = { ...AROUND, "dataServices.theirs": theirs, "dataServices.basket": basket() };
    expect(report({ dev: { ...changes, [`dataServices.basket.${field}`]: value } })).toContain(message);
  });

  it("that is there already is one entry, by a name that DynamoDB takes", () => {
    const two = (tableName: string) =>
      report({ dev: { "dataServices.a": legacy({ export: undefined }), "dataServices.b": legacy({ tableName }) } });
    expect(two("legacy-orders")).toContain("the table legacy-orders");
    expect(two("x")).toContain('"x" is not the name of a DynamoDB table.');
  });

  it("takes names for itself, and for what exports it", () => {
    const names = (table: Parameters<NonNullable<typeof dynamodbTable.names>>[0]) =>
      dynamodbTable.names?.(table, "basket").map(({ what, purpose }) => `${what} ${purpose}`);
    expect(names(basket())).toEqual(["table basket", "schedule-group svc-basket", "role svc-basket"]);
    expect(names(prices())).toEqual(["table basket"]);
    expect(names(legacy())).toEqual(["schedule-group svc-basket", "role svc-basket"]);
  });
});

function provisioned() {
  return { mode: "provisioned", reads: { least: 5 }, writes: { least: 5 }, acknowledgeHourlyCost: true } as const;
}
