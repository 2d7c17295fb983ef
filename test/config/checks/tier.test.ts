import { describe, expect, it } from "vitest";
import { report } from "../problems";

const LIST = { allow: ["192.0.2.0/24", "198.51.100.7/32"], runner: "192.0.2.16/28" };

describe("features of the Enterprise tier", () => {
  it("are fine in an Enterprise account", () => {
    expect(report({ dev: { "network.privateLink.backend": true, "workspaces.main.ipAccessList": LIST } })).toBe("");
  });

  it("are refused in a Premium account", () => {
    const dev = { "network.privateLink.backend": true, "workspaces.main.ipAccessList": LIST };
    expect(report({ account: { tier: "PREMIUM" }, dev })).toMatchInlineSnapshot(`
      "dev: network.privateLink.backend: PrivateLink needs the Enterprise tier, and the account is PREMIUM. Fix: remove it, or set tier to "ENTERPRISE" in config/account.ts if that is what the account has.
      dev: workspaces.main.ipAccessList: an IP access list needs the Enterprise tier, and the account is PREMIUM. Fix: remove it, or set tier to "ENTERPRISE" in config/account.ts if that is what the account has."
    `);
  });

  it("are not missed in a Premium account that does without", () => {
    expect(report({ account: { tier: "PREMIUM" } })).toBe("");
  });
});

describe("IP access lists", () => {
  it("are refused when they would lock Terraform out", () => {
    const list = { ...LIST, runner: "198.51.100.0/24" };
    expect(report({ dev: { "workspaces.main.ipAccessList": list } })).toMatchInlineSnapshot(
      `"dev: workspaces.main.ipAccessList.runner: 198.51.100.0/24, where Terraform runs, is not inside allow, and the next run would be locked out. Fix: add 198.51.100.0/24 to allow."`,
    );
  });

  it("are refused with more than 1,000 blocks", () => {
    const allow = Array.from({ length: 1001 }, (_, n) => `10.${n >> 8}.${n % 256}.0/24`);
    expect(report({ dev: { "workspaces.main.ipAccessList": { allow, runner: "10.0.0.1/32" } } })).toMatchInlineSnapshot(
      `"dev: workspaces.main.ipAccessList.allow: has 1001 entries. Fix: use at most 1000 entries."`,
    );
  });
});
