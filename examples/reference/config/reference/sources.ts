import type { EnvironmentInput } from "../../../../config/schema/environment";

const loader = {
  workspace: "main",
  catalog: "sales",
  notify: ["data-platform@acme.example"],
  runAs: "ingestion",
};
const hourly = { quartzCron: "0 0 * * * ?" };

/** Lane ingest, in Databricks: what loads into bronze and silver. */
export const sources = {
  // Files of partners, which come over SFTP.
  orders: {
    ...loader,
    kind: "s3-files",
    format: "json",
    path: "orders",
    expectations: {
      order_has_id: { condition: "order_id IS NOT NULL", action: "drop" },
      amount_not_negative: { condition: "amount >= 0", action: "warn" },
    },
    schedule: hourly,
  },
  // Account numbers begin with zeros, so that their type is said.
  customers: {
    ...loader,
    kind: "s3-files",
    format: "csv",
    schemaHints: { customer_id: "STRING", account_number: "STRING" },
    expectations: { customer_has_id: { condition: "customer_id IS NOT NULL", action: "drop" } },
    schedule: hourly,
  },
  // Changes that DMS has written: every one in bronze, in silver the rows as they are now.
  ledger: {
    ...loader,
    kind: "cdc-files",
    path: "billing",
    format: "parquet",
    changes: { writtenBy: "dms", timestampColumn: "dms_timestamp", sequenceColumn: "dms_sequence" },
    tables: [{ schema: "public", table: "invoices", keys: ["invoice_id"] }],
    run: { mode: "scheduled", schedule: { quartzCron: "0 10 * * * ?" } },
  },
  // What DynamoDB exports.
  baskets: {
    ...loader,
    kind: "s3-files",
    format: "json",
    options: { pathGlobFilter: "*.json.gz" },
    schedule: { quartzCron: "0 0 5 * * ?" },
  },
  // What AppFlow writes.
  incidents: { ...loader, kind: "s3-files", format: "parquet", path: "appflow/incidents", schedule: hourly },
  // What Firehose writes: records of services, and the events once more, with all that ever came.
  logs: { ...loader, kind: "s3-files", format: "json", schedule: hourly },
  "event-files": { ...loader, kind: "s3-files", format: "json", path: "events", schedule: hourly },
  // Events of applications, as soon as they are in the stream.
  clicks: {
    ...loader,
    kind: "stream",
    stream: "events",
    run: { mode: "scheduled", schedule: { quartzCron: "0 30 * * * ?" } },
    payload: {
      format: "json",
      columns: { click_id: "STRING", customer_id: "STRING", page: "STRING", at: "TIMESTAMP" },
    },
    expectations: { click_has_id: { condition: "click_id IS NOT NULL", action: "drop" } },
    deduplicate: { columns: ["click_id"], withinMinutes: 60 },
  },
  // Topics of Kafka, read on classic compute inside the VPC.
  payments: {
    ...loader,
    kind: "stream",
    stream: "topics",
    compute: { mode: "classic", nodeType: "m6id.large" },
    run: {
      mode: "continuous",
      acknowledgeContinuousCost: "Payments that fail are called back within a minute",
    },
    reading: { mode: "kafka", topics: ["payments"] },
    payload: {
      format: "json",
      columns: { payment_id: "STRING", order_id: "STRING", amount: "DOUBLE", at: "TIMESTAMP" },
    },
  },
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
  // Objects of an application.
  opportunities: {
    ...loader,
    kind: "saas",
    type: "salesforce",
    connection: "salesforce",
    tables: [{ table: "Opportunity", as: "opportunities", history: true }],
    schedule: { quartzCron: "0 15 * * * ?" },
  },
} satisfies EnvironmentInput["sources"];
