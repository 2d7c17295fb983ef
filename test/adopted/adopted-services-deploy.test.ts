import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Platform } from "../../config/model";
import type { EnvironmentInput } from "../../config/schema/environment";
import { readListing } from "../../tools/adopt/listings/read";
import { adoptionProblems } from "../../tools/adopt/problems";
import { propose } from "../../tools/adopt/propose/propose";
import { scopesOf } from "../../tools/adopt/propose/scope";
import { withFlows } from "../support/appflow";
import { listingsOf } from "../support/listings";
import { accountInput, devInput, platformOf } from "../support/platform";
import { withQuickSight } from "../support/quicksight";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";

/** Address → its stack, and the id that its import takes. */
const TAKEN: Readonly<Record<string, readonly [stack: string, id: string]>> = {
  "aws_appflow_flow.data-service-accounts_flow": ["dev-data-services", "acme-dev-accounts"],
  "aws_quicksight_data_source.consumer-shop": ["dev-operations", "111111111111/acme-dev-shop"],
  "aws_quicksight_data_set.consumer-shop_data-set-orders": ["dev-operations", "111111111111,acme-dev-shop_orders"],
  "aws_quicksight_group.consumer-shop_group-readers": ["dev-operations", "111111111111/default/acme-dev-shop_readers"],
};
const STACKS = ["dev-data-services", "dev-operations"];

/** A platform with flows and QuickSight, of which dev adopts this. */
function adopting(adopted?: EnvironmentInput["adopted"]): Platform {
  const [account, dev] = [accountInput(), devInput()];
  withFlows(dev);
  withQuickSight(dev, account);
  return platformOf(account, Object.assign(dev, adopted && { adopted }));
}

describe("flows and what QuickSight has, that exist already", () => {
  const site = new SimulatedSite();
  const emitted = synthPlatform(adopting());
  let adopted: EnvironmentInput["adopted"];
  let objects = 0;

  beforeAll(async () => {
    const before = adopting();
    await site.with(before, STACKS, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      const { store } = simulation.cloud;
      const types = Object.keys(TAKEN).map((address) => `${address.split(".")[0]}.json`);
      const listed = [...listingsOf(store)].flatMap(([file, text]) =>
        types.includes(file) ? readListing(file, Buffer.from(text)).listed : [],
      );
      const proposal = propose(listed, scopesOf(before, emitted, "dev", undefined));
      expect(proposal.problems).toEqual([]);
      adopted = proposal.words.get("config/environments/dev.ts");
      objects = store.all().length;
    });
  });
  afterAll(() => site.remove());

  it("are proposed by their ids, a flow by its name", () => {
    expect(adopted?.dataServices?.accounts).toMatchObject({
      resources: { "aws_appflow_flow.data-service-accounts_flow": "acme-dev-accounts" },
    });
    const shop = adopted?.consumers?.shop;
    expect(shop).toMatchObject({
      resources: Object.fromEntries(
        Object.entries(TAKEN).flatMap(([address, [, id]]) => (address.includes("quicksight") ? [[address, id]] : [])),
      ),
    });
  });

  it("are taken in: nothing is made or destroyed, and then there is nothing to do", async () => {
    const platform = adopting(adopted);
    const stacks = synthPlatform(platform);
    expect(adoptionProblems(platform, stacks, () => true)).toEqual([]);
    const blocks = new Map(stacks.flatMap(({ name, json }) => (json.import ? [[name, json.import]] : [])));
    for (const [address, [stack, id]] of Object.entries(TAKEN)) {
      expect(blocks.get(stack)).toContainEqual(expect.objectContaining({ to: address, id }));
    }
    for (const [stack, all] of blocks) {
      site.forget(
        stack,
        all.map(({ to }) => to),
      );
    }
    await site.with(platform, STACKS, async (simulation) => {
      const { stacks: planned } = await simulation.plan();
      for (const { stack, result } of planned) {
        const expected = (blocks.get(stack) ?? []).map(({ to }) => [to, "import"]);
        expect(result.diagnostics, stack).toEqual([]);
        expect(result.planned, stack).toEqual(Object.fromEntries(expected));
      }
      expect(failures(await simulation.up())).toEqual([]);
      expect(simulation.cloud.store.all()).toHaveLength(objects);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
    });
  });

  it("are an error of the plan where nothing has that id", async () => {
    const address = "aws_quicksight_group.consumer-shop_group-readers";
    const platform = adopting({ consumers: { shop: { resources: { [address]: "111111111111/default/nobody" } } } });
    site.forget("dev-operations", [address]);
    await site.with(platform, ["dev-operations"], async (simulation) => {
      const { stacks } = await simulation.plan();
      const said = stacks.flatMap(({ result }) => result.diagnostics.map(({ detail, summary }) => summary + detail));
      expect(said.join("\n")).toContain('There is no aws_quicksight_group with the import id "111111111111/default/');
    });
  });
});
