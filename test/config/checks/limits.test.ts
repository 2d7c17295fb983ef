import { describe, expect, it } from "vitest";
import { report } from "../problems";

const workspaces = (count: number) => ({
  ...Object.fromEntries(Array.from({ length: count }, (_, n) => [`workspaces.w${n}`, { networkSlot: n + 1 }])),
  governanceWorkspace: "main",
  "network.workspaceSubnetBits": 22,
});

describe("limits", () => {
  it("of a Premium account are lower than those of an Enterprise account", () => {
    expect(report({ dev: workspaces(11) })).toBe("");
    expect(report({ account: { tier: "PREMIUM" }, dev: workspaces(10) })).toBe("");
    expect(report({ account: { tier: "PREMIUM" }, dev: workspaces(11) })).toMatchInlineSnapshot(
      `"account: 12 workspaces, each with its own credential configuration, in a Premium account, and 11 is the most. Fix: remove some, or ask Databricks for more."`,
    );
  });

  it("hold for groups", () => {
    const groups = Object.fromEntries(Array.from({ length: 4998 }, (_, n) => [`groups.g${n}`, { mode: "create" }]));
    expect(report({ account: groups })).toMatchInlineSnapshot(
      `"account: groups: 5001 groups, and 5000 is the most. Fix: remove some, or ask Databricks for more."`,
    );
  });

  it("hold for what a metastore has once per entry", () => {
    const share = { kind: "share", workspace: "main", catalog: "sales", schemas: { gold: { objects: "all" } } };
    const shares = Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`consumers.s${n}`, share]));
    expect(report({ dev: shares })).toContain(
      "dev: consumers: 1001 of the kind share in the metastore of eu-west-1, and 1000 is the most. Fix: remove some, or ask Databricks for more.",
    );
  });

  it("hold for the roles of an AWS account, of which every zone needs one", () => {
    const zone = { kind: "raw", comment: "Files" };
    const zones = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`zones.z${n}`, zone]));
    expect(report({ dev: zones })).toMatchInlineSnapshot(
      `"dev: awsAccountId: 5004 IAM roles in the AWS account 111111111111, and 5000 is the most. Fix: put environments into accounts of their own, or more data into each zone."`,
    );
  });

  it("hold for the mails of a budget", () => {
    const alarmEmails = Array.from({ length: 11 }, (_, n) => `m${n}@acme.example`);
    expect(report({ dev: { "operations.alarmEmails": alarmEmails } })).toMatchInlineSnapshot(
      `"dev: operations.alarmEmails: 11 addresses, which get the budget's mails too, and 10 is the most. Fix: write the addresses for the budget under operations.budget.emails."`,
    );
    const dev = { "operations.alarmEmails": alarmEmails, "operations.budget.emails": ["finance@acme.example"] };
    expect(report({ dev })).toBe("");
  });
});
