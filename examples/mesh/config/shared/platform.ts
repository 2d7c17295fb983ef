import { definePart } from "../../../../config/define";

export const NOTIFY = ["data-platform@acme.example"];

/** What the domains share: two workspaces, one lake, tags that mean the same everywhere. */
export const platform = definePart({
  region: "eu-west-1",
  network: { cidr: "10.40.0.0/16", availabilityZoneIds: ["euw1-az1", "euw1-az2"], nat: "single" },
  // Engineers and programs work in `lake`, analysts and auditors in `analysis`.
  workspaces: {
    lake: {
      networkSlot: 0,
      access: {
        groups: {
          "platform-admins": "ADMIN",
          "sales-owners": "USER",
          "finance-owners": "USER",
          "markets-owners": "USER",
          "data-stewards": "USER",
        },
        servicePrincipals: { loader: "USER" },
      },
    },
    analysis: {
      networkSlot: 1,
      access: { groups: { "platform-admins": "ADMIN", analysts: "USER", auditors: "USER", "data-stewards": "USER" } },
    },
  },
  governanceWorkspace: "lake",
  zones: {
    raw: { kind: "raw", comment: "Files as they arrive, for programs alone." },
    curated: { kind: "curated", comment: "Tables of the catalogs of all domains." },
  },
  metastore: {
    accessRequests: { emails: ["data-governance@acme.example"] },
    systemSchemas: { access: { groups: ["auditors"] } },
    governedTags: {
      pii: { comment: "Says something of a person.", values: ["iban", "mail"] },
      region: { comment: "Column that says whose rows they are." },
    },
  },
  consumers: {
    engineering: {
      kind: "sql-warehouse",
      workspace: "lake",
      size: "2X-Small",
      permissions: { "sales-owners": "CAN_USE", "finance-owners": "CAN_USE", "markets-owners": "CAN_USE" },
    },
    bi: {
      kind: "sql-warehouse",
      workspace: "analysis",
      size: "2X-Small",
      permissions: { analysts: "CAN_USE", auditors: "CAN_USE" },
    },
  },
  operations: { alarmEmails: NOTIFY, budget: { monthlyUsd: 500 } },
});
