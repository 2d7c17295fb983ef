import type { EnvironmentInput } from "../../config/schema/environment";
import { eventStream } from "./streams";

type TableInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "dynamodb-table" }>;
export type CreatedTableInput = Extract<TableInput, { mode: "create" }>;

/** When a table is exported: every night. */
export const nightly = () => ({ quartzCron: "0 30 3 * * ?", timezone: "Europe/Berlin" });

/** A table with everything that one on demand can have. */
export const basket = (change: Partial<CreatedTableInput> = {}): CreatedTableInput => ({
  kind: "dynamodb-table",
  mode: "create",
  partitionKey: { name: "customer_id" },
  sortKey: { name: "placed_at", type: "number" },
  capacity: { mode: "on-demand", mostReads: 4000, mostWrites: 1000 },
  indexes: {
    by_state: { partitionKey: { name: "state" }, sortKey: { name: "placed_at", type: "number" }, holds: ["total"] },
  },
  localIndexes: { by_total: { sortKey: { name: "total", type: "number" }, holds: "keys" } },
  expiresAt: "expires_at",
  ownStream: "new-and-old",
  changes: { stream: "events" },
  export: { folder: "basket", schedule: nightly() },
  otherAccounts: { readers: ["999999999999"], writers: ["arn:aws:iam::888888888888:role/shop"] },
  ...change,
});

/** A table whose units follow the load. */
export const prices = (change: Partial<CreatedTableInput> = {}): CreatedTableInput => ({
  kind: "dynamodb-table",
  mode: "create",
  partitionKey: { name: "sku" },
  capacity: {
    mode: "provisioned",
    reads: { least: 5, most: 100 },
    writes: { least: 5, most: 50, aimPercent: 60 },
    acknowledgeHourlyCost: true,
  },
  indexes: { by_brand: { partitionKey: { name: "brand" }, units: { reads: 5, writes: 5 } } },
  tableClass: "infrequent-access",
  recoveryDays: 7,
  ...change,
});

/** A table with a copy in the second region; needs an environment that has one, and keys there. */
export const carts = (change: Partial<CreatedTableInput> = {}): CreatedTableInput => ({
  kind: "dynamodb-table",
  mode: "create",
  partitionKey: { name: "customer_id" },
  ownStream: "new-and-old",
  secondRegion: true,
  ...change,
});

/** A table that is there already. */
export const legacy = (change: object = {}): TableInput => ({
  kind: "dynamodb-table",
  mode: "existing",
  tableName: "legacy-orders",
  kmsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
  export: { folder: "legacy", schedule: { quartzCron: "0 0 4 ? * MON-FRI", paused: true } },
  ...change,
});

/** Adds `basket` whose changes go into the stream `events`, `prices` with provisioned units, and `legacy` that is there. */
export function withTables(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    events: eventStream(),
    basket: basket(),
    prices: prices(),
    legacy: legacy(),
  };
}
