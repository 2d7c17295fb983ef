import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explain } from "../../tools/simulate/command/explain";
import type { Simulation } from "../../tools/simulate/command/simulation";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { failures, SimulatedSite } from "../support/simulated";

const site = new SimulatedSite();
afterAll(() => site.remove());

type Change = (input: OwnNetworkInput) => void;

function changed(change: Change) {
  const input = devInput();
  change(input);
  return platformOf(accountInput(), input);
}

/** Runs on the kept cloud, with the configuration as it is after the change. */
const onKeptCloud = <T>(change: Change, use: (simulation: Simulation) => Promise<T>) =>
  site.with(changed(change), ["dev-workspace"], use);

/** What a plan of the network refuses: construct path and why, once each. */
const refused = (change: Change) =>
  onKeptCloud(change, async (simulation) => {
    const outcome = await simulation.plan({ only: "dev-network" });
    const [stack] = simulation.stacks.filter(({ name }) => name === "dev-network");
    if (stack === undefined) throw new Error("there is no network");
    return outcome.stacks
      .flatMap(({ result }) => result.diagnostics.filter(({ severity }) => severity === "error"))
      .map((error) => explain(stack, error))
      .map(({ address, why }) => `${address}: ${why}`)
      .sort();
  });

const FIX = 'Put the block back, or follow docs/network.md, "Changing a network in use", and raise network.revision.';
const message = (what: string, from: string, to: string) =>
  `The block of ${what} is ${from} and would become ${to}, so AWS would have to replace what is in use. ${FIX}`;

describe("a network in use", () => {
  beforeAll(async () => {
    await onKeptCloud(
      () => {},
      async (simulation) => expect(failures(await simulation.up())).toEqual([]),
    );
  });

  it("keeps the blocks of a workspace's subnets: a new slot is refused", async () => {
    const found = await refused((input) => {
      Object.assign(input.workspaces.main ?? {}, { networkSlot: 2 });
    });
    expect(found).toHaveLength(2);
    expect(found[0]).toContain("aws_subnet.workspace-subnet-main_euw1-az1: ");
    expect(found[0]).toContain(message("the subnet of workspace main in euw1-az1", "10.20.0.0/20", "10.20.96.0/20"));
    expect(found[1]).toContain(message("the subnet of workspace main in euw1-az2", "10.20.16.0/20", "10.20.112.0/20"));
  });

  it("keeps the block of the VPC", async () => {
    const found = await refused((input) => {
      input.network.cidr = "10.21.0.0/16";
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`aws_vpc.vpc: `);
    expect(found[0]).toContain(message("the VPC", "10.20.0.0/16", "10.21.0.0/16"));
  });

  it("keeps the zones that the blocks belong to: the order of the list is append only", async () => {
    const found = await refused((input) => {
      input.network.availabilityZoneIds.reverse();
    });
    expect(found).toHaveLength(2);
    expect(found[0]).toContain(message("the subnet of workspace main in euw1-az1", "10.20.0.0/20", "10.20.16.0/20"));
  });

  it("grows by a zone: nothing is replaced, and the workspace moves to a new registration", async () => {
    await onKeptCloud(
      ({ network }) => {
        network.availabilityZoneIds.push("euw1-az3");
      },
      async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        expect(failures(await simulation.planIsEmpty())).toEqual([]);
        const networks = simulation.cloud.store.ofType("databricks_mws_networks");
        expect(networks.map(({ attributes }) => attributes.vpc_status)).toEqual(["VALID"]);
        expect(networks[0]?.attributes.subnet_ids).toHaveLength(3);
      },
    );
  });

  it("changes once, by a new revision, and keeps the new blocks from then on", async () => {
    const moved: Change = (input) => {
      input.network.availabilityZoneIds.push("euw1-az3");
      input.network.revision = 1;
      Object.assign(input.workspaces.main ?? {}, { networkSlot: 2 });
    };
    await onKeptCloud(moved, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      const networks = simulation.cloud.store.ofType("databricks_mws_networks");
      expect(networks.map(({ attributes }) => attributes.vpc_status)).toEqual(["VALID"]);
    });
    const back = await refused((input) => {
      input.network.availabilityZoneIds.push("euw1-az3");
      input.network.revision = 1;
    });
    expect(back.join("\n")).toContain(
      message("the subnet of workspace main in euw1-az1", "10.20.96.0/20", "10.20.0.0/20"),
    );
    await onKeptCloud(moved, async (simulation) => {
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
