import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

const egress = (value: unknown, more: Changes = {}): Changes => ({
  "network.nat": undefined,
  "network.egress": value,
  ...more,
});

describe("isolation of the network", () => {
  it("goes with NAT, and each decides the other's default", () => {
    expect(report({ dev: egress({ isolation: "filtered-egress" }, { "network.nat": "per-az" }) })).toBe("");
    expect(report({ dev: egress({ isolation: "isolated" }, { "network.privateLink.backend": true }) })).toBe("");
  });

  it("isolated refuses NAT", () => {
    expect(report({ dev: egress({ isolation: "isolated" }, { "network.nat": "single" }) })).toBe(
      'dev: network.egress.isolation: an isolated network has no way out, and nat is "single". Fix: remove nat, or use isolation "filtered-egress".',
    );
  });

  it("filtered-egress refuses to be without NAT", () => {
    expect(report({ dev: egress({ isolation: "filtered-egress" }, { "network.nat": "none" }) })).toBe(
      'dev: network.egress.isolation: filtered-egress leads through NAT, and nat is "none". Fix: set nat to "single" or "per-az", or isolation to "isolated".',
    );
  });

  it("isolated needs back-end PrivateLink", () => {
    expect(report({ dev: egress({ isolation: "isolated" }) })).toContain(
      "dev: network.egress.isolation: without NAT and without back-end PrivateLink, no cluster can reach the Databricks control plane.",
    );
  });

  it("isolated refuses the legacy metastore", () => {
    const more = { "network.privateLink.backend": true, "network.legacyMetastorePort": true };
    expect(report({ dev: egress({ isolation: "isolated" }, more) })).toBe(
      "dev: network.legacyMetastorePort: the legacy Hive metastore is on the internet, where an isolated network does not lead. Fix: set it to false, and disableLegacyAccess of the workspaces to true.",
    );
  });

  it("filtered-egress with a single NAT gateway is doubtful", () => {
    expect(report({ dev: egress({ isolation: "filtered-egress" }) })).toContain(
      "warning: dev: network.nat: the firewall stands in every zone",
    );
  });

  it("names are names, not URLs, wildcards or addresses", () => {
    for (const name of ["https://pypi.org", "*.pypi.org", "10.0.0.1", "pypi.org/simple", "PyPI.org", "pypi"]) {
      expect(report({ dev: egress({ isolation: "filtered-egress", allowedDomains: [name] }) }), name).toContain(
        `"${name}" is not a domain name`,
      );
    }
  });

  it("names without a filter have no effect", () => {
    expect(report({ dev: egress({ allowedDomains: ["pypi.org"] }) })).toBe(
      'warning: dev: network.egress.allowedDomains: has no effect with public-egress and without the DNS firewall. Fix: remove it, or set isolation to "filtered-egress".',
    );
  });

  it("a firewall's subnets are doubtful without it", () => {
    const firewall = { "euw1-az1": "10.20.220.0/28", "euw1-az2": "10.20.221.0/28" };
    expect(report({ dev: { "network.subnets.firewall": firewall } })).toBe(
      "warning: dev: network.subnets.firewall: has no effect with public-egress. Fix: remove it.",
    );
  });

  it("a VPC without room for the firewall's subnets is refused", () => {
    const small = egress({ isolation: "filtered-egress" }, { "network.nat": "per-az", "network.cidr": "10.20.0.0/24" });
    expect(report({ dev: small })).toContain("of the firewall in euw1-az1 is not inside the VPC 10.20.0.0/24");
  });
});
