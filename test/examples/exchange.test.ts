import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolvePlatform } from "../../config/resolve";
import account from "../../examples/exchange/config/account";
import environment from "../../examples/exchange/config/environments/exchange";
import { findings, RULES } from "../../policy";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";

const { platform, warnings } = resolvePlatform({
  account: { file: "config/account.ts", input: account.input },
  environments: [{ file: "config/environments/exchange.ts", input: environment.input }],
});

let site: SimulatedSite;
beforeAll(() => {
  site = new SimulatedSite();
});
afterAll(() => site.remove());

describe("the example of data that comes in from and goes out to others", () => {
  it("has neither warnings nor findings", () => {
    const stacks = synthPlatform(platform);
    expect(warnings).toEqual([]);
    expect(stacks.flatMap((stack) => findings(stack, [], RULES, stacks))).toEqual([]);
  });

  it("deploys to the simulated cloud, plans empty, and is destroyed", async () => {
    const stacks = synthPlatform(platform).map(({ name }) => name);
    expect(stacks).toEqual(expect.arrayContaining(["exchange-data-services", "exchange-serving-main"]));
    await expectComesAndGoes(site, platform, stacks);
  });
});
