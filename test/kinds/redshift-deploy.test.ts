import { afterEach, beforeEach, describe, it } from "vitest";
import { accountInput, devInput, platformOf } from "../support/platform";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { withWarehouses } from "../support/warehouses";

describe("warehouses of Redshift in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withWarehouses(input);
    await expectComesAndGoes(site, platformOf(accountInput(), input), ["dev-data-services", "dev-operations"]);
  });
});
