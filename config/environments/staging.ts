import { defineEnvironment } from "../define";

export default defineEnvironment({
  name: "staging",
  awsAccountId: "222222222222",
  region: "eu-west-1",
  tags: { DataClassification: "internal" },
  // Like prod in what decides whether a deployment works there: boundary, the repository's roles, closed buckets. Without
  // what runs around the clock (firewall, gateways per zone) or watches real data (trail, AWS Config, detection).
  foundation: {
    permissionsBoundary: { mode: "create" },
    ciRoles: { kind: "github", repository: "acme/lakehouse", planRole: "create" },
    s3PublicAccessBlock: "create",
  },
  network: {
    cidr: "10.21.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    nat: "single",
    privateLink: { backend: true },
  },
  workspaces: {
    main: {
      access: {
        groups: { "platform-admins": "ADMIN", "data-engineers": "USER", analysts: "USER" },
        servicePrincipals: { ingestion: "USER" },
      },
      defaultCatalog: "sales",
      clusterPolicies: {
        jobs: {
          description: "Automated jobs",
          workload: "job",
          nodeTypes: ["m6id.xlarge", "m6id.2xlarge"],
          groups: ["data-engineers"],
        },
        exploration: {
          description: "Notebooks",
          workload: "interactive",
          autoTerminationMinutes: 20,
          maxWorkers: 4,
          nodeTypes: ["m6id.large", "m6id.xlarge"],
          groups: ["data-engineers", "analysts"],
        },
      },
    },
  },
  zones: {
    raw: { kind: "raw", comment: "Files as they arrive", lifecycle: { expireAfterDays: 180 } },
    processed: { kind: "processed", comment: "Managed tables, bronze and silver" },
    curated: { kind: "curated", comment: "Managed tables, gold" },
  },
  catalogs: {
    sales: {
      comment: "Orders, customers and products",
      zone: "processed",
      owner: "platform-admins",
      schemas: {
        bronze: { layer: "bronze", comment: "As loaded" },
        silver: { layer: "silver", comment: "Checked and deduplicated" },
        gold: {
          layer: "gold",
          comment: "Data products",
          zone: "curated",
          volumes: { exports: { comment: "Files for partners" } },
          grants: { groups: { analysts: ["USE_SCHEMA", "SELECT"] } },
        },
      },
      grants: {
        groups: {
          "data-engineers": [
            "USE_CATALOG",
            "USE_SCHEMA",
            "SELECT",
            "MODIFY",
            "CREATE_TABLE",
            "CREATE_MATERIALIZED_VIEW",
            "READ_VOLUME",
          ],
          analysts: ["USE_CATALOG"],
        },
      },
    },
  },
  sources: {
    orders: {
      kind: "s3-files",
      workspace: "main",
      format: "json",
      catalog: "sales",
      expectations: {
        order_has_id: { condition: "order_id IS NOT NULL", action: "drop" },
        amount_not_negative: { condition: "amount >= 0", action: "warn" },
      },
      schedule: { quartzCron: "0 0 * * * ?", paused: true },
      notify: ["data-platform@acme.example"],
      runAs: "ingestion",
    },
  },
  consumers: {
    bi: {
      kind: "sql-warehouse",
      workspace: "main",
      size: "2X-Small",
      permissions: { analysts: "CAN_USE" },
    },
    "gold-overview": {
      kind: "dashboard",
      workspace: "main",
      title: "Sales: data products",
      warehouse: "bi",
      catalog: "sales",
      permissions: { analysts: "CAN_READ" },
    },
  },
  operations: {
    alarmEmails: ["data-platform@acme.example"],
    budget: { monthlyUsd: 1500 },
  },
});
