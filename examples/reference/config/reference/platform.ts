import { definePart } from "../../../../config/define";

/** Network, workspace, and who hears of what happens. */
export const platform = definePart({
  region: "eu-west-1",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  network: {
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    nat: "single",
    // Secrets, which jobs of Glue and connectors of Kafka sign in with; Glue itself, and its logs.
    endpoints: ["secretsmanager", "glue", "logs"],
  },
  workspaces: {
    main: {
      access: {
        groups: { "platform-admins": "ADMIN", "data-engineers": "USER", analysts: "USER" },
        servicePrincipals: {
          ingestion: "USER",
          transformation: "USER",
          orchestration: "USER",
          replicator: "USER",
          harvester: "USER",
          reporting: "USER",
        },
      },
      defaultCatalog: "sales",
      networkConnectivity: "reference",
      folders: {
        sales: {
          permissions: { "data-engineers": "CAN_EDIT", analysts: "CAN_READ" },
          servicePrincipals: { orchestration: "CAN_READ" },
        },
      },
      notificationDestinations: { "data-team": { mode: "email", addresses: ["data-platform@acme.example"] } },
      clusterPolicies: {
        learning: {
          description: "Training on the runtime for machine learning",
          workload: "job",
          maxWorkers: 2,
          nodeTypes: ["m6id.xlarge"],
          runtime: "auto:latest-lts-ml",
          libraries: { holidays: { type: "pypi", package: "holidays==0.84" } },
          groups: ["data-engineers"],
        },
        jobs: {
          description: "Jobs on classic compute, which reach what is in the VPC",
          workload: "job",
          nodeTypes: ["m6id.xlarge"],
          groups: ["data-engineers"],
        },
        gpus: {
          description: "Notebooks that train on GPUs",
          workload: "interactive",
          maxWorkers: 2,
          nodeTypes: ["g5.xlarge"],
          runtime: "17.3.x-gpu-ml-scala2.13",
          groups: ["data-engineers"],
        },
        pipelines: {
          description: "Pipelines on classic compute",
          workload: "pipeline",
          maxWorkers: 4,
          nodeTypes: ["m6id.xlarge"],
          groups: ["data-engineers"],
        },
      },
    },
  },
  // Each night, beside the backups that databases and tables make themselves.
  foundation: { backups: { rules: { nightly: { every: "day", keepDays: 35 } } } },
  operations: {
    alarmEmails: ["data-platform@acme.example"],
    budgetPolicies: { applications: { tags: { CostCenter: "4712" } } },
  },
});
