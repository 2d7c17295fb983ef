import { describe, expect, it } from "vitest";
import { report } from "../problems";

const EXPLICIT = { "euw1-az1": "10.20.0.0/20", "euw1-az2": "10.20.16.0/20" };
const endpoints = (first: string) => ({ "euw1-az1": first, "euw1-az2": "10.20.193.0/24" });

describe("subnets", () => {
  it("may be written, instead of derived", () => {
    const subnets = { workspaces: { main: EXPLICIT }, endpoints: endpoints("10.20.192.0/24") };
    expect(report({ dev: { "network.subnets": subnets } })).toBe("");
  });

  it("are refused outside the VPC", () => {
    expect(report({ dev: { "network.subnets.endpoints": endpoints("10.21.0.0/24") } })).toMatchInlineSnapshot(
      `"dev: network.subnets.endpoints.euw1-az1: the subnet 10.21.0.0/24 of the endpoints in euw1-az1 is not inside the VPC 10.20.0.0/16. Fix: use a block of the VPC."`,
    );
  });

  it("are refused where a written one overlaps a derived one", () => {
    expect(report({ dev: { "network.subnets.endpoints": endpoints("10.20.0.0/24") } })).toMatchInlineSnapshot(
      `"dev: network.subnets.endpoints.euw1-az1: the subnet 10.20.0.0/24 of the endpoints in euw1-az1 overlaps the subnet 10.20.0.0/20 of workspace main in euw1-az1. Fix: use blocks that do not overlap."`,
    );
  });

  it("are refused where two written ones overlap", () => {
    const main = { "euw1-az1": "10.20.0.0/20", "euw1-az2": "10.20.8.0/21" };
    expect(report({ dev: { "network.subnets.workspaces.main": main } })).toMatchInlineSnapshot(
      `"dev: network.subnets.workspaces.main.euw1-az2: the subnet 10.20.8.0/21 of workspace main in euw1-az2 overlaps the subnet 10.20.0.0/20 of workspace main in euw1-az1. Fix: use blocks that do not overlap."`,
    );
  });

  it("are refused where public ones overlap those of the endpoints", () => {
    const subnets = { public: endpoints("10.20.192.0/20") };
    expect(report({ dev: { "network.subnets": subnets } })).toMatchInlineSnapshot(
      `"dev: network.subnets.public.euw1-az1: the subnet 10.20.192.0/20 of the NAT gateways in euw1-az1 overlaps the subnet 10.20.192.0/24 of the endpoints in euw1-az1, and so do the subnet 10.20.193.0/24 of the endpoints in euw1-az2, the subnet 10.20.193.0/24 of the NAT gateways in euw1-az2. Fix: use blocks that do not overlap."`,
    );
  });

  it("are refused where the VPC is too small to derive those of the NAT gateways", () => {
    expect(report({ dev: { "network.cidr": "10.0.0.0/24" } })).toMatchInlineSnapshot(`
      "warning: dev: network.cidr: a workspace subnet of /26 has 59 usable addresses, two per node: 29 nodes in a zone. Fix: use a larger block if the workspace may grow beyond that.
      dev: network.cidr: the subnet 10.0.1.0/28 of the NAT gateways in euw1-az1 is not inside the VPC 10.0.0.0/24. Fix: use a larger VPC, or write the subnets under network.subnets.
      dev: network.cidr: the subnet 10.0.1.16/28 of the NAT gateways in euw1-az2 is not inside the VPC 10.0.0.0/24. Fix: use a larger VPC, or write the subnets under network.subnets."
    `);
  });
});
