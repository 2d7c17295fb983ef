import type { EnvironmentInput } from "../../../../config/schema/environment";

/** Lanes query, serve and analysis: what asks, what is handed to others, what people look at. */
export const consumers = {
  bi: { kind: "sql-warehouse", workspace: "main", size: "2X-Small", permissions: { analysts: "CAN_USE" } },
  "gold-overview": {
    kind: "dashboard",
    workspace: "main",
    title: "Sales: data products",
    warehouse: "bi",
    catalog: "sales",
    permissions: { analysts: "CAN_READ" },
  },
  retailer: {
    kind: "recipient",
    workspace: "main",
    authentication: { type: "TOKEN", allowedIpAddresses: ["203.0.113.0/24"], expires: "2027-06-30" },
  },
  "data-products": {
    kind: "share",
    workspace: "main",
    catalog: "sales",
    schemas: { gold: { objects: "all" } },
    recipients: ["retailer"],
  },
  // Lane ingest: a tool of a partner, which writes tables itself through a warehouse.
  erp: {
    kind: "partner-tool",
    delivery: "direct",
    comment: "Replicates the ERP",
    workspace: "main",
    servicePrincipal: "replicator",
    warehouse: "bi",
    catalog: "sales",
    addresses: ["198.51.100.0/24"],
  },
} satisfies EnvironmentInput["consumers"];
