import { defineEnvironment } from "../../../../config/define";

export default defineEnvironment({
  name: "serverless",
  awsAccountId: "777777777777",
  region: "eu-west-1",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  network: {
    mode: "serverless-only",
  },
  workspaces: {
    main: { access: { groups: { "platform-admins": "ADMIN" } } },
  },
  zones: {},
  catalogs: {},
  operations: { alarmEmails: ["data-platform@acme.example"], budget: { monthlyUsd: 500 } },
});
