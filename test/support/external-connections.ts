import { CONNECTION_OPTIONS, type OptionForm } from "../../config/facts/connection-options";
import { type ConnectionTypeName, connectionType } from "../../config/facts/connection-types";
import type { EnvironmentInput } from "../../config/schema/environment";
import { shopDatabase } from "./databases";

type Input<K extends string> = Extract<NonNullable<EnvironmentInput["connections"]>[string], { kind: K }>;
export type ConnectionInput = Extract<Input<"connection">, { mode: "create" }>;
export type ForeignCatalogInput = Input<"foreign-catalog">;

/** A connection to the database `shop` of the environment. */
export const shopConnection = (change: Partial<ConnectionInput> = {}): ConnectionInput => ({
  kind: "connection",
  mode: "create",
  type: "postgresql",
  dataService: "shop",
  options: { user: "databricks" },
  comment: "Database of the shop",
  grants: { groups: { analysts: ["USE_CONNECTION"] } },
  ...change,
});

/** The database of the shop as a catalog. */
export const shopCatalog = (change: Partial<ForeignCatalogInput> = {}): ForeignCatalogInput => ({
  kind: "foreign-catalog",
  connection: "shop-db",
  comment: "Orders as they are in the shop",
  options: { database: "shop" },
  owner: "data-engineers",
  grants: { groups: { analysts: ["SELECT", "USE_CATALOG", "USE_SCHEMA"] } },
  ...change,
});

/** A warehouse inside the VPC, where databases are reached without more. */
export const insideWarehouse = (): NonNullable<EnvironmentInput["consumers"]>[string] => ({
  kind: "sql-warehouse",
  workspace: "main",
  size: "2X-Small",
  serverless: false,
  permissions: { analysts: "CAN_USE" },
});

/** Adds a database, a connection to it and a catalog over that, and a connection that is there already. */
export function withConnections(input: EnvironmentInput): void {
  input.consumers = { ...input.consumers, inside: insideWarehouse() };
  input.dataServices = { ...input.dataServices, shop: shopDatabase() };
  input.connections = {
    ...input.connections,
    "shop-db": shopConnection(),
    shop: shopCatalog(),
    warehouse: shopConnection({
      type: "snowflake",
      dataService: undefined,
      options: { host: "acme.snowflakecomputing.com", user: "databricks", sfWarehouse: "reading" },
      secrets: ["pem_private_key"],
      comment: "Warehouse of the group",
    }),
    crm: { kind: "connection", mode: "existing", name: "salesforce_prod" },
  };
}

/** A host outside of the environment. */
export const HOST = "db.acme.example";

/** A value that an option takes. */
function exampleOf(option: string): string {
  const forms: Readonly<Record<string, OptionForm>> = CONNECTION_OPTIONS.value;
  const form = forms[option] ?? "text";
  if (typeof form !== "string") return form[0] ?? "";
  return FORM_EXAMPLES[form] ?? `a-${option}`;
}
const FORM_EXAMPLES: Readonly<Partial<Record<Extract<OptionForm, string>, string>>> = {
  host: HOST,
  port: "5432",
  boolean: "false",
  https: "https://login.acme.example/token",
  path: "/api/v2",
  account: "111111111111",
  region: "eu-west-1",
  paths: "s3://acme-old/sales",
};

/** A connection of a type with everything that it needs, in each way to sign in. */
export const connectionOfType = (type: ConnectionTypeName, way = 0) => {
  const facts = connectionType(type);
  const { secrets = [], options = {} } = facts.ways[way] ?? {};
  const needed = Object.entries({ ...facts.options, ...options }).filter(([, need]) => need === "required");
  return shopConnection({
    type,
    dataService: undefined,
    options: Object.fromEntries(needed.map(([option]) => [option, exampleOf(option)])),
    ...(secrets.length === 0 ? {} : { secrets: [...secrets] }),
    // One of the environment's.
    ...(facts.readsAws === "streams" && { streams: ["events"] }),
  });
};
