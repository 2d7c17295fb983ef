import { definePart } from "../../../../config/define";

/** Lanes query, serve and analysis: what asks, what is handed to others, what people look at. */
export const readers = definePart({
  connections: {
    exchange: { kind: "provider", mode: "existing", name: "Stock Exchange (EU)" },
    weather: { kind: "provider", mode: "token", comment: "Weather service, which has no Databricks" },
    prices: {
      kind: "shared-catalog",
      provider: "exchange",
      share: "prices",
      comment: "Prices of the exchange, by the minute",
      owner: "data-engineers",
      grants: { groups: { analysts: ["SELECT", "USE_CATALOG", "USE_SCHEMA"] } },
    },
  },
  consumers: {
    bi: { kind: "sql-warehouse", workspace: "main", size: "2X-Small", permissions: { analysts: "CAN_USE" } },
    "gold-overview": {
      kind: "dashboard",
      workspace: "main",
      title: "Sales: data products",
      warehouse: "bi",
      catalog: "sales",
      permissions: { analysts: "CAN_READ" },
    },
    // Applications read what the lake knows of customers from a database of their own.
    "shop-store": {
      kind: "lakebase",
      workspace: "main",
      capacity: "CU_1",
      database: "shop",
      owner: "data-engineers",
      tables: {
        customers: { catalog: "sales", schema: "gold", table: "customers", primaryKey: ["customer_id"] },
      },
      permissions: { analysts: "CAN_USE" },
      acknowledgeHourlyCost: true,
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
  },
});
