import type { EnvironmentInput } from "../../config/schema/environment";

type Consumers = NonNullable<EnvironmentInput["consumers"]>;
export type AlertInput = Extract<Consumers[string], { kind: "alert" }>;
export type DashboardInput = Extract<Consumers[string], { kind: "dashboard" }>;

/** An alert on a query of one's own, with everything that may be said. */
export const lateOrders = (change: Partial<AlertInput> = {}): AlertInput => ({
  kind: "alert",
  workspace: "main",
  title: "Late orders",
  description: "Orders that nobody has sent for a day",
  warehouse: "bi",
  runAs: "ingestion",
  reads: { gold: { catalog: "sales", schema: "gold" } },
  text: "SELECT count(*) AS late\nFROM {{ gold }}.orders\nWHERE sent IS NULL",
  column: "late",
  aggregation: "MAX",
  operator: "GREATER_THAN",
  threshold: 100,
  noRows: "OK",
  schedule: { quartzCron: "0 0 7 * * ?" },
  destinations: ["team"],
  repeatMinutes: 60,
  tellWhenOver: false,
  permissions: { analysts: "CAN_READ" },
  ...change,
});

/** A dashboard that was exported. */
export const revenue = (
  change: Partial<Extract<DashboardInput["content"], { mode: "file" }>> = {},
): DashboardInput => ({
  kind: "dashboard",
  workspace: "main",
  title: "Revenue",
  warehouse: "bi",
  catalog: "sales",
  content: {
    mode: "file",
    folder: "dashboards",
    file: "revenue.lvdash.json",
    catalogs: { dev_sales: "sales" },
    ...change,
  },
  permissions: { analysts: "CAN_READ" },
});

/** Adds both, somebody who is told, and what all warehouses and dashboards of the workspace `main` are like. */
export function withBi(input: EnvironmentInput, change: Partial<AlertInput> = {}): void {
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.notificationDestinations = {
    ...main.notificationDestinations,
    team: { mode: "email", addresses: ["team@acme.example"] },
  };
  main.sql = { statementTimeoutSeconds: 3600 };
  main.dashboardEmbedding = { mode: "approved", domains: ["portal.acme.example", "*.acme.example"] };
  input.consumers = { ...input.consumers, "late-orders": lateOrders(change), revenue: revenue() };
}
