import { describe, expect, it } from "vitest";
import { keyPurposes } from "../../../config/derive/foundation";
import { report } from "../problems";

const account = { "attestations.multi-region-keys-are-new": "A. Lovelace, 2026-11-02" };
const serverless = { network: { mode: "serverless-only" }, "workspaces.main.clusterPolicies": undefined };

describe("keys of an environment", () => {
  it.each([
    ["clusters, ENTERPRISE", "customer-managed", "ENTERPRISE", {}, ["managed-services", "workspace-storage"]],
    ["clusters, PREMIUM", "databricks-managed", "PREMIUM", {}, ["workspace-storage"]],
    ["serverless, ENTERPRISE", "serverless-only", "ENTERPRISE", {}, []],
    [
      "serverless, ENTERPRISE, asked for",
      "serverless-only",
      "ENTERPRISE",
      { kms: { serverlessWorkspaces: true } },
      ["managed-services"],
    ],
    [
      "serverless, default key of EBS",
      "serverless-only",
      "PREMIUM",
      { ebsDefaultKey: "create" },
      ["workspace-storage"],
    ],
  ])("%s: those that something uses", (_, mode, tier, foundation, purposes) => {
    expect(keyPurposes({ network: { mode }, foundation }, tier)).toEqual([...purposes, "data", "logs"]);
  });

  it("has one of the network for a firewall without a key of its own", () => {
    const egress = { isolation: "filtered-egress" };
    const purposes = (network: object) => keyPurposes({ network: { mode: "customer-managed", ...network } }, "PREMIUM");
    expect(purposes({ egress })).toContain("network");
    expect(purposes({ egress: { ...egress, firewallKeyArn: "arn" } })).not.toContain("network");
    expect(purposes({ egress: { isolation: "isolated" } })).not.toContain("network");
    expect(purposes({})).not.toContain("network");
  });

  it.each([
    [
      "a key for serverless workspaces in a tier without keys",
      { account: { tier: "PREMIUM" }, dev: { ...serverless, "foundation.kms": { serverlessWorkspaces: true } } },
      "dev: foundation.kms.serverlessWorkspaces: Databricks takes customer-managed keys in the tier ENTERPRISE alone, and the account has PREMIUM. Fix: remove it, or change tier in config/account.ts.",
    ],
    [
      "a key for serverless workspaces where there are none",
      { dev: { "foundation.kms": { serverlessWorkspaces: true } } },
      'dev: foundation.kms.serverlessWorkspaces: the workspaces of this environment are not serverless, and take both keys anyway. Fix: remove it, or use network.mode "serverless-only".',
    ],
    [
      "a replica of a key that nothing uses",
      {
        account,
        dev: {
          ...serverless,
          "foundation.disasterRecovery": { region: "eu-central-1", keys: ["data", "workspace-storage"] },
        },
      },
      "dev: foundation.disasterRecovery.keys.1: nothing in the environment uses a key of workspace-storage, so none is made that could be replicated. Fix: use data.",
    ],
  ])("are refused: %s", (_, files, message) => {
    expect(report(files)).toContain(message);
  });

  it("may be asked for where they fit", () => {
    expect(report({ dev: { ...serverless, "foundation.kms": { serverlessWorkspaces: true } } })).toBe("");
  });
});
