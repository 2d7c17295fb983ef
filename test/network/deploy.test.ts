import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { networkReachability } from "../../policy/rules/network-reachability";
import type { Simulation } from "../../tools/simulate/command/simulation";
import { stackOf } from "../policy/support";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { Rehearsals } from "../support/rehearsals";
import { failures, SimulatedSite } from "../support/simulated";
import { deployHub, type Hub } from "./hub";

type Own = OwnNetworkInput["network"];
const clientCidrs = ["172.16.0.0/16"];

const rehearsals = new Rehearsals();
afterAll(async () => expect(await rehearsals.end()).toEqual([]));

function platform(network: EnvironmentInput["network"], second = false) {
  const account = accountInput();
  account.attestations = { ...account.attestations, "private-runner": "Network team, 2026-11-20" };
  const input: EnvironmentInput = { ...devInput(), network };
  if (network.mode === "serverless-only") delete input.workspaces.main?.clusterPolicies;
  if (second) {
    input.workspaces.lab = { networkSlot: 1 };
    input.governanceWorkspace = "main";
  }
  return platformOf(account, input);
}

/** Deploys up to the workspaces, plans again, and takes everything down. */
async function deploys(network: EnvironmentInput["network"], second = false): Promise<void> {
  expect(await rehearsals.of(platform(network, second), ["dev-workspace"], reaches)).toEqual([]);
}

/** Everything in the network reaches what it calls. */
function reaches(simulation: Simulation): void {
  const stack = simulation.stacks.find(({ name }) => name === "dev-network");
  expect(networkReachability.check(stackOf(stack?.json ?? {}))).toEqual([]);
}

const own = (change: Partial<Own>): Own => {
  const { nat: _, ...network } = devInput().network;
  return { ...network, ...change };
};

/** Every pair of isolation, back end, front end, NAT, second block and number of zones that is allowed. */
const CASES: readonly (readonly [name: string, network: Own, secondWorkspace: boolean])[] = [
  ["public-egress, no PrivateLink, one gateway", own({ nat: "single" }), false],
  [
    "public-egress, both PrivateLinks, gateway per zone, three zones, second block",
    own({
      nat: "per-az",
      availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
      secondCidr: { cidr: "100.64.0.0/16", workspaces: ["lab"] },
      privateLink: { backend: true, frontend: { endpoint: { mode: "shared" }, clientCidrs } },
    }),
    true,
  ],
  [
    "filtered-egress, no PrivateLink, gateway per zone, CloudWatch, key of one's own",
    own({
      nat: "per-az",
      networkAcls: true,
      queryLogs: { destination: "s3" },
      egress: {
        isolation: "filtered-egress",
        firewallKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555",
        firewallLogs: { destination: "cloudwatch" },
      },
    }),
    true,
  ],
  [
    "filtered-egress, both PrivateLinks closed, one gateway, three zones, service-direct",
    own({
      nat: "single",
      availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
      egress: { isolation: "filtered-egress" },
      privateLink: {
        backend: true,
        serviceDirect: "registered",
        frontend: { endpoint: { mode: "shared" }, clientCidrs, inboundResolver: true },
        access: { level: "ENDPOINT", public: { mode: "closed", runner: "172.16.0.0/24" } },
      },
    }),
    false,
  ],
  [
    "isolated, back end",
    own({
      egress: { isolation: "isolated" },
      privateLink: { backend: true },
      networkAcls: true,
      endpoints: ["kms", "dynamodb", "ecr.api", "ecr.dkr"],
      queryLogs: { destination: "cloudwatch" },
      dhcpOptions: { domainName: "acme.example", domainNameServers: ["10.20.192.10"], ntpServers: ["10.20.192.11"] },
    }),
    false,
  ],
  [
    "isolated, both PrivateLinks, DNS firewall, second block",
    own({
      egress: { isolation: "isolated", dnsFirewall: true },
      secondCidr: { cidr: "100.64.0.0/16", workspaces: ["lab"] },
      privateLink: { backend: true, frontend: { endpoint: { mode: "shared" }, clientCidrs } },
    }),
    true,
  ],
];

describe("customer-managed network on simulated providers", () => {
  it.each(CASES)("%s", (_, network, second) => deploys(network, second));
});

describe("networks that are not made here on simulated providers", () => {
  it("databricks-managed", () => deploys({ mode: "databricks-managed" }));
  it("serverless-only", () => deploys({ mode: "serverless-only" }));
});

describe("networks beside what another environment has made, on simulated providers", () => {
  const site = new SimulatedSite();
  let hub: Hub;
  beforeAll(async () => {
    hub = await deployHub(site);
  });
  afterAll(() => site.remove());

  const deploysBeside = (network: EnvironmentInput["network"]) =>
    site.with(platform(network), ["dev-workspace"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      reaches(simulation);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });

  it("existing, with back-end PrivateLink", () =>
    deploysBeside({
      mode: "existing",
      vpcId: hub.vpcId,
      workspaces: { main: { subnetIds: hub.subnets("main"), securityGroupIds: [hub.group("main")] } },
      privateLink: {
        workspaceEndpointId: hub.endpoint("databricks-workspace"),
        relayEndpointId: hub.endpoint("databricks-relay"),
      },
    }));

  it("a front end in a transit VPC", () => {
    const subnetIds = Object.values(hub.subnets("main"));
    return deploysBeside(
      own({
        nat: "single",
        privateLink: { frontend: { endpoint: { mode: "transit", vpcId: hub.vpcId, subnetIds }, clientCidrs } },
      }),
    );
  });

  it("existing, with zones mixed up: the plan says so", async () => {
    const [first, second] = Object.values(hub.subnets("main"));
    const network = {
      mode: "existing" as const,
      vpcId: hub.vpcId,
      workspaces: {
        main: {
          subnetIds: { "euw1-az1": second ?? "", "euw1-az2": first ?? "" },
          securityGroupIds: [hub.group("main")],
        },
      },
    };
    await site.with(platform(network), ["dev-network"], async (simulation) => {
      expect(failures(await simulation.up()).join("\n")).toContain("is not in euw1-az1.");
    });
  });
});
