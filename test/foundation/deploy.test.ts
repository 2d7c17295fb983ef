import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { REPRESENTATIVES, representative } from "../support/representative";
import { failures, SimulatedSite } from "../support/simulated";

const TIMEOUT = 180_000;

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

const CASES = REPRESENTATIVES.flatMap((one) =>
  one.deploy === undefined ? [] : [[one.name, one.deploy, one] as const],
);

describe("the foundation on simulated providers", () => {
  it.each(CASES)(
    "%s: %s deploys, plans nothing more, and comes down",
    async (_, stack, one) => {
      await site.with(representative(one), [stack], async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        expect(failures(await simulation.planIsEmpty())).toEqual([]);
        expect(failures(await simulation.destroy())).toEqual([]);
      });
    },
    TIMEOUT,
  );
});
