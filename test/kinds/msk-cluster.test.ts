import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountInput, devInput, platformOf } from "../support/platform";
import { withKafka } from "../support/kafka";
import { failures, SimulatedSite } from "../support/simulated";

describe("a Kafka cluster in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("is deployed in every mode, has nothing to change afterwards, and goes without a trace", async () => {
    const input = devInput();
    withKafka(input);
    await site.with(platformOf(accountInput(), input), ["dev-data-services", "dev-operations"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  }, 240_000);
});
