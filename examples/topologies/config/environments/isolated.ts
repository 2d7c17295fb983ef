import { defineEnvironment } from "../../../../config/define";

export default defineEnvironment({
  name: "isolated",
  awsAccountId: "333333333333",
  region: "eu-west-1",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  network: {
    cidr: "10.22.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    egress: { isolation: "isolated" },
    privateLink: {
      backend: true,
      frontend: { endpoint: { mode: "shared" }, clientCidrs: ["172.16.0.0/16"], inboundResolver: true },
      access: { level: "ENDPOINT", public: { mode: "closed", runner: "172.16.8.0/24" } },
    },
  },
  workspaces: {
    main: { access: { groups: { "platform-admins": "ADMIN" } } },
  },
  zones: {},
  catalogs: {},
  operations: { alarmEmails: ["data-platform@acme.example"], budget: { monthlyUsd: 500 } },
});
