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

  it("hold for the mails of a budget", () => {
    const alarmEmails = Array.from({ length: 11 }, (_, n) => `m${n}@acme.example`);
    expect(report({ dev: { "operations.alarmEmails": alarmEmails } })).toMatchInlineSnapshot(
      `"dev: operations.alarmEmails: 11 addresses, which get the budget's mails too, and 10 is the most. Fix: write the addresses for the budget under operations.budget.emails."`,
    );
    const dev = { "operations.alarmEmails": alarmEmails, "operations.budget.emails": ["finance@acme.example"] };
    expect(report({ dev })).toBe("");
  });
});
