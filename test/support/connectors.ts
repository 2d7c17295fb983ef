import type { EnvironmentInput } from "../../config/schema/environment";
import { crmCluster, shopDatabase } from "./databases";
import { provisioned, serverless } from "./kafka";
import type { OwnNetworkInput } from "./platform";

type ConnectorInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "msk-connector" }>;

export const PLUGIN =
  "arn:aws:kafkaconnect:eu-west-1:111111111111:custom-plugin/sink/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f-2";

/** Debezium, which follows tables of the database `shop`. */
export const shopChanges = (change: Partial<ConnectorInput> = {}): ConnectorInput => ({
  kind: "msk-connector",
  cluster: "broker",
  plugin: { mode: "archive", bucket: "acme-plugins", key: "debezium/postgres-3.0.zip", version: "3sL4kqtJlcpXroDTDmJ" },
  does: {
    mode: "debezium",
    service: "shop",
    database: "shop",
    tables: ["public.orders", "public.customers"],
    signIn: "shop-login",
  },
  capacity: { mode: "provisioned", unitsPerWorker: 2 },
  acknowledgeHourlyCost: true,
  ...change,
});

/** Debezium over the Aurora cluster `crm`. */
export const crmChanges = (change: Partial<ConnectorInput> = {}): ConnectorInput => ({
  ...shopChanges(),
  cluster: "topics",
  does: {
    mode: "debezium",
    service: "crm",
    database: "crm",
    tables: ["crm.contacts"],
    signIn: "crm-login",
    topicPrefix: "crm-live",
  },
  ...change,
});

/** Any other connector, of a plugin that is there already. */
export const audit = (change: Partial<ConnectorInput> = {}): ConnectorInput => ({
  ...shopChanges(),
  connectVersion: "2.7.1",
  plugin: { mode: "existing", pluginArn: PLUGIN, revision: 3 },
  does: {
    mode: "other",
    connectorClass: "com.acme.AuditConnector",
    tasks: 4,
    reads: ["orders"],
    writes: ["audit"],
    properties: { "audit.level": "full" },
  },
  capacity: { mode: "autoscaled", mostWorkers: 3 },
  ...change,
});

const login = (description: string) => ({ kind: "secret" as const, description, readers: [] });

/** What the connectors here work with. */
export const AROUND = () =>
  ({
    broker: provisioned(),
    topics: serverless(),
    shop: shopDatabase(),
    crm: crmCluster(),
    "shop-login": login("User of Debezium in shop"),
    "crm-login": login("User of Debezium in crm"),
  }) satisfies NonNullable<EnvironmentInput["dataServices"]>;

/** Adds the connectors `shop-changes`, `crm-changes` and `audit`, with what they work with. */
export function withConnectors(input: EnvironmentInput & OwnNetworkInput): void {
  input.network = { ...input.network, endpoints: ["secretsmanager"] };
  input.dataServices = {
    ...input.dataServices,
    ...AROUND(),
    "shop-changes": shopChanges(),
    "crm-changes": crmChanges(),
    audit: audit(),
  };
}
