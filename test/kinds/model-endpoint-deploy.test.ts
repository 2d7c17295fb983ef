import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endpoint, openai, withModels } from "../support/models";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

describe("endpoints of models in the simulated cloud", () => {
  it("are deployed, plan empty, change their models and are destroyed", async () => {
    const input = devInput();
    withModels(input);
    const platform = platformOf(accountInput(), input);
    const names = synthPlatform(platform).map(({ name }) => name);
    await site.with(platform, names, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
    });
    input.consumers = {
      ...input.consumers,
      llama: endpoint({ other: openai({ model: "gpt-4o-mini" }) }, { permissions: { analysts: "CAN_QUERY" } }),
    };
    await site.with(platformOf(accountInput(), input), names, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
