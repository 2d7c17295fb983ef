import { describe, expect, it } from "vitest";
import { report } from "../problems";

const PUBLIC = { "euw1-az1": "10.20.200.0/28", "euw1-az2": "10.20.201.0/28" };

describe("ways out of the network", () => {
  it("may be private alone", () => {
    expect(report({ dev: { "network.nat": "none", "network.privateLink.backend": true } })).toBe("");
  });

  it("are refused when there is none", () => {
    expect(report({ dev: { "network.nat": "none" } })).toMatchInlineSnapshot(
      `"dev: network.nat: without NAT and without back-end PrivateLink, no cluster can reach the Databricks control plane. Fix: set nat to "single" or "per-az", or privateLink.backend to true."`,
    );
  });

  it("make public subnets doubtful where no NAT gateway needs them", () => {
    const dev = { "network.nat": "none", "network.privateLink.backend": true, "network.subnets.public": PUBLIC };
    expect(report({ dev })).toMatchInlineSnapshot(
      `"warning: dev: network.subnets.public: has no effect with nat "none". Fix: remove it."`,
    );
  });
});
