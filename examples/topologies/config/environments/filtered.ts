import { defineEnvironment } from "../../../../config/define";

export default defineEnvironment({
  name: "filtered",
  awsAccountId: "222222222222",
  region: "eu-west-1",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  network: {
    cidr: "10.21.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    nat: "per-az",
    egress: { isolation: "filtered-egress", allowedDomains: ["packages.acme.example"] },
    privateLink: { backend: true },
    endpoints: ["kms", "secretsmanager"],
  },
  workspaces: {
    main: { access: { groups: { "platform-admins": "ADMIN" } } },
  },
  zones: {},
  catalogs: {},
  operations: { alarmEmails: ["data-platform@acme.example"], budget: { monthlyUsd: 500 } },
});
