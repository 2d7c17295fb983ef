import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Campaign, sample } from "../../../../tools/simulate/faults/campaign";
import { FAULT_KINDS } from "../../../../tools/simulate/faults/fault";
import { Shipped } from "../support/shipped";
import { withoutTerraform } from "../support/terraform";

/** The long command tries all of them: npm run simulate:faults -- dev. */
const POINTS = 12;
const SEED = 4;

describe.skipIf(withoutTerraform)("dev survives what goes wrong", () => {
  const shipped = new Shipped();
  let campaign: Campaign;

  beforeAll(async () => {
    campaign = await Campaign.record({
      emitted: shipped.emitted,
      platform: shipped.platform,
      folder: shipped.room("campaign"),
      wanted: (stack) => stack.startsWith("dev-"),
    });
  });

  afterAll(() => shipped.remove());

  it("every create and delete of the environment is a fault point, and many updates and replacements", () => {
    const of = (passage: string, operation: string) =>
      campaign.points("error").filter(({ step, change }) => step.passage === passage && change.operation === operation);
    const resources = campaign.steps.filter(({ passage }) => passage === "deploy").length;
    expect(resources).toBe(9);
    expect(of("deploy", "create").length).toBeGreaterThan(150);
    expect(of("destroy", "delete")).toHaveLength(of("deploy", "create").length);
    expect(of("update", "update").length).toBeGreaterThan(50);
    expect(of("update", "delete").length).toBeGreaterThan(5);
    expect(of("update", "create")).toHaveLength(of("update", "delete").length);
  });

  it(`a sample of ${POINTS} fault points of every kind: the next apply converges, nothing is orphaned or doubled`, async () => {
    const points = sample(campaign, POINTS, SEED);
    expect(new Set(points.map(({ how }) => how))).toEqual(new Set(FAULT_KINDS));
    expect(new Set(points.map(({ step }) => step.passage))).toEqual(new Set(["deploy", "update", "destroy"]));
    const tried = await campaign.run(points, 2);
    expect(tried).toHaveLength(POINTS);
    expect(
      tried
        .filter(({ problem }) => problem !== undefined)
        .map(({ point: { step, change, how }, problem }) => [step.stack, step.passage, how, change, problem]),
    ).toEqual([]);
  });

  it("an error after it was made: what has a name and is made before the old one goes is kept, by terraform untaint", async () => {
    const points = campaign
      .points("timeout")
      .filter(
        ({ step, change }) =>
          step.passage === "deploy" &&
          ["databricks_mws_networks", "databricks_mws_workspaces"].includes(change.type) &&
          change.operation === "create",
      );
    const tried = await campaign.run(points, 1);
    expect(tried.map(({ point, problem, untainted }) => [point.change.type, problem, untainted])).toEqual([
      ["databricks_mws_networks", undefined, ["databricks_mws_networks.workspace-main_network"]],
      ["databricks_mws_workspaces", undefined, []],
    ]);
  });

  it("a lost state: what has a name is refused by name, what has none is doubled and found, nothing is destroyed", async () => {
    const lost = await campaign.loseStates();
    expect(lost.map(({ stack, problem }) => [stack, problem])).toEqual(lost.map(({ stack }) => [stack, undefined]));
    const of = (stack: string) => lost.find((result) => result.stack === stack);
    expect(of("dev-unity-catalog")?.refused).toBeGreaterThan(0);
    expect(of("dev-network")?.doubled).toContain("aws_vpc");
  });
});
