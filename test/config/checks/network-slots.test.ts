import { describe, expect, it } from "vitest";
import { report } from "../problems";

const two = (slot: number) => ({ "workspaces.lab": { networkSlot: slot }, governanceWorkspace: "main" });

describe("slots of subnets", () => {
  it("are fine when each workspace has its own", () => {
    expect(report({ dev: two(1) })).toBe("");
    expect(report({ dev: two(3) })).toBe("");
  });

  it("are refused when two workspaces have the same", () => {
    expect(report({ dev: two(0) })).toMatchInlineSnapshot(
      `"dev: workspaces.lab.networkSlot: workspaces main and lab have the same slot 0, and with it the same subnets. Fix: give each workspace its own slot."`,
    );
  });

  it("are refused beyond the first three quarters of the VPC", () => {
    expect(report({ dev: two(4) })).toMatchInlineSnapshot(
      `"dev: workspaces.lab.networkSlot: slot 4 does not fit: the first three quarters of 10.20.0.0/16 hold 4 slots of 3 subnets of /20 (the last quarter is for endpoints and NAT). Fix: use a slot below 4, a larger VPC, or a higher network.workspaceSubnetBits."`,
    );
  });

  it("are refused where subnets of that size leave no room at all", () => {
    expect(report({ dev: { "network.workspaceSubnetBits": 17 } })).toMatchInlineSnapshot(
      `"dev: workspaces.main.networkSlot: slot 0 does not fit: the first three quarters of 10.20.0.0/16 hold 0 slots of 3 subnets of /17 (the last quarter is for endpoints and NAT). Fix: use a larger VPC, a higher network.workspaceSubnetBits, or write the subnets under network.subnets.workspaces."`,
    );
  });

  it("do not matter where the subnets are written", () => {
    const lab = { "euw1-az1": "10.20.64.0/20", "euw1-az2": "10.20.80.0/20" };
    expect(report({ dev: { ...two(0), "network.subnets.workspaces.lab": lab } })).toBe("");
  });

  it("are not judged by a size that is wrong itself", () => {
    expect(report({ dev: { ...two(9), "network.workspaceSubnetBits": "24" } })).toMatchInlineSnapshot(
      `"dev: network.workspaceSubnetBits: must be a number, but is "24". Fix: write a number."`,
    );
  });
});
