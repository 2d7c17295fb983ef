import type { EnvironmentInput } from "../../config/schema/environment";

type Consumers = NonNullable<EnvironmentInput["consumers"]>;
type SqlWarehouseInput = Extract<Consumers[string], { kind: "sql-warehouse" }>;
export type HealthInput = NonNullable<SqlWarehouseInput["health"]>;

/** What is told of a warehouse, with every limit. */
const health = (change: Partial<HealthInput> = {}): HealthInput => ({
  warehouse: "bi",
  runAs: "ingestion",
  schedule: { quartzCron: "0 0 * * * ?" },
  hours: 3,
  queued: { seconds: 30, statements: 5 },
  slow: { seconds: 900 },
  failed: { percent: 5 },
  fullMinutes: 60,
  runningHours: 12,
  destinations: ["team"],
  ...change,
});

/** Watches the shipped warehouse `bi`, which grows, and lets whoever asks read what it asks. */
export function withHealth(input: EnvironmentInput, change: Partial<HealthInput> = {}): void {
  const { main } = input.workspaces;
  const bi = input.consumers?.bi;
  if (main === undefined || bi?.kind !== "sql-warehouse") throw new Error("there are a workspace main and a warehouse");
  main.notificationDestinations = {
    ...main.notificationDestinations,
    team: { mode: "email", addresses: ["team@acme.example"] },
  };
  input.consumers = { ...input.consumers, bi: { ...bi, maxClusters: 3, health: health(change) } };
  const readers = { servicePrincipals: ["ingestion"] };
  input.metastore = {
    ...input.metastore,
    systemSchemas: { ...input.metastore?.systemSchemas, query: readers, compute: readers },
  };
}
