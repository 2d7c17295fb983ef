import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { Simulation } from "../../tools/simulate/command/simulation";
import { accountInput, devInput, platformOf } from "../support/platform";
import { failures, SimulatedSite } from "../support/simulated";
import { deployHub, type Hub, ZONES } from "./hub";

type Existing = Extract<EnvironmentInput["network"], { mode: "existing" }>;
const site = new SimulatedSite();
let hub: Hub;
beforeAll(async () => {
  hub = await deployHub(site);
});
afterAll(() => site.remove());

const ofWorkspace = (key: string) => ({ subnetIds: hub.subnets(key), securityGroupIds: [hub.group(key)] });
const network = (change: Partial<Existing> = {}): Existing => ({
  mode: "existing",
  vpcId: hub.vpcId,
  workspaces: { main: ofWorkspace("main") },
  ...change,
});
const backend = () => ({
  workspaceEndpointId: hub.endpoint("databricks-workspace"),
  relayEndpointId: hub.endpoint("databricks-relay"),
});
const endpoints = () => ({ s3: hub.endpoint("s3"), sts: hub.endpoint("sts"), kinesis: hub.endpoint("kinesis") });
const transit = () => ({
  mode: "transit" as const,
  vpcId: hub.vpcId,
  subnetIds: ZONES.map((zone) => hub.id("aws_subnet", `-endpoints-${zone}`)),
});
const clientCidrs = ["172.16.0.0/16"];

function platform(existing: Existing, second = false) {
  const account = accountInput();
  account.attestations = { ...account.attestations, "private-runner": "Network team, 2026-11-20" };
  const input: EnvironmentInput = { ...devInput(), network: existing };
  if (second) {
    input.workspaces.lab = {};
    input.governanceWorkspace = "main";
  }
  return platformOf(account, input);
}

/** Deploys up to the workspaces, plans again, shows what is there, and takes everything down. */
async function deploys(existing: Existing, second = false, look: (simulation: Simulation) => void = () => {}) {
  await site.with(platform(existing, second), ["dev-workspace"], async (simulation) => {
    expect(failures(await simulation.up())).toEqual([]);
    expect(failures(await simulation.planIsEmpty())).toEqual([]);
    look(simulation);
    expect(failures(await simulation.destroy())).toEqual([]);
  });
}

const names = (simulation: Simulation, type: string, attribute: string) =>
  simulation.cloud.store
    .ofType(type)
    .map(({ attributes }) => String(attributes[attribute]))
    .sort();

