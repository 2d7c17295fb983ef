import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Platform } from "../../config/model";
import { resolvePlatform } from "../../config/resolve";
import account from "../../examples/topologies/config/account";
import { findings, RULES } from "../../policy";
import { failures, SimulatedSite } from "../support/simulated";
import { EXAMPLE_FILES, examplePlatform, exampleStacks } from "../tools/diagram/support/examples";

type Example = (typeof EXAMPLE_FILES)[keyof typeof EXAMPLE_FILES]["input"];

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

const platform = (input: Example): Platform =>
  resolvePlatform({
    account: { file: "config/account.ts", input: account.input },
    environments: [{ file: `config/environments/${input.name}.ts`, input }],
  }).platform;

/** Every stack of an environment, in a cloud of the test file: deploy, plan again, destroy. */
async function deploys(input: Example): Promise<void> {
  const stacks = exampleStacks()
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${input.name}-`));
  await site.with(platform(input), stacks, async (simulation) => {
    expect(simulation.stacks.map(({ name }) => name)).toEqual(expect.arrayContaining(stacks));
    expect(failures(await simulation.up())).toEqual([]);
    expect(failures(await simulation.planIsEmpty())).toEqual([]);
    expect(failures(await simulation.destroy())).toEqual([]);
  });
}

describe("examples of topologies", () => {
  it("have no policy findings", () => {
    const all = exampleStacks();
    expect(all.flatMap((stack) => findings(stack, [], RULES, all))).toEqual([]);
    expect(examplePlatform().environments).toHaveLength(8);
  });

  it.each(Object.entries(EXAMPLE_FILES))(
    "%s: deploys to the simulated cloud, plans empty, and is destroyed",
    (_, { input }) => deploys(input),
  );
});
