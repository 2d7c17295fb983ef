import { definePart } from "../../../../config/define";
import { loader } from "./loader";

/** Databases of applications that connectors of Databricks read: one by its changes, one by asking for what is new. */
export const databases = definePart({
  dataServices: {
    // Source: a database of an application, whose changes are read.
    shop: {
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
    },
    // Source: a database that is asked for what is new.
    crm: {
      kind: "aurora-cluster",
      mode: "create",
      engine: "aurora-mysql",
      engineVersion: "8.0",
      capacity: { mode: "serverless", maxUnits: 8 },
      acknowledgeHourlyCost: true,
    },
    // Queries share few connections of it, at addresses that stay when it fails over.
    "crm-reader": { kind: "secret", description: "User of the customer relations for whom queries them" },
    "crm-proxy": {
      kind: "database-proxy",
      database: "crm",
      system: "mysql",
      signIn: { mode: "secrets", secrets: [{ mode: "entry", entry: "crm-reader" }] },
      acknowledgeHourlyCost: true,
    },
  },
  network: {
    connections: {
      endpointServices: {
        // Serverless compute is outside of the VPC: it asks over a private endpoint, by the host name of the proxy.
        crm: {
          dataService: "crm-proxy",
          domainNames: ["acme-reference-crm-proxy.proxy-c9akciq32rgu.eu-west-1.rds.amazonaws.com"],
          listeners: [{ protocol: "TCP", port: 3306 }],
          targets: { kind: "ip", addresses: ["10.40.208.20", "10.40.209.20"] },
        },
      },
    },
  },
  connections: {
    "shop-db": {
      kind: "connection",
      mode: "create",
      type: "postgresql",
      dataService: "shop",
      options: { user: "databricks" },
      comment: "Database of the shop",
    },
    "crm-db": {
      kind: "connection",
      mode: "create",
      type: "mysql",
      dataService: "crm-proxy",
      options: { user: "reader" },
      comment: "Database of the customer relations",
    },
    // Lane query: queried where it is, and asked for what is new.
    crm: {
      kind: "foreign-catalog",
      connection: "crm-db",
      comment: "Customer relations as they are",
      owner: "platform-admins",
      grants: { groups: { analysts: ["USE_CATALOG", "USE_SCHEMA", "SELECT"] } },
    },
  },
  sources: {
    // Every change of the shop's database.
    "shop-tables": {
      ...loader,
      kind: "database",
      reading: {
        mode: "changes",
        connection: "shop-db",
        database: "shop",
        replication: { publication: "databricks", slot: "databricks" },
        clusterPolicy: "pipelines",
        acknowledgeContinuousCost: "Stocks are needed within minutes",
      },
      tables: [{ schema: "public", table: "stock", history: true }],
      schedule: { quartzCron: "0 15 * * * ?" },
    },
    // What is new in the customer relations.
    "crm-contacts": {
      ...loader,
      kind: "database",
      reading: { mode: "cursor", foreignCatalog: "crm", cursorColumns: ["updated_at"] },
      tables: [{ schema: "crm", table: "contacts", primaryKeys: ["contact_id"] }],
      schedule: { quartzCron: "0 15 * * * ?" },
    },
  },
});
