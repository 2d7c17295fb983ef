import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withEvents } from "../support/events";
import { accountInput, devInput, platformOf } from "../support/platform";
import { failures, SimulatedSite } from "../support/simulated";

describe("event buses and pipes in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed with everything, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withEvents(input);
    await site.with(platformOf(accountInput(), input), ["dev-data-services", "dev-operations"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
