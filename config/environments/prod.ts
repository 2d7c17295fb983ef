import { defineEnvironment } from "../define";

export default defineEnvironment({
  name: "prod",
  awsAccountId: "333333333333",
  region: "eu-west-1",
  tags: { DataClassification: "confidential" },
  foundation: {
    // What a role may do at most, and who deploys: jobs of the repository, not people.
    permissionsBoundary: { mode: "create" },
    ciRoles: { kind: "github", repository: "acme/lakehouse", planRole: "create" },
    // Where the organization has a trail, AWS Config or the security services already, say "existing" or "off".
    cloudTrail: { mode: "create", cloudWatch: { retentionDays: 365 }, insights: true },
    config: { mode: "create", conformancePack: true },
    guardDuty: { mode: "create" },
    securityHub: { mode: "create" },
    accessAnalyzer: { external: "create" },
    logs: { accessLogs: {} },
    s3PublicAccessBlock: "create",
    ebsDefaultKey: "create",
    ebsSnapshotPublicAccessBlock: "create",
  },
  network: {
    cidr: "10.22.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
    nat: "per-az",
    egress: { isolation: "filtered-egress" },
    networkAcls: true,
    queryLogs: { destination: "s3" },
    // The front end needs a network of users that is connected to this VPC or to one beside it: docs/network.md.
    // Until there is one, the workspace's ipAccessList says who gets in.
    privateLink: { backend: true },
  },
  workspaces: {
    main: {
      access: {
        groups: { "platform-admins": "ADMIN", "data-engineers": "USER", analysts: "USER" },
        servicePrincipals: { ingestion: "USER" },
      },
      defaultCatalog: "sales",
      // Addresses for examples: write those of the offices, and of the machine that deploys.
      ipAccessList: { allow: ["198.51.100.0/24", "203.0.113.7/32"], runner: "203.0.113.7/32" },
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
    raw: {
      kind: "raw",
      comment: "Files as they arrive",
      lifecycle: { infrequentAccessAfterDays: 30, archiveAfterDays: 90, expireAfterDays: 2555 },
    },
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
      schedule: { quartzCron: "0 0 * * * ?" },
      notify: ["data-platform@acme.example"],
      runAs: "ingestion",
    },
  },
  consumers: {
    bi: {
      kind: "sql-warehouse",
      workspace: "main",
      size: "Small",
      maxClusters: 4,
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
    logRetentionDays: 365,
    budget: { monthlyUsd: 12000 },
  },
});
