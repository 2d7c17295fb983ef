import { describe, expect, it } from "vitest";
import { report } from "../problems";

const main = (first: string) => ({ "euw1-az1": first, "euw1-az2": "10.20.16.0/20" });

describe("the size of a workspace's subnets", () => {
  it("may be anything from /17 to /25", () => {
    expect(report({ dev: { "network.subnets.workspaces.main": main("10.20.0.0/25") } })).toBe("");
    expect(report({ dev: { "network.workspaceSubnetBits": 25 } })).toBe("");
  });

  it("is refused below /26", () => {
    expect(report({ dev: { "network.subnets.workspaces.main": main("10.20.0.0/27") } })).toMatchInlineSnapshot(
      `"dev: network.subnets.workspaces.main.euw1-az1: 10.20.0.0/27 is too small for a workspace's subnet. Fix: use a block from /17 to /26."`,
    );
  });

  it("is refused above /17", () => {
    const blocks = { "euw1-az1": "10.20.0.0/16", "euw1-az2": "10.20.0.0/17" };
    expect(report({ dev: { "network.subnets.workspaces.main": blocks } })).toContain(
      "dev: network.subnets.workspaces.main.euw1-az1: 10.20.0.0/16 is too large for a workspace's subnet. Fix: use a block from /17 to /26.",
    );
  });

  it("is doubtful at /26, written or derived", () => {
    expect(report({ dev: { "network.subnets.workspaces.main": main("10.20.0.0/26") } })).toMatchInlineSnapshot(
      `"warning: dev: network.subnets.workspaces.main.euw1-az1: a workspace subnet of 10.20.0.0/26 has 59 usable addresses, two per node: 29 nodes in a zone. Fix: use a larger block if the workspace may grow beyond that."`,
    );
    expect(report({ dev: { "network.workspaceSubnetBits": 26 } })).toMatchInlineSnapshot(
      `"warning: dev: network.workspaceSubnetBits: a workspace subnet of /26 has 59 usable addresses, two per node: 29 nodes in a zone. Fix: use a larger block if the workspace may grow beyond that."`,
    );
    expect(report({ dev: { "network.cidr": "10.0.0.0/23" } })).toMatchInlineSnapshot(
      `"warning: dev: network.cidr: a workspace subnet of /26 has 59 usable addresses, two per node: 29 nodes in a zone. Fix: use a larger block if the workspace may grow beyond that."`,
    );
  });
});
