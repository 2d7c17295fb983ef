import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeOutside, removeOutside } from "../../tools/simulate/cloud/drift";
import type { Simulation } from "../../tools/simulate/command/simulation";
import { accountInput, devInput, platformOf } from "../support/platform";
import { expectComesAndGoes, failures, SimulatedSite } from "../support/simulated";

const ORGANIZATION = { type: "aws_organizations_organization" };
const platform = () =>
  platformOf(accountInput(), { ...devInput(), foundation: { organization: { id: "o-abcdefghij" } } });

let site: SimulatedSite;
beforeEach(() => {
  site = new SimulatedSite();
});
afterEach(() => site.remove());

const made = ({ cloud }: Simulation) => cloud.store.all().filter(({ madeByService }) => !madeByService);

describe("a perimeter of the organization on simulated providers", () => {
  it("lets foundation and zones deploy in that organization, and come down", async () => {
    await expectComesAndGoes(site, platform(), ["dev-unity-catalog"]);
  });

  it("makes nothing at all where the account belongs to another one", async () => {
    await site.with(platform(), ["dev-foundation"], async (simulation) => {
      changeOutside(simulation.cloud.store, ORGANIZATION, { id: "o-zzzzzzzzzz" });
      const { stacks } = await simulation.up();
      const errors = stacks.flatMap(({ result }) => result.diagnostics.filter(({ severity }) => severity === "error"));
      expect(errors.map(({ detail }) => detail)).toEqual([
        expect.stringContaining(
          "foundation.organization.id of environment dev is o-abcdefghij, but the AWS account belongs to o-zzzzzzzzzz",
        ),
      ]);
      expect(made(simulation)).toEqual([]);
    });
  });

  it("makes nothing at all where the account belongs to none", async () => {
    await site.with(platform(), ["dev-foundation"], async (simulation) => {
      removeOutside(simulation.cloud.store, ORGANIZATION);
      const problems = failures(await simulation.up()).join("\n");
      expect(problems).toContain("The AWS account belongs to no organization");
      expect(made(simulation)).toEqual([]);
    });
  });
});