describe("an existing network on simulated providers", () => {
  it("has no way out, and all endpoints; users come through the back end's endpoint", () =>
    deploys(
      network({
        internet: "none",
        endpoints: endpoints(),
        privateLink: {
          ...backend(),
          frontend: { endpoint: { mode: "shared" }, clientCidrs },
          access: { level: "ENDPOINT", public: { mode: "closed", runner: "172.16.0.0/24" } },
        },
      }),
      false,
      (simulation) => {
        expect(names(simulation, "aws_route53_zone", "name")).toEqual(["privatelink.cloud.databricks.com"]);
        expect(names(simulation, "databricks_mws_vpc_endpoint", "vpc_endpoint_name")).toHaveLength(2);
      },
    ));

  it("has an endpoint for users that is there already, and names of one's own", () =>
    deploys(
      network({
        privateLink: {
          frontend: {
            endpoint: { mode: "existing", endpointId: hub.endpoint("databricks-workspace"), vpcId: hub.vpcId },
            clientCidrs,
            dns: "existing",
          },
        },
      }),
      false,
      (simulation) => {
        expect(names(simulation, "aws_route53_zone", "name")).toEqual([]);
        expect(names(simulation, "databricks_mws_vpc_endpoint", "vpc_endpoint_name")[0]).toMatch(/^acme-dev-frontend-/);
        expect(names(simulation, "databricks_mws_workspaces", "private_access_settings_id")).not.toEqual(["null"]);
      },
    ));

  it("has an endpoint per workspace in a transit VPC, which only its own workspace lets in", () =>
    deploys(
      network({
        workspaces: { main: ofWorkspace("main"), lab: ofWorkspace("lab") },
        privateLink: {
          ...backend(),
          frontend: {
            endpoint: { ...transit(), per: "workspace", workspaceClientCidrs: { lab: ["192.168.7.0/24"] } },
            clientCidrs,
          },
          access: { level: "ENDPOINT" },
        },
      }),
      true,
      (simulation) => {
        const { store } = simulation.cloud;
        const zones = names(simulation, "aws_route53_zone", "name");
        expect(zones).toHaveLength(4);
        expect(zones.filter((name) => /^dbc-dp-\d+\.cloud\.databricks\.com$/.test(name))).toHaveLength(2);
        const idOf = (name: string) =>
          store
            .ofType("databricks_mws_vpc_endpoint")
            .filter(({ attributes }) => String(attributes.vpc_endpoint_name).startsWith(`acme-dev-${name}-vpce`))
            .map(({ attributes }) => String(attributes.vpc_endpoint_id));
        const allowed = (name: string) =>
          store.find("databricks_mws_private_access_settings", "private_access_settings_name", name)?.attributes
            .allowed_vpc_endpoint_ids as string[];
        const common = [...idOf("workspace"), ...idOf("relay")];
        expect([...allowed("acme-dev-main")].sort()).toEqual([...common, ...idOf("frontend-main")].sort());
        expect([...allowed("acme-dev-lab")].sort()).toEqual([...common, ...idOf("frontend-lab")].sort());
      },
    ));

  /** What the plan of the network says, without where. */
  const refusals = (existing: Existing, prepare: (simulation: Simulation) => void = () => {}) =>
    site.with(platform(existing), ["dev-network"], async (simulation) => {
      prepare(simulation);
      const { stacks } = await simulation.plan();
      return stacks.flatMap(({ result }) => result.diagnostics.map(({ detail }) => detail)).join("\n");
    });

  it("is refused in subnets without a way out, and in public ones", async () => {
    const inSubnets = (kind: string) =>
      Object.fromEntries(ZONES.map((zone) => [zone, hub.id("aws_subnet", `-${kind}-${zone}`)]));
    const endpointSubnets = inSubnets("endpoints");
    const main = (subnetIds: Record<string, string>) => ({ main: { ...ofWorkspace("main"), subnetIds } });
    expect(await refusals(network({ workspaces: main(endpointSubnets) }))).toContain(
      `The route table of ${endpointSubnets["euw1-az1"]} has no default route to a NAT gateway, transit gateway or appliance.`,
    );
    const open = hub.id("aws_subnet", "-public-euw1-az1");
    const mixed = { ...hub.subnets("main"), "euw1-az1": open };
    expect(await refusals(network({ workspaces: main(mixed) }))).toContain(
      `The route table of ${open} leads to an internet gateway; clusters have no public addresses and belong into a private subnet.`,
    );
    expect(await refusals(network({ workspaces: main(endpointSubnets), reachability: "trusted" }))).toBe("");
    expect(await refusals(network({ workspaces: main(endpointSubnets), internet: "propagated" }))).toBe("");
  });

  it("is refused where an id is not in the VPC: nothing is made up in what a stack has made", async () => {
    const typo = "subnet-0123456789abcdef0";
    const main = { ...ofWorkspace("main"), subnetIds: { ...hub.subnets("main"), "euw1-az2": typo } };
    expect(await refusals(network({ workspaces: { main } }))).toContain(`"id":"${typo}"} finds nothing`);
    expect(await refusals(network({ vpcId: "vpc-0123456789abcdef0" }))).toContain(
      `${hub.group("main")} is not in vpc-0123456789abcdef0.`,
    );
  });

  it("is refused with security groups that let nothing out, or keep nodes apart", async () => {
    const group = hub.id("aws_security_group", "-endpoints");
    const found = await refusals(
      network({ workspaces: { main: { ...ofWorkspace("main"), securityGroupIds: [group] } } }),
    );
    expect(found).toContain(`No rule of ${group} lets TCP 443, 8443, 8444 out, which Databricks needs.`);
    expect(found).toContain(
      `${group} must let nodes do everything among themselves: all TCP and UDP ports in and out, from and to the same group.`,
    );
  });

  it("is refused where no security group of an endpoint lets its port in", async () => {
    const closed = (simulation: Simulation) => {
      const { store } = simulation.cloud;
      for (const { key, attributes } of store.ofType("aws_vpc_security_group_ingress_rule")) {
        if (attributes.from_port === 6666) store.remove(key);
      }
    };
    const relay = hub.endpoint("databricks-relay");
    expect(await refusals(network({ privateLink: backend() }), closed)).toContain(
      `No security group of ${relay} lets TCP 6666 in.`,
    );
  });

  it("is refused with endpoints of something else", async () => {
    const found = await refusals(network({ endpoints: { ...endpoints(), s3: hub.endpoint("sts") } }));
    expect(found).toContain(`${hub.endpoint("sts")} is no gateway endpoint of com.amazonaws.eu-west-1.s3.`);
  });
});
