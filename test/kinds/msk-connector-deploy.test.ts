import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withConnectors } from "../support/connectors";
import { accountInput, devInput, platformOf } from "../support/platform";
import { failures, SimulatedSite } from "../support/simulated";

describe("connectors of MSK Connect in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withConnectors(input);
    await site.with(platformOf(accountInput(), input), ["dev-data-services", "dev-operations"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
