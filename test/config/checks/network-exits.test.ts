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

  it("make the metastore's port doubtful where a firewall filters the rest", () => {
    const dev = { "network.egress.isolation": "filtered-egress", "network.legacyMetastorePort": true };
    expect(report({ dev })).toMatchInlineSnapshot(`
      "warning: dev: network.legacyMetastorePort: 3306 passes the firewall to every address, since a database connection shows no name to judge it by. Fix: set it to false, and disableLegacyAccess of the workspaces to true.
      warning: dev: network.nat: the firewall stands in every zone, and all of them leave through the NAT gateway of the first. Fix: set nat to "per-az", unless the environment may go down with one zone."
    `);
    expect(report({ dev: { "network.legacyMetastorePort": true } })).toBe("");
  });

  it("make public subnets doubtful where no NAT gateway needs them", () => {
    const dev = { "network.nat": "none", "network.privateLink.backend": true, "network.subnets.public": PUBLIC };
    expect(report({ dev })).toMatchInlineSnapshot(
      `"warning: dev: network.subnets.public: has no effect with nat "none". Fix: remove it."`,
    );
  });
});
