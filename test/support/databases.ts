import type { EnvironmentInput } from "../../config/schema/environment";

type Service<K extends string> = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: K }>;
export type InstanceInput = Extract<Service<"rds-instance">, { mode: "create" }>;
export type ClusterInput = Extract<Service<"aurora-cluster">, { mode: "create" }>;

/** A database on an instance, whose changes are read. */
export const shopDatabase = (change: Partial<InstanceInput> = {}): InstanceInput => ({
  kind: "rds-instance",
  mode: "create",
  engine: "postgres",
  engineVersion: "16",
  instanceClass: "db.m7g.large",
  storage: { gib: 100 },
  database: "shop",
  captureChanges: true,
  alarms: { connections: 400 },
  acknowledgeHourlyCost: true,
  ...change,
});

/** A cluster of Aurora that grows and shrinks. */
export const crmCluster = (change: Partial<ClusterInput> = {}): ClusterInput => ({
  kind: "aurora-cluster",
  mode: "create",
  engine: "aurora-mysql",
  engineVersion: "8.0",
  capacity: { mode: "serverless", maxUnits: 8 },
  captureChanges: true,
  acknowledgeHourlyCost: true,
  ...change,
});

/** Databases that are there already. */
export const EXISTING_DATABASES = {
  erp: {
    kind: "rds-instance",
    mode: "existing",
    identifier: "erp-prod",
    engine: "sqlserver-se",
    securityGroupId: "sg-0123456789abcdef0",
    captureChanges: true,
  },
  billing: { kind: "aurora-cluster", mode: "existing", identifier: "billing", engine: "aurora-postgresql" },
} as const satisfies NonNullable<EnvironmentInput["dataServices"]>;

/** Adds a database of every sort. */
export function withDatabases(input: EnvironmentInput): void {
  input.dataServices = { ...input.dataServices, shop: shopDatabase(), crm: crmCluster(), ...EXISTING_DATABASES };
}
