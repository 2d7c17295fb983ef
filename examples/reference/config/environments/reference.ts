import { defineEnvironment } from "../../../../config/define";
import { connections } from "../reference/connections";
import { consumers } from "../reference/consumers";
import { dataServices } from "../reference/data-services";
import { sources } from "../reference/sources";
import { catalogs, zones } from "../reference/storage";
import { workloads } from "../reference/workloads";

export default defineEnvironment({
  name: "reference",
  awsAccountId: "111111111111",
  region: "eu-west-1",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  foundation: { dmsRoles: "create" },
  network: {
    cidr: "10.40.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    nat: "single",
    endpoints: ["secretsmanager"],
  },
  workspaces: {
    main: {
      access: {
        groups: { "platform-admins": "ADMIN", "data-engineers": "USER", analysts: "USER" },
        servicePrincipals: { ingestion: "USER", transformation: "USER", orchestration: "USER", replicator: "USER" },
      },
      defaultCatalog: "sales",
      clusterPolicies: {
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
  zones,
  catalogs,
  dataServices,
  connections,
  sources,
  workloads,
  consumers,
  operations: { alarmEmails: ["data-platform@acme.example"], budget: { monthlyUsd: 3000 } },
});
