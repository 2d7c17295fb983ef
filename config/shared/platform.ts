import { definePart } from "../define";

/** What every environment has: one workspace with its people and compute, the zones of the lake, a warehouse. */
export const platform = definePart({
  region: "eu-west-1",
  network: { availabilityZoneIds: ["euw1-az1", "euw1-az2"], nat: "single" },
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
    raw: { kind: "raw", comment: "Files as they arrive" },
    processed: { kind: "processed", comment: "Managed tables, bronze and silver" },
    curated: { kind: "curated", comment: "Managed tables, gold" },
  },
  consumers: {
    bi: {
      kind: "sql-warehouse",
      workspace: "main",
      size: "2X-Small",
      permissions: { analysts: "CAN_USE" },
    },
  },
  operations: { alarmEmails: ["data-platform@acme.example"] },
});
