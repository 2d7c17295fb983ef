import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { accountInput, devInput, platformOf } from "../support/platform";
import { SHARING, shareOutside } from "../support/sharing";
import { expectComesAndGoes, failures, SimulatedSite } from "../support/simulated";

const STACKS = ["dev-serving-main"];

let site: SimulatedSite;
beforeAll(() => {
  site = new SimulatedSite();
});
afterAll(() => site.remove());

/** Everything that can be shared, changed by `change`. */
function platform(change: (consumers: NonNullable<EnvironmentInput["consumers"]>) => void = () => {}) {
  const [account, input] = [accountInput(), devInput()];
  shareOutside(account);
  input.consumers = structuredClone(SHARING);
  change(input.consumers);
  return platformOf(account, input);
}

describe("shares and recipients in simulated services", () => {
  it("deploy, and plan again without a change", async () => {
    await site.with(platform(), STACKS, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
    });
  });

  it("take a table in that is there by now, and a recipient out, and are destroyed", async () => {
    const changed = platform((consumers) => {
      const share = consumers["open-orders"];
      const silver = share?.kind === "share" ? share.schemas.silver : undefined;
      if (share?.kind !== "share" || silver?.objects !== "named") throw new Error("the share names tables");
      silver.tables = { ...silver.tables, orders: { exists: true, history: true } };
      share.recipients = ["subsidiary"];
      const { exports } = consumers;
      if (exports?.kind !== "share") throw new Error("a share with notebooks");
      exports.notebooks = { by_day: { folder: "notebooks", file: "by_month.ipynb" } };
    });
    await expectComesAndGoes(site, changed, STACKS);
  });
});
