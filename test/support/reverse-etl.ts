import type { EnvironmentInput } from "../../config/schema/environment";
import { crmCluster, EXISTING_DATABASES, shopDatabase } from "./databases";
import { basket, legacy, prices } from "./dynamodb";
import { provisioned } from "./kafka";
import { eventStream } from "./streams";
import { financeWarehouse } from "./warehouses";
import { withMain } from "./workloads";

export type DeliveryInput = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "reverse-etl" }>;

const delivery = {
  kind: "reverse-etl" as const,
  workspace: "main",
  state: { catalog: "sales", schema: "gold" },
  schedule: { quartzCron: "0 10 * * * ?" },
  timeoutMinutes: 60,
  notify: ["a@acme.example"],
  runAs: "ingestion",
} satisfies Partial<DeliveryInput>;

/** Customers for the database `shop`, with everything that an entry can have. */
export const customersOut = (change: Partial<DeliveryInput> = {}): DeliveryInput => ({
  ...delivery,
  description: "What the shop knows of its customers",
  table: { catalog: "sales", schema: "gold", name: "customers" },
  keys: ["customer_id"],
  columns: ["name", "segment"],
  deletes: "follow",
  mostDeletedPercent: 5,
  target: {
    store: "database",
    dataService: "shop",
    database: "shop",
    schema: "lake",
    table: "customers",
    user: { scope: "crm", key: "user" },
    password: { scope: "crm", key: "password" },
  },
  compute: { mode: "classic", clusterPolicy: "jobs" },
  attempts: 4,
  retries: 1,
  permissions: { "data-engineers": "CAN_MANAGE_RUN" },
  ...change,
});

/** Prices for a table of DynamoDB, which is made here. */
export const pricesOut = (change: Partial<DeliveryInput> = {}): DeliveryInput => ({
  ...delivery,
  table: { catalog: "sales", schema: "gold", name: "prices" },
  keys: ["sku"],
  columns: ["price", "changed_at", "valid_until"],
  target: {
    store: "dynamodb",
    dataService: "prices",
    newerBy: "changed_at",
    expires: { column: "valid_until", attribute: "expires_at" },
  },
  compute: { mode: "serverless" },
  ...change,
});

/** Orders for a table of DynamoDB that is there already. */
export const ordersOut = (change: Partial<DeliveryInput> = {}): DeliveryInput => ({
  ...delivery,
  table: { catalog: "sales", schema: "silver", name: "orders" },
  keys: ["order_id"],
  columns: ["total"],
  deletes: "ignore",
  target: { store: "dynamodb", dataService: "legacy" },
  compute: { mode: "serverless" },
  ...change,
});

/** Changes of segments for the stream `events`. */
export const segmentsOut = (change: Partial<DeliveryInput> = {}): DeliveryInput => ({
  ...delivery,
  table: { catalog: "sales", schema: "gold", name: "segments" },
  keys: ["customer_id", "segment"],
  columns: ["since"],
  target: { store: "kinesis", dataService: "events" },
  compute: { mode: "serverless" },
  ...change,
});

/** Contacts for the cluster `crm` of Aurora MySQL. */
export const contactsOut = (change: Partial<DeliveryInput> = {}): DeliveryInput => ({
  ...delivery,
  table: { catalog: "sales", schema: "gold", name: "contacts" },
  keys: ["contact_id"],
  columns: ["name"],
  target: {
    store: "database",
    dataService: "crm",
    database: "crm",
    table: "contacts",
    user: { scope: "crm", key: "user" },
    password: { scope: "crm", key: "password" },
  },
  compute: { mode: "classic", clusterPolicy: "jobs" },
  ...change,
});

/** Invoices for the SQL Server `erp`, which is there already. */
export const invoicesOut = (change: Partial<DeliveryInput> = {}): DeliveryInput => ({
  ...contactsOut(),
  table: { catalog: "sales", schema: "gold", name: "invoices" },
  keys: ["invoice_id"],
  columns: ["total"],
  target: {
    store: "database",
    dataService: "erp",
    database: "erp",
    table: "invoices",
    user: { scope: "crm", key: "user" },
    password: { scope: "crm", key: "password" },
  },
  ...change,
});

/** Changes of stock for a topic of the cluster `broker`. */
export const stockOut = (change: Partial<DeliveryInput> = {}): DeliveryInput => ({
  ...delivery,
  table: { catalog: "sales", schema: "gold", name: "stock" },
  keys: ["sku", "warehouse"],
  columns: ["pieces"],
  target: {
    store: "kafka",
    dataService: "broker",
    topic: "stock",
    headers: { version: "2", "content-type": "application/json" },
  },
  compute: { mode: "classic", clusterPolicy: "jobs" },
  ...change,
});

/** Sales for the warehouse `dwh`, which loads files of the zone `exchange`. */
export const salesOut = (change: Partial<DeliveryInput> = {}): DeliveryInput => ({
  ...delivery,
  table: { catalog: "sales", schema: "gold", name: "sales" },
  keys: ["sale_id"],
  columns: ["amount"],
  target: {
    store: "redshift",
    dataService: "dwh",
    database: "dwh",
    schema: "lake",
    table: "sales",
    user: { scope: "crm", key: "user" },
    password: { scope: "crm", key: "password" },
    staging: { zone: "exchange", folder: "to-redshift" },
  },
  compute: { mode: "classic", clusterPolicy: "jobs" },
  ...change,
});

/** The zone in which files are between the lake and warehouses. */
const EXCHANGE = {
  kind: "raw",
  comment: "Files on their way into warehouses",
  lifecycle: { expireAfterDays: 1 },
  noncurrentVersionDays: 1,
} as const;

/** What is written into, beside what writes. */
export function withStores(input: EnvironmentInput): void {
  withMain(input);
  input.zones = { ...input.zones, exchange: EXCHANGE };
  input.dataServices = {
    shop: shopDatabase(),
    crm: crmCluster(),
    erp: EXISTING_DATABASES.erp,
    broker: provisioned(),
    events: eventStream(),
    basket: basket({ export: undefined }),
    prices: prices({ expiresAt: "expires_at" }),
    legacy: legacy({ export: undefined }),
    dwh: financeWarehouse({
      files: { reads: [{ zone: "exchange", folder: "to-redshift" }] },
      snapshots: undefined,
    }),
    ...input.dataServices,
  };
}

/** Adds an entry for each store. */
export function withReverseEtl(input: EnvironmentInput): void {
  withStores(input);
  input.consumers = {
    ...input.consumers,
    "customers-out": customersOut(),
    "prices-out": pricesOut(),
    "orders-out": ordersOut(),
    "segments-out": segmentsOut(),
    "contacts-out": contactsOut(),
    "invoices-out": invoicesOut(),
    "stock-out": stockOut(),
    "sales-out": salesOut(),
  };
}
