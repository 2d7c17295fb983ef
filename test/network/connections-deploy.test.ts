import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Platform } from "../../config/model";
import { networkReachability } from "../../policy/rules/network-reachability";
import { stackOf } from "../policy/support";
import {
  ATTESTED,
  type Connections,
  connectedNetwork,
  DATABASE,
  DEVICE,
  DIRECT_CONNECT_GATEWAY,
  type Isolation,
  NETWORK_ACCOUNT,
  OFFICE,
  PEER_ROLE,
  PEER_VPC,
  TRANSIT_GATEWAY,
} from "../support/connections";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { Rehearsals } from "../support/rehearsals";
import { failures, SimulatedSite } from "../support/simulated";

const OTHER_SIDE = { routeTableIds: ["rtb-0123456789abcdef0"], securityGroupIds: ["sg-0123456789abcdef0"] };

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

const rehearsals = new Rehearsals();
afterAll(async () => expect(await rehearsals.end()).toEqual([]));

function platform(network: OwnNetworkInput["network"], change: Partial<OwnNetworkInput> = {}): Platform {
  const account = accountInput();
  account.attestations = { ...account.attestations, ...ATTESTED };
  return platformOf(account, { ...devInput(), network, ...change });
}

/** Deploys the network, plans again, and takes it down. */
async function deploys(network: OwnNetworkInput["network"], change: Partial<OwnNetworkInput> = {}): Promise<void> {
  const wrong = await rehearsals.of(platform(network, change), ["dev-network"], (simulation) => {
    const stack = simulation.stacks.find(({ name }) => name === "dev-network");
    expect(networkReachability.check(stackOf(stack?.json ?? {}))).toEqual([]);
  });
  expect(wrong).toEqual([]);
}

const CASES: readonly (readonly [name: string, isolation: Isolation, connections: Connections])[] = [
  [
    "peering in the same account and region, with both sides",
    "public-egress",
    {
      peerings: {
        erp: {
          peer: { mode: "same-account", vpcId: PEER_VPC, dnsResolution: true, ...OTHER_SIDE },
          destinations: DATABASE,
        },
      },
    },
  ],
  [
    "peering in the same account and another region, with both sides",
    "filtered-egress",
    {
      peerings: {
        erp: {
          peer: {
            mode: "same-account",
            vpcId: PEER_VPC,
            region: "eu-central-1",
            dnsResolution: true,
            ...OTHER_SIDE,
          },
          destinations: DATABASE,
        },
      },
    },
  ],
  [
    "peering with another account and region by role, with both sides",
    "isolated",
    {
      peerings: {
        erp: {
          peer: {
            mode: "role",
            vpcId: PEER_VPC,
            region: "eu-central-1",
            roleArn: PEER_ROLE,
            dnsResolution: true,
            ...OTHER_SIDE,
          },
          destinations: DATABASE,
        },
      },
    },
  ],
  [
    "peering that another account accepts by hand",
    "public-egress",
    {
      peerings: {
        erp: { peer: { mode: "manual", vpcId: PEER_VPC, awsAccountId: NETWORK_ACCOUNT }, destinations: DATABASE },
      },
    },
  ],
  [
    "another account's transit gateway, behind the firewall",
    "filtered-egress",
    {
      transitGateway: {
        mode: "existing",
        id: TRANSIT_GATEWAY,
        ownerAccountId: NETWORK_ACCOUNT,
        destinations: [...DATABASE, ...OFFICE],
      },
    },
  ],
  [
    "a transit gateway of one's own, shared, with VPCs of others, VPNs of both kinds and Direct Connect",
    "filtered-egress",
    {
      transitGateway: {
        mode: "create",
        share: { principals: [NETWORK_ACCOUNT] },
        spokes: {
          erp: { attachmentId: "tgw-attach-0123456789abcdef0", accept: true },
          tools: { attachmentId: "tgw-attach-0123456789abcdef1" },
        },
      },
      vpn: {
        office: { gateway: "transit-gateway", device: DEVICE, routing: "static", destinations: OFFICE },
        plant: {
          gateway: "transit-gateway",
          device: { ...DEVICE, ipAddress: "203.0.113.20" },
          destinations: DATABASE,
        },
      },
      directConnect: {
        gatewayId: DIRECT_CONNECT_GATEWAY,
        gateway: "transit-gateway",
        destinations: [{ cidr: "10.90.0.0/16", ports: [443] }],
      },
    },
  ],
  [
    "the VPC's gateway, with static VPN and Direct Connect, behind the firewall",
    "filtered-egress",
    {
      vpn: {
        office: { gateway: "virtual-private-gateway", device: DEVICE, routing: "static", destinations: OFFICE },
      },
      directConnect: {
        gatewayId: DIRECT_CONNECT_GATEWAY,
        gateway: "virtual-private-gateway",
        destinations: DATABASE,
      },
    },
  ],
  [
    "the VPC's gateway, with a VPN by BGP, isolated",
    "isolated",
    { vpn: { office: { gateway: "virtual-private-gateway", device: DEVICE, destinations: OFFICE } } },
  ],
];

