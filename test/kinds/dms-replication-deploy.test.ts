import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withReplications } from "../support/dms";
import { accountInput, devInput, platformOf } from "../support/platform";
import { expectComesAndGoes, failures, SimulatedSite } from "../support/simulated";

describe("replications of DMS in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed in both modes to every target, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withReplications(input);
    const platform = platformOf(accountInput(), input);
    await expectComesAndGoes(site, platform, ["dev-data-services", "dev-operations"]);
  });

  it("find roles of the account that are there already", async () => {
    const input = devInput();
    withReplications(input);
    input.foundation = { ...input.foundation, dmsRoles: "existing" };
    await site.with(platformOf(accountInput(), input), ["dev-data-services"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
    });
  });
});
