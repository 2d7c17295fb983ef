import type { EnvironmentInput } from "../../config/schema/environment";
import { ordersGold, type PipelineInput, withMain } from "./workloads";

export type AlertsInput = NonNullable<PipelineInput["alerts"]>;

/** What is told of a pipeline, with every limit. */
export const alerts = (change: Partial<AlertsInput> = {}): AlertsInput => ({
  warehouse: "bi",
  schedule: { quartzCron: "0 0 7 * * ?" },
  hours: 48,
  brokenPercent: 5,
  fewestRows: 100,
  failedUpdates: 2,
  staleHours: 26,
  destinations: ["team"],
  ...change,
});

/** Watches the source `orders`, and a pipeline `orders-gold`, which is added. */
export function withAlerts(input: EnvironmentInput, change: Partial<AlertsInput> = {}): void {
  withMain(input);
  const { main } = input.workspaces;
  const orders = input.sources?.orders;
  if (main === undefined || orders?.kind !== "s3-files")
    throw new Error("there are a workspace main and files, orders");
  main.notificationDestinations = {
    ...main.notificationDestinations,
    team: { mode: "email", addresses: ["team@acme.example"] },
  };
  orders.alerts = alerts(change);
  input.workloads = { ...input.workloads, "orders-gold": ordersGold({ alerts: alerts(change) }) };
}
