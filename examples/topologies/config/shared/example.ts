import { definePart } from "../../../../config/define";

/** What the topologies have in common: a workspace, and nothing in it yet. */
export const example = definePart({
  region: "eu-west-1",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  workspaces: {
    main: { access: { groups: { "platform-admins": "ADMIN" } } },
  },
  zones: {},
  catalogs: {},
  operations: { alarmEmails: ["data-platform@acme.example"], budget: { monthlyUsd: 500 } },
});
