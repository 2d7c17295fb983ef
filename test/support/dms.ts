import type { EnvironmentInput } from "../../config/schema/environment";
import { crmCluster, shopDatabase } from "./databases";
import { provisioned } from "./kafka";
import type { OwnNetworkInput } from "./platform";
import { eventStream } from "./streams";

type ReplicationInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "dms-replication" }>;
export type ServerlessInput = Extract<ReplicationInput, { mode: "serverless" }>;
export type InstanceInput = Extract<ReplicationInput, { mode: "instance" }>;

/** A certificate of nobody. */
export const AUTHORITY_PEM = `-----BEGIN CERTIFICATE-----
MIIBszCCAVmgAwIBAgIUQ29tZUFuZFNlZVdoYXRUaGlzSXNBYm91dAowCgYIKoZI
zj0EAwIwEjEQMA4GA1UEAwwHbm9ib2R5MA==
-----END CERTIFICATE-----`;
export const SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:erp/replication-Ab1Cd2";
export const SECRET_KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-0000-0000-000000000000";

/** Tables of the database `shop`, and their changes, into files of the zone `raw`. */
export const shopFiles = (change: Partial<ServerlessInput> = {}): ServerlessInput => ({
  kind: "dms-replication",
  mode: "serverless",
  capacity: { maxUnits: 16, minUnits: 2 },
  source: {
    mode: "data-service",
    service: "shop",
    database: "shop",
    signIn: { mode: "entry", entry: "shop-login" },
    certificateAuthority: AUTHORITY_PEM,
  },
  target: { mode: "zone", folder: "orders/shop", sequenceColumn: "dms_sequence" },
  tables: [
    { schema: "sales", except: ["audit_%"] },
    { schema: "stock", tables: ["items", "places"] },
  ],
  acknowledgeHourlyCost: true,
  ...change,
});

/** Changes of the cluster `crm` into the stream `events`. */
export const crmMessages = (change: Partial<InstanceInput> = {}): InstanceInput => ({
  kind: "dms-replication",
  mode: "instance",
  instanceClass: "dms.c6i.large",
  engineVersion: "3.6.1",
  source: {
    mode: "data-service",
    service: "crm",
    signIn: { mode: "existing", secretArn: SECRET_ARN, kmsKeyArn: SECRET_KEY },
    certificateAuthority: AUTHORITY_PEM,
  },
  target: { mode: "stream", stream: "events" },
  replicate: "changes",
  tables: [{ schema: "crm" }],
  maintenanceWindow: "sun:03:00-sun:04:00",
  acknowledgeHourlyCost: true,
  ...change,
});

/** A database in another network into the topic `erp` of the cluster `broker`. */
export const erpMessages = (change: Partial<ServerlessInput> = {}): ServerlessInput => ({
  kind: "dms-replication",
  mode: "serverless",
  capacity: { maxUnits: 4 },
  source: {
    mode: "network",
    engine: "sqlserver",
    cidrs: ["10.20.8.0/24"],
    database: "erp",
    signIn: { mode: "entry", entry: "shop-login" },
  },
  target: { mode: "kafka", cluster: "broker", topic: "erp", user: "shop" },
  tables: [{ schema: "dbo" }],
  acknowledgeHourlyCost: true,
  ...change,
});

/** Base64 of no wallet. */
export const WALLET = `${"ofhO".repeat(20)}NgAA`;

/** A database of Oracle in another network into files of the zone `raw`. */
export const ledgerFiles = (change: Partial<ServerlessInput> = {}): ServerlessInput => ({
  kind: "dms-replication",
  mode: "serverless",
  capacity: { maxUnits: 8 },
  source: {
    mode: "network",
    engine: "oracle",
    cidrs: ["10.20.8.0/24"],
    database: "LEDGER",
    signIn: { mode: "entry", entry: "shop-login" },
    oracle: { wallet: WALLET, reader: "binary-reader", addSupplementalLogging: true },
  },
  target: { mode: "zone", folder: "orders/ledger" },
  tables: [{ schema: "LEDGER" }],
  acknowledgeHourlyCost: true,
  ...change,
});

/** What replications stand on: databases, a secret, a stream, a cluster. */
export const FOUNDATIONS: NonNullable<EnvironmentInput["dataServices"]> = {
  shop: shopDatabase(),
  crm: crmCluster(),
  events: eventStream(),
  broker: provisioned(),
  "shop-login": { kind: "secret", description: "User of the shop's database for DMS" },
};

/** Adds `shop-files`, `crm-messages`, `erp-messages` and `ledger-files`, and what they stand on. */
export function withReplications(input: EnvironmentInput & OwnNetworkInput): void {
  input.foundation = { ...input.foundation, dmsRoles: "create" };
  input.network.endpoints = [...(input.network.endpoints ?? []), "secretsmanager"];
  input.dataServices = {
    ...input.dataServices,
    ...structuredClone(FOUNDATIONS),
    "shop-files": shopFiles(),
    "crm-messages": crmMessages(),
    "erp-messages": erpMessages(),
    "ledger-files": ledgerFiles(),
  };
}
