import { defineEnvironment } from "../../../../config/define";

export default defineEnvironment({
  name: "shared",
  awsAccountId: "555555555555",
  region: "eu-west-1",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  network: {
    cidr: "10.23.0.0/20",
    secondCidr: { cidr: "100.64.0.0/16", workspaces: ["science"] },
    availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
    nat: "per-az",
  },
  workspaces: {
    finance: { access: { groups: { "platform-admins": "ADMIN" } }, networkSlot: 0 },
    risk: { access: { groups: { "platform-admins": "ADMIN" } }, networkSlot: 1 },
    science: { access: { groups: { "platform-admins": "ADMIN" } }, networkSlot: 0 },
  },
  governanceWorkspace: "finance",
  zones: {},
  catalogs: {},
  operations: { alarmEmails: ["data-platform@acme.example"], budget: { monthlyUsd: 500 } },
});
