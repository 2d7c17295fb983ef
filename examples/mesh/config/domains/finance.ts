import { defineDomain } from "../../../../config/define";

/** Finance: what is in its own books, and the warehouse of the group, queried where it is. */
export const finance = defineDomain({
  name: "finance",
  owner: "finance-owners",
  inAccount: { groups: { "finance-owners": { mode: "create" } } },
  workspace: "lake",
  costCentre: "4712",
  catalogs: {
    // In no workspace of analysts, whatever they are granted.
    finance: {
      comment: "Ledger and closing of the company.",
      zone: "curated",
      workspaces: ["lake"],
      accessRequests: { url: "https://requests.acme.example/finance" },
      grants: { everyone: ["BROWSE"], groups: { auditors: "reader", "sales-owners": ["USE_CATALOG"] } },
      schemas: {
        ledger: { layer: "silver", comment: "Bookings of the company, by day." },
        reports: {
          layer: "gold",
          comment: "Closed months, for the whole company.",
          grants: { groups: { "sales-owners": "reader", "finance-owners": "writer" } },
        },
      },
    },
  },
  connections: {
    warehouse: {
      kind: "connection",
      mode: "create",
      type: "snowflake",
      options: { host: "acme.snowflakecomputing.com", user: "databricks", sfWarehouse: "reading" },
      secrets: ["pem_private_key"],
      comment: "Warehouse of the group, read only.",
      grants: { groups: { "finance-owners": "reader" } },
    },
    books: {
      kind: "foreign-catalog",
      connection: "warehouse",
      comment: "Books of the group, queried where they are.",
      options: { database: "BOOKS" },
      grants: { groups: { auditors: "reader", "data-stewards": "steward" } },
    },
  },
});
