import { definePart } from "../../../../config/define";

/** Warehouses of Amazon Redshift beside the lake. */
export const warehouses = definePart({
  dataServices: {
    // Serve: analysts of finance keep their own warehouse, which loads what the lake exports and costs what it computes.
    finance: {
      kind: "redshift-serverless",
      mode: "create",
      mostRpus: 64,
      usageLimits: [{ of: "compute", rpuHours: 500 }],
      // Through the VPC it would need a third zone.
      network: { throughVpc: false },
      files: { reads: [{ folder: "exports/finance" }, { zone: "exchange", folder: "to-finance" }] },
      caseSensitiveNames: true,
      snapshots: { schedule: { quartzCron: "0 30 3 * * ?" } },
    },
    // Ingest: customer relations as they are, for those analysts; AWS copies them.
    "crm-copied": {
      kind: "zero-etl-integration",
      source: { of: "database", dataService: "crm", includes: ["crm.*"] },
      warehouse: "finance",
    },
    // Serve: the warehouse of before, off at night.
    reporting: {
      kind: "redshift-cluster",
      mode: "create",
      nodeType: "ra3.large",
      pause: { at: "0 19 ? * MON-FRI *", resumeAt: "0 6 ? * MON-FRI *" },
      acknowledgeHourlyCost: true,
    },
  },
  workspaces: { main: { secretScopes: { finance: { keys: ["user", "password"] } } } },
  consumers: {
    // Serve: what the lake knows of each day, in the warehouse of finance.
    "revenue-out": {
      kind: "reverse-etl",
      workspace: "main",
      description: "Revenue for the warehouse of finance",
      table: { catalog: "sales", schema: "gold", name: "revenue_per_day" },
      keys: ["order_date", "country"],
      columns: ["orders", "revenue"],
      target: {
        store: "redshift",
        dataService: "finance",
        database: "dwh",
        table: "revenue_per_day",
        user: { scope: "finance", key: "user" },
        password: { scope: "finance", key: "password" },
        staging: { zone: "exchange", folder: "to-finance" },
      },
      state: { catalog: "sales", schema: "gold" },
      compute: { mode: "classic", clusterPolicy: "jobs" },
      schedule: { quartzCron: "0 30 4 * * ?" },
      timeoutMinutes: 60,
      notify: ["data-platform@acme.example"],
      runAs: "transformation",
    },
  },
  connections: {
    // Queried where it is, by a warehouse inside the VPC.
    "finance-db": {
      kind: "connection",
      mode: "create",
      type: "redshift",
      dataService: "finance",
      options: { user: "databricks" },
      comment: "Warehouse of finance",
    },
  },
});
