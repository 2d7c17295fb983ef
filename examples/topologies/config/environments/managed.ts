import { defineEnvironment } from "../../../../config/define";

export default defineEnvironment({
  name: "managed",
  awsAccountId: "666666666666",
  region: "eu-west-1",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  network: {
    mode: "databricks-managed",
  },
  workspaces: {
    main: { access: { groups: { "platform-admins": "ADMIN" } } },
  },
  zones: {},
  catalogs: {},
  operations: { alarmEmails: ["data-platform@acme.example"], budget: { monthlyUsd: 500 } },
});
