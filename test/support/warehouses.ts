import type { EnvironmentInput } from "../../config/schema/environment";

type Service<K extends string> = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: K }>;
export type ServerlessWarehouseInput = Extract<Service<"redshift-serverless">, { mode: "create" }>;
export type WarehouseClusterInput = Extract<Service<"redshift-cluster">, { mode: "create" }>;

/** A serverless warehouse in two zones, whose files go over AWS's network. */
export const financeWarehouse = (change: Partial<ServerlessWarehouseInput> = {}): ServerlessWarehouseInput => ({
  kind: "redshift-serverless",
  mode: "create",
  mostRpus: 64,
  usageLimits: [{ of: "compute", rpuHours: 500 }],
  network: { throughVpc: false, clientCidrs: ["172.16.0.0/16"] },
  files: { reads: [{ folder: "exports/finance" }], writes: [{ folder: "from-finance" }] },
  snapshots: { schedule: { quartzCron: "0 30 3 * * ?" } },
  alarms: { connections: 500 },
  ...change,
});

/** A warehouse on a cluster, everything of it. */
export const reportingCluster = (change: Partial<WarehouseClusterInput> = {}): WarehouseClusterInput => ({
  kind: "redshift-cluster",
  mode: "create",
  nodeType: "ra3.xlplus",
  concurrencyClusters: 1,
  usageLimits: [
    { of: "spectrum", terabytes: 10, period: "daily" },
    { of: "concurrency", minutes: 60, atLimit: "metric" },
  ],
  files: { reads: [{ folder: "exports/reporting" }] },
  snapshots: { times: ["rate(12 hours)"] },
  pause: { at: "0 19 ? * MON-FRI *", resumeAt: "0 6 ? * MON-FRI *" },
  maintenanceWindow: "sun:03:00-sun:04:00",
  acknowledgeHourlyCost: true,
  ...change,
});

/** Warehouses that are there already. */
export const EXISTING_WAREHOUSES = {
  group: {
    kind: "redshift-serverless",
    mode: "existing",
    workgroup: "group-finance",
    securityGroupId: "sg-0123456789abcdef1",
  },
  old: { kind: "redshift-cluster", mode: "existing", identifier: "dwh-prod", fromInternet: true },
  branch: { kind: "redshift-serverless", mode: "existing", workgroup: "branch", endpoint: {} },
  holding: {
    kind: "redshift-serverless",
    mode: "existing",
    workgroup: "holding",
    endpoint: { ownerAccount: "210987654321" },
  },
  plants: {
    kind: "redshift-cluster",
    mode: "existing",
    identifier: "plants",
    endpoint: { ownerAccount: "210987654321", clientCidrs: ["172.16.0.0/16"] },
  },
} as const satisfies NonNullable<EnvironmentInput["dataServices"]>;

/** Adds a warehouse of every sort, and a source that loads what one of them writes. */
export function withWarehouses(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    finance: financeWarehouse(),
    reporting: reportingCluster(),
    ...EXISTING_WAREHOUSES,
  };
  input.sources = {
    ...input.sources,
    "from-finance": {
      kind: "s3-files",
      workspace: "main",
      format: "json",
      path: "from-finance",
      notify: ["data-platform@acme.example"],
      catalog: "sales",
      schedule: { quartzCron: "0 0 * * * ?" },
      runAs: "ingestion",
    },
  };
}

/** Adds warehouses of both sorts that read tables of the Glue Data Catalog where their files are. */
export function withExternalSchemas(input: EnvironmentInput): void {
  const curated = { database: { mode: "existing" as const, name: "curated" }, files: [{ folder: "curated" }] };
  input.dataServices = {
    ...input.dataServices,
    files: financeWarehouse({
      files: undefined,
      snapshots: undefined,
      externalSchemas: { exports: { database: { mode: "create" }, files: [{ folder: "exports/finance" }] }, curated },
    }),
    nights: reportingCluster({
      files: undefined,
      pause: undefined,
      network: { throughVpc: false },
      externalSchemas: { curated },
    }),
  };
}
