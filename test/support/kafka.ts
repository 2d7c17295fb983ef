import type { EnvironmentInput } from "../../config/schema/environment";

type ClusterInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "msk-cluster" }>;
export type ProvisionedInput = Extract<ClusterInput, { mode: "provisioned" }>;
type ServerlessInput = Extract<ClusterInput, { mode: "serverless" }>;
type ExistingInput = Extract<ClusterInput, { mode: "existing" }>;

export const ZONES = ["euw1-az1", "euw1-az2"];
export const CLUSTER_ARN = "arn:aws:kafka:eu-west-1:999999999999:cluster/shop/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f-2";
export const AUTHORITY =
  "arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f";

/** A cluster with brokers of its own and everything that it can have. */
export const provisioned = (change: Partial<ProvisionedInput> = {}): ProvisionedInput => ({
  kind: "msk-cluster",
  mode: "provisioned",
  kafkaVersion: "3.8.x.kraft",
  instanceType: "kafka.m7g.large",
  storage: { gigabytesPerBroker: 100, growToGigabytes: 1000 },
  availabilityZoneIds: [...ZONES],
  clientCidrs: ["10.20.0.0/20"],
  authentication: { scramUsers: { shop: true, erp: false }, certificateAuthorityArns: [AUTHORITY] },
  otherAccounts: ["999999999999"],
  properties: { "log.retention.hours": "72" },
  consumerGroups: { billing: { topic: "orders", maxLagSeconds: 600 } },
  acknowledgeHourlyCost: true,
  ...change,
});

/** A cluster whose brokers AWS sees to. */
export const serverless = (change: Partial<ServerlessInput> = {}): ServerlessInput => ({
  kind: "msk-cluster",
  mode: "serverless",
  availabilityZoneIds: [...ZONES],
  acknowledgeHourlyCost: true,
  ...change,
});

/** A cluster of another account, over a managed VPC connection. */
export const existing = (change: Partial<ExistingInput> = {}): ExistingInput => ({
  kind: "msk-cluster",
  mode: "existing",
  clusterArn: CLUSTER_ARN,
  reach: { mode: "vpc-connection", availabilityZoneIds: [...ZONES], acknowledgeHourlyCost: true },
  ...change,
});

/** Adds a cluster in each mode: `broker`, `topics` and `shop`. */
export function withKafka(input: EnvironmentInput): void {
  input.dataServices = { ...input.dataServices, broker: provisioned(), topics: serverless(), shop: existing() };
}

type LoaderInput = Extract<NonNullable<EnvironmentInput["sources"]>[string], { kind: "stream" }>;

/** A source that loads the topics `orders` and `returns` of the cluster `broker` every hour. */
export const topicsOf = (change: Partial<LoaderInput> = {}): LoaderInput => ({
  kind: "stream",
  workspace: "main",
  catalog: "sales",
  stream: "broker",
  compute: { mode: "classic", nodeType: "m6id.large" },
  run: { mode: "scheduled", schedule: { quartzCron: "0 0 * * * ?" } },
  reading: { mode: "kafka", topics: ["returns", "orders"] },
  payload: { format: "json", columns: { id: "STRING", at: "TIMESTAMP" } },
  table: "kafka_orders",
  notify: ["a@acme.example"],
  runAs: "ingestion",
  ...change,
});

/** Adds a cluster in each mode, and a source that reads the first. */
export function withTopics(input: EnvironmentInput, change: Partial<LoaderInput> = {}): void {
  withKafka(input);
  input.sources = { ...input.sources, topics: topicsOf(change) };
}
