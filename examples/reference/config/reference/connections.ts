import type { EnvironmentInput } from "../../../../config/schema/environment";

/** Lane ingest, in Unity Catalog: ways to databases and applications; lane query: a database as a catalog. */
export const connections = {
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
    dataService: "crm",
    options: { user: "databricks" },
    comment: "Database of the customer relations",
  },
  // Queried where it is, and asked for what is new.
  crm: {
    kind: "foreign-catalog",
    connection: "crm-db",
    comment: "Customer relations as they are",
    owner: "platform-admins",
    grants: { groups: { analysts: ["USE_CATALOG", "USE_SCHEMA", "SELECT"] } },
  },
  // Signs in as a person, so that it is made by hand.
  salesforce: { kind: "connection", mode: "existing", name: "salesforce" },
} satisfies EnvironmentInput["connections"];
