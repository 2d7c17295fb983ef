import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportJob, withGlue } from "../support/glue";
import { accountInput, devInput, platformOf } from "../support/platform";
import { failures, SimulatedSite } from "../support/simulated";

describe("Glue jobs in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, take a change, and go without a trace", async () => {
    const input = devInput();
    withGlue(input);
    const stacks = ["dev-data-services", "dev-operations"];
    await site.with(platformOf(accountInput(), input), stacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
    });
    const { crawler: _, ...plainer } = exportJob({ glueVersion: "5.1", trigger: { mode: "on-demand" } });
    const { expectSuccessWithinHours: __, ...changed } = plainer;
    input.dataServices = { ...input.dataServices, export: changed };
    await site.with(platformOf(accountInput(), input), stacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
