import { definePart } from "../../../../config/define";

/** Lanes query, serve and analysis: what asks, what is handed to others, what people look at. */
export const readers = definePart({
  metastore: {
    governedTags: { pii: { comment: "Says something of a person", values: ["name"] } },
    // Whoever asks how warehouses do reads these.
    systemSchemas: {
      query: { servicePrincipals: ["orchestration"] },
      compute: { servicePrincipals: ["orchestration"] },
    },
  },
  workloads: {
    masks: {
      kind: "functions",
      workspace: "main",
      warehouse: "bi",
      runAs: "transformation",
      notify: ["data-platform@acme.example"],
      catalog: "sales",
      schema: "gold",
      library: ["mask_all"],
    },
  },
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
  dataServices: {
    // Who somebody is, for the shop's pages: asked by the key, thousands of times a second.
    profiles: { kind: "dynamodb-table", mode: "create", partitionKey: { name: "customer_id" } },
  },
  consumers: {
    bi: {
      kind: "sql-warehouse",
      workspace: "main",
      size: "2X-Small",
      maxClusters: 3,
      permissions: { analysts: "CAN_USE" },
      // Told when analysts wait, and when it runs all night.
      health: {
        warehouse: "bi",
        runAs: "orchestration",
        schedule: { quartzCron: "0 0 * * * ?" },
        queued: { seconds: 60, statements: 10 },
        slow: { seconds: 1800 },
        failed: { percent: 10 },
        fullMinutes: 60,
        runningHours: 14,
        destinations: ["data-team"],
      },
    },
    "orders-of-a-day": {
      kind: "query",
      workspace: "main",
      title: "Orders of a day",
      description: "How many orders there were in a country, up to a day",
      warehouse: "bi",
      catalog: "sales",
      text: "SELECT count(*) AS orders FROM orders WHERE day <= :day AND country = :country",
      parameters: {
        day: { type: "date", title: "Up to", value: "2026-11-01" },
        country: { type: "choice", options: ["DE", "FR", "IT"], value: "DE" },
      },
      labels: ["sales"],
      permissions: { analysts: "CAN_RUN" },
    },
    // Personal details are found by their tags, wherever tables have them.
    "customer-tags": {
      kind: "table-tags",
      workspace: "main",
      catalog: "sales",
      schema: "gold",
      table: "customers",
      columnTags: { name: { pii: "name" } },
    },
    "mask-names": {
      kind: "access-policy",
      workspace: "main",
      catalog: "sales",
      schema: "gold",
      comment: "Analysts count customers and need no names",
      does: { type: "mask-column", column: "name" },
      functions: "masks",
      function: "mask_all",
      columns: { name: { tag: "pii", value: "name" } },
      to: { groups: ["analysts"] },
      expects: [
        { reader: ["analysts"], given: { value: "Ada Lovelace" }, sees: "****" },
        { reader: ["data-engineers"], given: { value: "Ada Lovelace" }, sees: "Ada Lovelace" },
      ],
    },
    // Lane serve: for applications that ask a store of their own.
    "profiles-out": {
      kind: "reverse-etl",
      workspace: "main",
      description: "Customers for the pages of the shop",
      table: { catalog: "sales", schema: "gold", name: "customers" },
      keys: ["customer_id"],
      columns: ["name", "country", "orders", "amount"],
      target: { store: "dynamodb", dataService: "profiles" },
      state: { catalog: "sales", schema: "gold" },
      compute: { mode: "serverless" },
      schedule: { quartzCron: "0 0 4 * * ?" },
      timeoutMinutes: 60,
      notify: ["data-platform@acme.example"],
      runAs: "transformation",
    },
    "no-revenue": {
      kind: "alert",
      workspace: "main",
      title: "No revenue yesterday",
      description: "Gold has no revenue of yesterday: the shop was closed, or its orders are late",
      warehouse: "bi",
      runAs: "transformation",
      reads: { gold: { catalog: "sales", schema: "gold" } },
      text: "SELECT count(*) AS days FROM {{ gold }}.revenue_per_day WHERE order_date = current_date() - 1",
      column: "days",
      operator: "EQUAL",
      threshold: 0,
      schedule: { quartzCron: "0 0 6 * * ?" },
      destinations: ["data-team"],
      permissions: { analysts: "CAN_READ" },
    },
    revenue: {
      kind: "dashboard",
      workspace: "main",
      title: "Sales: revenue",
      folder: "sales",
      warehouse: "bi",
      catalog: "sales",
      // Exported in the development environment, whose catalog is called dev_sales.
      content: { mode: "file", folder: "dashboards", file: "revenue.lvdash.json", catalogs: { dev_sales: "sales" } },
      permissions: { analysts: "CAN_READ" },
    },
    "gold-overview": {
      kind: "dashboard",
      workspace: "main",
      title: "Sales: data products",
      warehouse: "bi",
      catalog: "sales",
      permissions: { analysts: "CAN_READ" },
    },
    // Found first by who looks for something of sales.
    "gold-overview-tags": {
      kind: "object-tags",
      workspace: "main",
      object: { type: "dashboard", dashboard: "gold-overview" },
      tags: { certified: "", domain: "sales" },
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
