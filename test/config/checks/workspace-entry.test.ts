import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("who is in a workspace", () => {
  it("may be there through a group that holds them", () => {
    const account = { "groups.everyone": { mode: "create", groups: ["analysts", "data-engineers"] } };
    expect(report({ account, dev: { "workspaces.main.access": { groups: { everyone: "USER" } } } })).toBe("");
  });

  it("may be there through a group whose members only the identity provider knows", () => {
    const account = { "groups.everyone": { mode: "existing" }, "attestations.scim-groups": "A. Lovelace, 2026-11-02" };
    expect(report({ account, dev: { "workspaces.main.access": { groups: { everyone: "USER" } } } })).toBe("");
  });

  it("may be the deployer, who made it", () => {
    // Nothing runs as the deployer; that it could not enter is not said as well.
    expect(report({ dev: { "sources.orders.runAs": "terraform" } })).not.toContain("may not enter");
  });

  it("is refused when they may not enter", () => {
    const access = { groups: { "platform-admins": "ADMIN" } };
    expect(report({ dev: { "workspaces.main.access": access } })).toMatchInlineSnapshot(`
      "dev: consumers.bi.permissions.analysts: "analysts" may not enter workspace main. Fix: add "analysts": "USER" to workspaces.main.access.groups.
      dev: consumers.gold-overview.permissions.analysts: "analysts" may not enter workspace main. Fix: add "analysts": "USER" to workspaces.main.access.groups.
      dev: sources.orders.runAs: "ingestion" may not enter workspace main. Fix: add "ingestion": "USER" to workspaces.main.access.servicePrincipals.
      dev: workspaces.main.clusterPolicies.exploration.groups.0: "data-engineers" may not enter workspace main. Fix: add "data-engineers": "USER" to workspaces.main.access.groups.
      dev: workspaces.main.clusterPolicies.exploration.groups.1: "analysts" may not enter workspace main. Fix: add "analysts": "USER" to workspaces.main.access.groups.
      dev: workspaces.main.clusterPolicies.jobs.groups.0: "data-engineers" may not enter workspace main. Fix: add "data-engineers": "USER" to workspaces.main.access.groups."
    `);
  });
});
