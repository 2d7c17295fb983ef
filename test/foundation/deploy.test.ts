import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { REPRESENTATIVES, representative } from "../support/representative";
import { failures, SimulatedSite } from "../support/simulated";

const TIMEOUT = 180_000;

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

/** Those that differ in what the foundation holds; networks have deployments of their own. */
const CASES = REPRESENTATIVES.filter(({ foundation }) => foundation).map((one) => [one.name, one] as const);

describe("the foundation on simulated providers", () => {
  it.each(CASES)(
    "%s: deploys, plans nothing more, and comes down",
    async (_, one) => {
      await site.with(representative(one), ["dev-foundation"], async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        expect(failures(await simulation.planIsEmpty())).toEqual([]);
        expect(failures(await simulation.destroy())).toEqual([]);
      });
    },
    TIMEOUT,
  );
});
