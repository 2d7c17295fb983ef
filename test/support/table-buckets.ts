import type { EnvironmentInput } from "../../config/schema/environment";

export const FOREIGN_ROLE = "arn:aws:iam::333333333333:role/partner-engine";
export const ENGINE_ROLE = "arn:aws:iam::111111111111:role/sales-engine";

/** Adds a table bucket with tables and access, and optimizers of a table of the Data Catalog. */
export function withTableBuckets(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    measured: {
      kind: "table-bucket",
      namespaces: {
        sales: {
          tables: {
            orders: {
              columns: [
                { name: "id", type: "long", required: true },
                { name: "total", type: "decimal(18,2)" },
                { name: "day", type: "date" },
              ],
              compaction: { targetFileMegabytes: 256 },
              snapshots: { maxAgeHours: 240, leastKept: 3 },
            },
            lines: {
              columns: [{ name: "order_id", type: "long" }],
              compaction: { enabled: false },
              snapshots: { expire: false },
            },
          },
        },
        scratch: {},
      },
      access: {
        partner: { roleArns: [FOREIGN_ROLE], namespaces: ["sales"] },
        engine: { roleArns: [ENGINE_ROLE], access: "write" },
      },
      unreferencedFiles: { afterDays: 5, nonCurrentDays: 20 },
    },
    tidied: {
      kind: "table-optimizer",
      database: "shop",
      table: "orders",
      folder: "iceberg/orders",
      retention: { days: 7, leastKept: 3 },
      orphans: {},
    },
  };
}