describe("connections on simulated providers", () => {
  it.each(CASES)("%s (%s)", (_, isolation, connections) =>
    deploys(connectedNetwork(connections, isolation, { networkAcls: true })),
  );
});

describe("connections of several workspaces", () => {
  it("three zones, a second block, a workspace that may use one of two connections", () => {
    const connections: Connections = {
      transitGateway: { mode: "existing", id: TRANSIT_GATEWAY, destinations: DATABASE, workspaces: ["main"] },
      vpn: { office: { gateway: "virtual-private-gateway", device: DEVICE, destinations: OFFICE } },
    };
    const { workspaces } = devInput();
    return deploys(
      connectedNetwork(connections, "filtered-egress", {
        availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
        secondCidr: { cidr: "100.64.0.0/16", workspaces: ["lab"] },
        nat: "single",
      }),
      { workspaces: { ...workspaces, lab: { networkSlot: 0 } }, governanceWorkspace: "main" },
    );
  });
});

describe("connections that change", () => {
  const office = { gateway: "transit-gateway", routing: "static", destinations: OFFICE } as const;
  const steps: readonly Connections[] = [
    { transitGateway: { mode: "create" }, vpn: { office: { ...office, device: DEVICE } } },
    { transitGateway: { mode: "create" }, vpn: { office: { ...office, device: { ipAddress: "203.0.113.99" } } } },
    {
      transitGateway: { mode: "create" },
      vpn: { office: { ...office, routing: "bgp", device: DEVICE, destinations: DATABASE } },
    },
    {},
  ];

  it("another device, another routing, other destinations, and none at all", async () => {
    for (const connections of steps) {
      const network = connectedNetwork(connections, "filtered-egress", { networkAcls: true });
      await site.with(platform(network), ["dev-network"], async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        expect(failures(await simulation.planIsEmpty())).toEqual([]);
      });
    }
  });
});

describe("a transit gateway between accounts", () => {
  /** The environment that has the gateway, in an account of its own. */
  const hub = (spokes: Record<string, { attachmentId: string; accept: boolean }> = {}) => {
    const network = connectedNetwork(
      { transitGateway: { mode: "create", share: { principals: ["111111111111"] }, spokes } },
      "public-egress",
      { cidr: "10.99.0.0/16" },
    );
    return platform(network, { name: "hub", awsAccountId: "222222222222" });
  };
  const spoke = (id: string, attachment: "requested" | "on") =>
    platform(
      connectedNetwork(
        {
          transitGateway: {
            mode: "existing",
            id,
            ownerAccountId: "222222222222",
            attachment,
            destinations: [{ cidr: "10.99.0.0/20", ports: [5432] }],
          },
        },
        "filtered-egress",
      ),
    );

  it("request, acceptance and routes, in three steps; routes before the acceptance are refused", async () => {
    const idOf = async (made: Platform, stack: string, type: string) =>
      site.with(made, [stack], async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        return String(simulation.cloud.store.ofType(type).at(-1)?.attributes.id);
      });
    const gateway = await idOf(hub(), "hub-network", "aws_ec2_transit_gateway");
    const attachmentId = await idOf(
      spoke(gateway, "requested"),
      "dev-network",
      "aws_ec2_transit_gateway_vpc_attachment",
    );
    await site.with(spoke(gateway, "on"), ["dev-network"], async (simulation) => {
      expect(failures(await simulation.up()).join("\n")).toContain("no route leads there before");
    });
    await site.with(hub({ dev: { attachmentId, accept: true } }), ["hub-network"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
    });
    await site.with(spoke(gateway, "on"), ["dev-network"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
    });
    await site.with(hub(), ["hub-network"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
    });
    await site.with(spoke(gateway, "on"), ["dev-network"], async (simulation) => {
      expect(failures(await simulation.destroy())).toEqual([]);
    });
    await site.with(hub(), ["hub-network"], async (simulation) => {
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
