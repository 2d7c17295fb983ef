import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

/** dev without what belongs to a VPC of its own. */
const network = (value: unknown): Changes => ({ network: value });
const serverless: Changes = { ...network({ mode: "serverless-only" }), "workspaces.main.clusterPolicies": {} };
const GOV = {
  account: {
    shard: "govcloud-civilian",
    metastores: { "us-gov-west-1": { mode: "create", adminGroup: "platform-admins" } },
  },
  dev: { ...serverless, region: "us-gov-west-1", sources: {}, consumers: {} },
};

describe("topology of the network", () => {
  it("may be left out, or be any of the others", () => {
    expect(report({ dev: { "network.mode": "customer-managed" } })).toBe("");
    expect(report({ dev: network({ mode: "databricks-managed" }) })).toBe("");
    expect(report({ dev: serverless })).toBe("");
  });

  it("is one of four", () => {
    expect(report({ dev: { "network.mode": "managed" } })).toContain('"databricks-managed", "serverless-only"');
  });

  it("takes no settings of another topology", () => {
    expect(report({ dev: network({ mode: "serverless-only", cidr: "10.20.0.0/16" }) })).toContain(
      "dev: network.cidr: is not a known setting. Fix: remove it; known here: mode.",
    );
  });

  it("serverless-only has no clusters", () => {
    expect(report({ dev: network({ mode: "serverless-only" }) }).split("\n")[0]).toBe(
      "dev: workspaces.main.clusterPolicies.exploration: needs clusters, and the network is serverless-only. Fix: remove it, or use another network.mode.",
    );
  });

  it("serverless-only has no warehouses on classic compute", () => {
    const dev = {
      ...serverless,
      "workspaces.main.bootstrapWarehouse": { serverless: false },
      "consumers.bi.serverless": false,
    };
    expect(report({ dev })).toContain(
      "dev: consumers.bi.serverless: needs a warehouse on classic compute, and the network is serverless-only. Fix: set it to true, or use another network.mode.",
    );
    expect(report({ dev })).toContain(
      "dev: workspaces.main.bootstrapWarehouse.serverless: needs a warehouse on classic",
    );
  });

  it("serverless-only is refused in GovCloud", () => {
    expect(report(GOV)).toContain(
      'dev: network.mode: us-gov-west-1 has no serverless-only workspaces (govcloud-civilian). Fix: use mode "customer-managed", or another region.',
    );
  });

  it("warns of a slot where there are none", () => {
    const dev = { ...network({ mode: "databricks-managed" }), "workspaces.main.networkSlot": 1 };
    expect(report({ dev })).toBe(
      'warning: dev: workspaces.main.networkSlot: has no effect in a network of mode "databricks-managed". Fix: remove it: only a customer-managed VPC has slots.',
    );
  });
});
