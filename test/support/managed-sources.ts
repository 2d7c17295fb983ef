import type { EnvironmentInput } from "../../config/schema/environment";
import { alerts } from "./event-alerts";
import { shopCatalog, shopConnection, withConnections } from "./external-connections";
import { withMain } from "./workloads";

type Input<K extends string> = Extract<NonNullable<EnvironmentInput["sources"]>[string], { kind: K }>;
export type DatabaseInput = Input<"database">;
export type SaasInput = Input<"saas">;

type Common = Pick<DatabaseInput, "workspace" | "catalog" | "schedule" | "notify" | "runAs">;

const common = (): Common => ({
  workspace: "main",
  catalog: "sales",
  schedule: { quartzCron: "0 15 * * * ?" },
  notify: ["a@acme.example"],
  runAs: "ingestion",
});

export const CHANGES = {
  mode: "changes",
  connection: "shop-db",
  database: "shop",
  replication: { publication: "databricks", slot: "databricks" },
  clusterPolicy: "pipelines",
  acknowledgeContinuousCost: "Orders are needed within minutes",
} as const;

/** The changes of the database of the shop. */
export const shopTables = (change: Partial<DatabaseInput> = {}): DatabaseInput => ({
  kind: "database",
  ...common(),
  reading: { ...CHANGES, replication: { ...CHANGES.replication } },
  tables: [
    { schema: "public", table: "orders", as: "shop_orders", history: true, exclude: ["card_number"] },
    { schema: "public", table: "lines", as: "shop_lines", primaryKeys: ["order_id", "line"] },
  ],
  schemas: [{ schema: "masterdata" }],
  ...change,
});

/** A database that serverless compute reaches over the internet, asked for what is new. */
export const shopByCursor = (change: Partial<DatabaseInput> = {}): DatabaseInput => ({
  kind: "database",
  ...common(),
  reading: { mode: "cursor", foreignCatalog: "prices", cursorColumns: ["updated_at"] },
  tables: [{ schema: "public", table: "prices", as: "shop_prices", primaryKeys: ["price_id"] }],
  ...change,
});

/** Objects of Salesforce. */
export const crmObjects = (change: Partial<SaasInput> = {}): SaasInput => ({
  kind: "saas",
  ...common(),
  type: "salesforce",
  connection: "crm",
  tables: [
    { table: "Account", as: "crm_account", history: true },
    { table: "Opportunity", as: "crm_opportunity" },
  ],
  formulaFields: true,
  ...change,
});

/** Reports of Workday. */
export const hrReports = (change: Partial<SaasInput> = {}): SaasInput => ({
  kind: "saas",
  ...common(),
  type: "workday-reports",
  connection: "hr",
  reports: [
    {
      url: "https://wd5.myworkday.com/ccx/service/customreport2/acme/user/Workers?format=json",
      as: "hr_workers",
      primaryKeys: ["worker_id"],
      parameters: {
        start_date: '{ coalesce(current_offset(), date("2025-02-01")) }',
        end_date: "{ current_date() - INTERVAL 1 DAY }",
      },
    },
  ],
  ...change,
});

/** Everything of an application that the project does not know. */
export const marketing = (change: Partial<SaasInput> = {}): SaasInput => ({
  kind: "saas",
  ...common(),
  type: "other",
  connectionType: "HUBSPOT",
  connection: "hubspot",
  schemas: [{ schema: "default", history: true }],
  tables: [{ schema: "default", table: "contacts", as: "hubspot_contacts" }],
  ...change,
});

/** What is told of a managed pipeline: it has no expectations. */
export const managedAlerts = () => {
  const { brokenPercent: _, ...limits } = alerts();
  return limits;
};

/** A database that serverless compute reaches over the internet, with what leads there. */
export const PRICES = {
  kind: "rds-instance",
  mode: "existing",
  identifier: "prices",
  engine: "postgres",
  fromInternet: true,
} as const;
export const pricesConnection = () => shopConnection({ dataService: "prices", comment: "Prices of the group" });
export const pricesCatalog = () =>
  shopCatalog({ connection: "prices-db", comment: "Prices as they are", options: { database: "prices" } });

/** Adds sources of every sort with the connections that they need. */
export function withManagedSources(input: EnvironmentInput): void {
  withConnections(input);
  withMain(input);
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.notificationDestinations = {
    ...main.notificationDestinations,
    team: { mode: "email", addresses: ["team@acme.example"] },
  };
  input.dataServices = { ...input.dataServices, prices: { ...PRICES } };
  input.connections = {
    ...input.connections,
    hr: { kind: "connection", mode: "existing", name: "workday" },
    hubspot: { kind: "connection", mode: "existing", name: "hubspot" },
    "prices-db": pricesConnection(),
    prices: pricesCatalog(),
  };
  input.sources = {
    ...input.sources,
    "shop-tables": shopTables({ alerts: managedAlerts() }),
    "shop-prices": shopByCursor(),
    "crm-objects": crmObjects({ alerts: managedAlerts() }),
    "hr-reports": hrReports(),
    marketing: marketing(),
  };
}
