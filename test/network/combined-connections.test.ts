import { afterAll, describe, expect, it } from "vitest";
import { networkReachability } from "../../policy/rules/network-reachability";
import { stackOf } from "../policy/support";
import { ATTESTED, connectedNetwork, OFFICE, TRANSIT_GATEWAY } from "../support/connections";
import { accountInput, devInput, platformOf } from "../support/platform";
import { Rehearsals } from "../support/rehearsals";
import { synthPlatform } from "../support/shipped";

const rehearsals = new Rehearsals();
afterAll(async () => expect(await rehearsals.end()).toEqual([]));

/** A network on premises behind a transit gateway: its names, and its database for serverless compute. */
function platform(isolation: "filtered-egress" | "isolated", endpointCidrs: string[]) {
  const account = accountInput();
  account.attestations = { ...account.attestations, ...ATTESTED };
  account.networkConnectivity = { dev: { mode: "create", region: "eu-west-1" } };
  const input = devInput();
  for (const workspace of Object.values(input.workspaces)) workspace.networkConnectivity = "dev";
  const network = connectedNetwork(
    {
      transitGateway: { mode: "existing", id: TRANSIT_GATEWAY, destinations: OFFICE, endpointCidrs },
      dns: { forward: { corp: { domain: "corp.example", nameServers: ["172.16.8.10", "172.16.9.10"] } } },
      endpointServices: {
        db: {
          domainNames: ["orders-db.corp.example"],
          listeners: [{ protocol: "TCP", port: 1433 }],
          targets: { kind: "ip", addresses: ["172.16.8.20", "172.16.9.20"] },
        },
      },
    },
    isolation,
    { networkAcls: true },
  );
  return platformOf(account, { ...input, network });
}

describe("a network on premises, its names and its database", () => {
  it.each(["filtered-egress", "isolated"] as const)(
    "%s: deploys, plans empty and is destroyed, and everything reaches what it calls",
    async (isolation) => {
      const wrong = await rehearsals.of(platform(isolation, ["172.16.8.0/22"]), ["dev-workspace"], (simulation) => {
        const stack = simulation.stacks.find(({ name }) => name === "dev-network");
        expect(networkReachability.check(stackOf(stack?.json ?? {}))).toEqual([]);
      });
      expect(wrong).toEqual([]);
    },
  );

  it("without a route from the endpoints' subnets, name servers and targets are out of reach, and that is found", () => {
    const stack = synthPlatform(platform("isolated", [])).find(({ name }) => name === "dev-network");
    const found = networkReachability.check(stackOf(stack?.json ?? {})).map(({ message }) => message);
    expect(found.join("\n")).toContain("to the name server 172.16.8.10");
    expect(found.join("\n")).toContain("to its target 172.16.8.20");
  });
});
