import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withApis } from "../support/apis";
import { accountInput, devInput, platformOf } from "../support/platform";
import { failures, SimulatedSite } from "../support/simulated";

describe("APIs in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed of each sort, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withApis(input);
    await site.with(platformOf(accountInput(), input), ["dev-data-services", "dev-operations"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
