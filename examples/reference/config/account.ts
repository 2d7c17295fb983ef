import { defineAccount } from "../../../config/define";

// The reference architecture of a lakehouse on AWS: every way in, one catalog, every way out.
export default defineAccount({
  name: "acme",
  databricksAccountId: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
  deployer: "terraform",
  // Endpoints of models are billed by these.
  tags: { CostCenter: "4711", Owner: "data-platform@acme.example" },
  metastores: {
    "eu-west-1": {
      mode: "create",
      adminGroup: "platform-admins",
      sharing: { scope: "INTERNAL_AND_EXTERNAL", recipientTokenLifetimeDays: 90 },
    },
  },
  groups: {
    "platform-admins": { mode: "create", servicePrincipals: ["terraform"] },
    "data-engineers": { mode: "create" },
    analysts: { mode: "create" },
  },
  // Where no identity provider brings people; and programs that have tokens of one.
  users: { ada: { userName: "ada@acme.example", groups: ["analysts"] } },
  federationPolicies: { company: { issuer: "https://login.acme.example" } },
  servicePrincipals: {
    terraform: { mode: "existing", applicationId: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58" },
    ingestion: { mode: "create" },
    transformation: { mode: "create" },
    orchestration: { mode: "create" },
    replicator: { mode: "create" },
    harvester: { mode: "create" },
    reporting: { mode: "create" },
  },
  logDelivery: { awsAccountId: "111111111111", region: "eu-west-1", auditLogs: {}, billableUsage: {} },
  networkConnectivity: { reference: { mode: "create", region: "eu-west-1" } },
  attestations: {
    "bootstrap-service-principal": "Data platform team, 2026-11-02",
    "quicksight-subscription": "Data platform team, 2026-11-27",
  },
});
