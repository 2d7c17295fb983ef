import { afterAll, describe, expect, it } from "vitest";
import { parseRecord, type RecordFile, recordText } from "../../../config/record/file";
import { resolvePlatform } from "../../../config/resolve";
import { partsOf } from "../../../tools/record/against";
import { updated } from "../../../tools/record/update";
import type { Simulation } from "../../../tools/simulate/command/simulation";
import { HANDED_OVER, ownInputs, withWords } from "../../support/handed-over";
import type { HandedOverInputs } from "../../support/handed-over/group";
import { PROJECT } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";
import { failures, SimulatedSite } from "../../support/simulated";

const platformOf = ({ account, input }: HandedOverInputs, records: readonly RecordFile[] = []) =>
  resolvePlatform({
    account: { file: "config/account.ts", input: account },
    environments: [{ file: "config/environments/dev.ts", input }],
    folders: PROJECT,
    records,
  }).platform;

/** Keys in the cloud of all that Terraform knows. */
const known = (simulation: Simulation): string[] => simulation.known().map(({ key }) => key);

describe.each(HANDED_OVER.filter(({ isDeployed }) => isDeployed))("$name", (group) => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("is deployed, handed over without a loss, and stays when the rest is destroyed", async () => {
    const own = platformOf(ownInputs(group));
    const stacks = synthPlatform(own);
    const records = partsOf(own, stacks).map((part) => parseRecord(part.name, recordText(updated([], part))));
    const before = await site.with(
      own,
      stacks.map(({ name }) => name),
      async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        return known(simulation);
      },
    );

    const used = ownInputs(group);
    for (const { use } of group.things) use(used, (...where) => site.attribute(...where));
    const head = platformOf(withWords(group, used), records);
    const headStacks = synthPlatform(head).map(({ name }) => name);
    await site.with(head, headStacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      const { store } = simulation.cloud;
      const { anew = [] } = group;
      const stays = before.filter((key) => !anew.includes(key.split("#")[0] ?? ""));
      expect(stays.filter((key) => store.get(key) === undefined)).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      const after = known(simulation);
      const handedOver = stays.filter((key) => !after.includes(key));
      expect(handedOver.length).toBeGreaterThanOrEqual(group.things.length);
      const { along = [], held = [] } = group;
      const inTheWay = failures(await simulation.destroy());
      expect(inTheWay.filter((failure) => !held.some((stack) => failure.startsWith(`${stack}: `)))).toEqual([]);
      const lost = handedOver.filter((key) => simulation.cloud.store.get(key) === undefined);
      expect(lost.filter((key) => !along.includes(key.split("#")[0] ?? ""))).toEqual([]);
    });
  });
});
