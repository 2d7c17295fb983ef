import { describe, expect, it } from "vitest";
import { keyPurposes } from "../../../config/derive/foundation";
import { eventStream } from "../../support/streams";
import { report } from "../problems";

const account = { "attestations.multi-region-keys-are-new": "A. Lovelace, 2026-11-02" };
const serverless = { network: { mode: "serverless-only" }, "workspaces.main.clusterPolicies": undefined };

const dataServices = { events: eventStream(), login: { kind: "secret" } };

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
    [
      "keys of their own for what is not there",
      { dev: { "foundation.kms": { separateKeys: ["databases"] } } },
      "dev: foundation.kms.separateKeys.0: nothing that is made in the environment would be encrypted with a key of databases, which costs all the same. Fix: remove it until something is.",
    ],
    [
      "a key of its own that nothing is left for",
      { dev: { dataServices, "foundation.kms": { separateKeys: ["streams"], onDataKey: ["events"] } } },
      "dev: foundation.kms.separateKeys.0: nothing that is made in the environment would be encrypted with a key of streams",
    ],
    [
      "staying with the key of data where there is no other",
      { dev: { dataServices, "foundation.kms": { onDataKey: ["events"] } } },
      'dev: foundation.kms.onDataKey.0: events would have no other key: foundation.kms.separateKeys does not have "streams". Fix: take it out.',
    ],
    [
      "staying with the key of data by what is never encrypted with another one",
      { dev: { dataServices, "foundation.kms": { separateKeys: ["streams"], onDataKey: ["login"] } } },
      "dev: foundation.kms.onDataKey.0: login would have no other key: there is none for what it is. Fix: take it out.",
    ],
    [
      "staying with the key of data by what is not there",
      { dev: { dataServices, "foundation.kms": { separateKeys: ["streams"], onDataKey: ["evnts"] } } },
      "dev: foundation.kms.onDataKey.0:",
    ],
    [
      "a key for what can have none of its own",
      { dev: { "foundation.kms": { separateKeys: ["queues"] } } },
      'dev: foundation.kms.separateKeys.0: "queues" is not one of the possible values. Fix: use one of "streams", "databases".',
    ],
    [
      "a replica of a key that streams have not of their own",
      { account, dev: { "foundation.disasterRecovery": { region: "eu-central-1", keys: ["streams"] } } },
      "dev: foundation.disasterRecovery.keys.0: nothing in the environment uses a key of streams, so none is made that could be replicated.",
    ],
  ])("are refused: %s", (_, files, message) => {
    expect(report(files)).toContain(message);
  });

  it("may be asked for where they fit", () => {
    const kms = { separateKeys: ["streams"], onDataKey: ["old"] };
    expect(
      report({ dev: { dataServices: { ...dataServices, old: eventStream() }, "foundation.kms": kms } }),
    ).not.toContain("foundation.kms");
    expect(report({ dev: { ...serverless, "foundation.kms": { serverlessWorkspaces: true } } })).toBe("");
  });
});
