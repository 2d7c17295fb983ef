import { describe, expect, it } from "vitest";
import { accountInput, devInput, platformOf } from "../support/platform";
import { failures, simulated } from "../support/simulated";

describe("simulated deploy", () => {
  it("filtered", async () => {
    const input = devInput();
    input.network.nat = "per-az";
    input.network.egress = { isolation: "filtered-egress" };
    await simulated(platformOf(accountInput(), input), ["dev-network"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  }, 120_000);
});
