import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

const second = (cidr: string, more: Changes = {}): Changes => ({
  "workspaces.lab": {},
  governanceWorkspace: "main",
  "network.secondCidr": { cidr, workspaces: ["lab"] },
  ...more,
});

describe("a second block", () => {
  it("may be one that AWS lets stand beside the first, and has slots of its own", () => {
    expect(report({ dev: second("100.64.0.0/16") })).toBe("");
    expect(report({ dev: second("10.99.0.0/16") })).toBe("");
  });

  it("has the size of a VPC's block", () => {
    expect(report({ dev: second("100.64.0.0/15") })).toContain(
      "dev: network.secondCidr.cidr: 100.64.0.0/15 does not have the size of a VPC's block. Fix: use a block from /16 to /25.",
    );
  });

  it("does not overlap the first", () => {
    expect(report({ dev: second("10.20.128.0/17") })).toContain(
      "10.20.128.0/17 overlaps the VPC's first block 10.20.0.0/16",
    );
  });

  it("is not of another private range", () => {
    expect(report({ dev: second("192.168.0.0/16") })).toContain(
      "AWS does not let 192.168.0.0/16 stand beside 10.20.0.0/16: nothing of 192.168.0.0/16 may. Fix: use a block of the same private range, or of 100.64.0.0/10.",
    );
  });

  it("is for workspaces that there are", () => {
    expect(report({ dev: second("100.64.0.0/16", { "network.secondCidr.workspaces": ["lap"] }) })).toContain(
      'dev: network.secondCidr.workspaces.0: "lap" is not a workspace of the environment (main, lab)',
    );
  });

  it("holds every subnet of its workspaces", () => {
    const subnets = { lab: { "euw1-az1": "100.64.0.0/20", "euw1-az2": "10.20.64.0/20" } };
    expect(report({ dev: second("100.64.0.0/16", { "network.subnets.workspaces": subnets }) })).toBe(
      "dev: network.subnets.workspaces.lab.euw1-az2: the subnet 10.20.64.0/20 of workspace lab in euw1-az2 is not inside the VPC 100.64.0.0/16. Fix: use a block of the VPC.",
    );
  });

  it("has room for the slots of its workspaces", () => {
    expect(report({ dev: second("100.64.0.0/16", { "workspaces.lab.networkSlot": 5 }) })).toContain(
      "dev: workspaces.lab.networkSlot: slot 5 does not fit: 100.64.0.0/16 holds 5 slots of 3 subnets of /20.",
    );
  });
});
