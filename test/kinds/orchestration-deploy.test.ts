import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withOrchestrationInVpc } from "../support/orchestration";
import { accountInput, devInput, platformOf } from "../support/platform";
import { failures, SimulatedSite } from "../support/simulated";

describe("triggers, state machines, functions and Airflow in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed with everything, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withOrchestrationInVpc(input);
    await site.with(platformOf(accountInput(), input), ["dev-operations"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
