import { afterAll, describe, expect, it } from "vitest";
import { networkReachability } from "../../policy/rules/network-reachability";
import { stackOf } from "../policy/support";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { Rehearsals } from "../support/rehearsals";

type Network = OwnNetworkInput["network"];

const rehearsals = new Rehearsals();
afterAll(async () => expect(await rehearsals.end()).toEqual([]));

async function deploys(change: Partial<Network>): Promise<void> {
  const input = devInput();
  const { nat: _, ...network } = input.network;
  const platform = platformOf(accountInput(), { ...input, network: { ...network, ...change } });
  const wrong = await rehearsals.of(platform, ["dev-network"], (simulation) => {
    const stack = simulation.stacks.find(({ name }) => name === "dev-network");
    expect(networkReachability.check(stackOf(stack?.json ?? {}))).toEqual([]);
  });
  expect(wrong).toEqual([]);
}

/** A directory of the company, with domain controllers in the VPC. */
const directory = {
  domain: "corp.example",
  nameServers: ["10.20.0.10", "10.20.16.10"],
};

describe("names of other networks on simulated providers", () => {
  it("forwarded, with the DNS firewall, query logs and network ACLs", () =>
    deploys({
      nat: "per-az",
      networkAcls: true,
      queryLogs: { destination: "s3" },
      egress: { isolation: "filtered-egress" },
      connections: {
        dns: { forward: { corp: directory, lab: { ...directory, domain: "lab.example", port: 5353 } } },
      },
    }));

  it("forwarded beside an inbound endpoint, in an isolated network of three zones", () =>
    deploys({
      availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
      egress: { isolation: "isolated" },
      privateLink: {
        backend: true,
        frontend: { endpoint: { mode: "shared" }, clientCidrs: ["172.16.0.0/16"], inboundResolver: true },
      },
      connections: { dns: { forward: { corp: directory } } },
    }));

  it("by rules that another account shares", () =>
    deploys({
      nat: "single",
      egress: { dnsFirewall: true },
      connections: {
        dns: { sharedRules: { corp: { ruleId: "rslvr-rr-0a1b2c3d4e5f60718", domain: "corp.example" } } },
      },
    }));
});
