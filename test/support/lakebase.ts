import type { EnvironmentInput } from "../../config/schema/environment";

export type LakebaseInput = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "lakebase" }>;

/** A database for applications, with a table of the lake. */
export const shopLakebase = (change: Partial<LakebaseInput> = {}): LakebaseInput => ({
  kind: "lakebase",
  workspace: "main",
  capacity: "CU_1",
  database: "shop",
  owner: "data-engineers",
  tables: {
    orders: { catalog: "sales", schema: "silver", table: "orders", primaryKey: ["order_id"] },
  },
  permissions: { analysts: "CAN_USE" },
  acknowledgeHourlyCost: true,
  ...change,
});

/** Adds a database with tables that are copied in each way. */
export function withLakebase(input: EnvironmentInput): void {
  const from = { catalog: "sales", schema: "gold" };
  input.consumers = {
    ...input.consumers,
    "shop-store": shopLakebase({
      nodes: 2,
      readableSecondaries: true,
      tables: {
        ...shopLakebase().tables,
        revenue: { ...from, table: "revenue_per_day", primaryKey: ["day"], refresh: "triggered", into: "figures" },
        customers: { ...from, table: "customers", primaryKey: ["id"], latestBy: "changed_at", refresh: "continuous" },
      },
    }),
  };
}
