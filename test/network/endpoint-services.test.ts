import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AccountInput } from "../../config/schema/account";
import { networkReachability } from "../../policy/rules/network-reachability";
import { stackOf } from "../policy/support";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { Rehearsals } from "../support/rehearsals";
import { failures, SimulatedSite } from "../support/simulated";

type Network = OwnNetworkInput["network"];
type Service = NonNullable<NonNullable<Network["connections"]>["endpointServices"]>[string];

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

const rehearsals = new Rehearsals();
afterAll(async () => expect(await rehearsals.end()).toEqual([]));

const database: Service = {
  domainNames: ["orders-db.corp.example"],
  listeners: [{ protocol: "TCP", port: 5432 }],
  targets: { kind: "ip", addresses: ["10.20.0.20", "10.20.16.20"] },
};
const api: Service = {
  domainNames: ["api.corp.example", "reports.corp.example"],
  listeners: [
    {
      protocol: "TLS",
      port: 443,
      targetPort: 8443,
      certificateArn: "arn:aws:acm:eu-west-1:111111111111:certificate/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
    },
  ],
  targets: { kind: "instance", instanceIds: ["i-0a1b2c3d4e5f60718"] },
  healthCheck: { protocol: "HTTPS", port: 8444, path: "/health" },
  acceptance: "automatic",
};
const front: Service = {
  healthCheck: { protocol: "HTTPS", intervalSeconds: 5 },
  domainNames: ["front.corp.example"],
  listeners: [{ protocol: "TCP", port: 443 }],
  targets: {
    kind: "alb",
    loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/front/0a1b2c3d4e5f6071",
  },
};
const connectivity: AccountInput["networkConnectivity"] = { dev: { mode: "create", region: "eu-west-1" } };

function platform(
  endpointServices: Record<string, Service>,
  change: Partial<Network> = {},
  networkConnectivity = connectivity,
) {
  const input = devInput();
  const { nat: _, ...network } = input.network;
  for (const workspace of Object.values(input.workspaces)) workspace.networkConnectivity = "dev";
  return platformOf(
    { ...accountInput(), networkConnectivity },
    { ...input, network: { ...network, ...change, connections: { endpointServices } } },
  );
}

describe("services of the VPC for serverless compute on simulated providers", () => {
  it.each([
    [
      "a database, an API with TLS and a load balancer, with network ACLs",
      platform({ db: database, api, front }, { nat: "single", networkAcls: true }),
    ],
    [
      "in an isolated network of three zones",
      platform(
        { db: database },
        {
          availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
          egress: { isolation: "isolated" },
          privateLink: { backend: true },
        },
      ),
    ],
    [
      "in a network connectivity configuration that is there already",
      platform(
        { db: database },
        { nat: "single" },
        {
          dev: { mode: "existing", region: "eu-west-1", id: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70" },
        },
      ),
    ],
  ])("%s", (_, configured) => deploys(configured));
});

describe("a service that is in use", () => {
  it("keeps its zones: a plan without one of them is refused, one with more is not", async () => {
    const zones = (...availabilityZoneIds: string[]) =>
      platform({ db: database }, { nat: "single", availabilityZoneIds });
    const [two, three] = [zones("euw1-az1", "euw1-az2"), zones("euw1-az1", "euw1-az2", "euw1-az3")];
    const plan = (configured: typeof two) =>
      site.with(configured, ["dev-network"], async (simulation) => failures(await simulation.plan()).join("\n"));
    const deployed = await site.with(three, ["dev-network"], async (simulation) => failures(await simulation.up()));
    expect(deployed).toEqual([]);
    const message =
      "The zones of the load balancer acme-dev-db were euw1-az1,euw1-az2,euw1-az3, and one is missing now";
    expect(await plan(two)).toContain(message);
    expect(await plan(three)).not.toContain(message);
  });
});

describe("what serverless compute reaches without a VPC on simulated providers", () => {
  it("is a service of somebody else", () => {
    const { clusterPolicies: _, ...main } = devInput().workspaces.main ?? {};
    return deploys(
      platformOf(
        { ...accountInput(), networkConnectivity: connectivity },
        {
          ...devInput(),
          network: { mode: "serverless-only" },
          workspaces: { main: { ...main, networkConnectivity: "dev" } },
          serverless: {
            endpointServices: {
              hub: {
                serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718",
                domainNames: ["hub.corp.example"],
              },
            },
          },
        },
      ),
    );
  });
});

describe("network connectivity configurations on simulated providers", () => {
  const bound = (keys: readonly string[], to: string) => {
    const input = devInput();
    for (const workspace of Object.values(input.workspaces)) workspace.networkConnectivity = to;
    const create = { mode: "create", region: "eu-west-1" } as const;
    const networkConnectivity = Object.fromEntries(keys.map((key) => [key, create]));
    return platformOf({ ...accountInput(), networkConnectivity }, input);
  };
  const run = (configured: ReturnType<typeof bound>) =>
    site.with(configured, ["dev-workspace"], async (simulation) => failures(await simulation.up()));

  it("go only once their workspaces follow another one", async () => {
    expect(await run(bound(["dev"], "dev"))).toEqual([]);
    expect((await run(bound(["next"], "next"))).join("\n")).toContain("cannot be deleted: it is in use by");
    expect(await run(bound(["dev", "next"], "next"))).toEqual([]);
    expect(await run(bound(["next"], "next"))).toEqual([]);
  });
});

describe("private endpoints to the lake's buckets on simulated providers", () => {
  const withStorage = (state: "registered" | "on") => {
    const input = devInput();
    input.serverless = { storage: { state, zones: ["processed", "curated"] } };
    for (const workspace of Object.values(input.workspaces)) workspace.networkConnectivity = "dev";
    return platformOf({ ...accountInput(), networkConnectivity: connectivity }, input);
  };
  const stacks = ["dev-unity-catalog"];

  it("are registered, and then switched on in place", async () => {
    await site.with(withStorage("registered"), stacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
    });
    await site.with(withStorage("on"), stacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      const [rule] = simulation.cloud.store.ofType("databricks_mws_ncc_private_endpoint_rule");
      expect(rule?.attributes).toMatchObject({
        enabled: true,
        endpoint_service: "com.amazonaws.eu-west-1.s3",
        resource_names: ["acme-dev-curated-111111111111", "acme-dev-processed-111111111111"],
      });
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });

  it("cannot be switched on at once", async () => {
    await site.with(withStorage("on"), stacks, async (simulation) => {
      expect(failures(await simulation.up()).join("\n")).toContain("enabled cannot be set when a rule is made");
    });
  });
});

async function deploys(configured: ReturnType<typeof platform>): Promise<void> {
  const wrong = await rehearsals.of(configured, ["dev-workspace"], (simulation) => {
    const stack = simulation.stacks.find(({ name }) => name === "dev-network");
    expect(networkReachability.check(stackOf(stack?.json ?? {}))).toEqual([]);
  });
  expect(wrong).toEqual([]);
}
