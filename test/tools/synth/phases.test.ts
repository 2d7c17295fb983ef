import { afterAll, describe, expect, it } from "vitest";
import { phasesOf, phasesText } from "../../../tools/synth/phases";
import { firstRecords, recordedPlatform, withLab, withoutLab } from "../../support/lab";
import { accountInput, devInput } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";
import { failures, SimulatedSite } from "../../support/simulated";
import { withStream } from "../../support/streams";

describe("a workspace that goes", () => {
  const records = firstRecords(withLab());
  const goingBy = (...keep: readonly boolean[]) => recordedPlatform(withoutLab(...keep), records);
  const present = synthPlatform(goingBy()).map(({ name }) => name);
  const phased = (...keep: readonly boolean[]) => phasesOf(goingBy(...keep), present, records);
  const DEPLOYED = ["dev-workspace", "dev-network"].map((stack) => ({ does: "deploy", stacks: [stack] }));

  it("takes phases: what is in it first, those that use others before them; its workspace, then the network", () => {
    expect(phased()).toEqual([
      {
        environment: "dev",
        phases: [{ does: "destroy", stacks: ["dev-serving-lab", "dev-settings-lab"] }, ...DEPLOYED],
        last: "npx cdktf deploy 'dev-*'",
      },
    ]);
    const text = phasesText(phased());
    expect(text).toContain("1. with the commit before:  npx cdktf destroy dev-serving-lab dev-settings-lab");
    expect(text).toContain("2. npx cdktf deploy dev-workspace --ignore-missing-stack-dependencies");
    expect(text).toContain("4. npx cdktf deploy 'dev-*'");
  });

  it("is left as it is where all is kept: nothing in it is destroyed", () => {
    expect(phased(true)[0]?.phases).toEqual([{ does: "leave", stacks: ["dev-serving-lab", "dev-settings-lab"] }]);
    expect(phasesText(phased(true))).toContain(
      "1. nothing is run for dev-serving-lab, dev-settings-lab: all of it stays as it is, and the state can be deleted",
    );
  });

  it("has what is kept forgotten, and what is not destroyed, stack by stack", () => {
    expect(phased(true, false)[0]?.phases).toEqual([
      { does: "destroy", stacks: ["dev-serving-lab"] },
      { does: "leave", stacks: ["dev-settings-lab"] },
    ]);
    expect(phased(false, true)[0]?.phases).toEqual([
      { does: "destroy", stacks: ["dev-settings-lab"] },
      { does: "leave", stacks: ["dev-serving-lab"] },
      ...DEPLOYED,
    ]);
  });

  it("has what is kept of a stack forgotten before the rest of it is destroyed", () => {
    const input = withLab();
    const more = { kind: "sql-warehouse", workspace: "lab", size: "2X-Small", permissions: {} } as const;
    input.consumers = { ...input.consumers, "lab-more": more };
    const two = firstRecords(input);
    const head = withoutLab(false, true);
    Object.assign(head.retired?.consumers ?? {}, { "lab-more": { reason: "The lab is closed.", keep: false } });
    const [found] = phasesOf(recordedPlatform(head, two), present, two);
    expect(found?.phases.slice(0, 2)).toEqual([
      {
        does: "forget",
        stacks: ["dev-serving-lab"],
        kept: [expect.stringMatching(/^dev-serving-lab: databricks_sql_endpoint\.consumer-lab-bi/)],
      },
      { does: "destroy", stacks: ["dev-serving-lab", "dev-settings-lab"] },
    ]);
    expect(phasesText(found === undefined ? [] : [found])).toContain("destroying does not ask: dev-serving-lab: ");
  });

  it("is no matter where none goes, or nothing is recorded of it", () => {
    expect(phasesOf(recordedPlatform(withLab()), present, records)).toEqual([]);
    expect(phasesOf(recordedPlatform(withoutLab()), present, [])).toEqual([]);
    expect(phasesText([])).toBe("");
  });
});

describe("what goes from several layers", () => {
  const input = devInput();
  withStream(input);
  const records = firstRecords(input);
  const reason = "Clicks come from somewhere else.";
  const retiring = (keep: boolean) => {
    const retired = { sources: { clicks: { reason, keep } }, dataServices: { events: { reason, keep } } };
    return recordedPlatform({ ...devInput(), retired }, records);
  };

  it("goes in phases, and the stack that has nothing else is there as long as the word", () => {
    const platform = retiring(false);
    const present = synthPlatform(platform).map(({ name }) => name);
    expect(present).toContain("dev-data-services");
    expect(synthPlatform(recordedPlatform(devInput(), records)).map(({ name }) => name)).not.toContain(
      "dev-data-services",
    );
    const [phased] = phasesOf(platform, present, records);
    const stacks = phased?.phases.map(({ stacks }) => stacks.join());
    expect(phased?.phases.every(({ does }) => does === "deploy")).toBe(true);
    expect(stacks?.indexOf("dev-ingestion-main")).toBeLessThan(stacks?.indexOf("dev-data-services") ?? -1);
  });

  it("is forgotten in one deployment where it is kept", () => {
    const platform = retiring(true);
    const present = synthPlatform(platform).map(({ name }) => name);
    expect(present).toContain("dev-data-services");
    expect(phasesOf(platform, present, records)).toEqual([]);
  });
});

describe("what goes from the account", () => {
  const account = () =>
    ({ ...accountInput(), groups: { ...accountInput().groups, auditors: { mode: "create" } } }) as const;
  const records = firstRecords(devInput(), account());
  const retiring = (keep: boolean) => {
    const retired = { groups: { auditors: { reason: "There are no auditors any more.", keep } } };
    return recordedPlatform(devInput(), records, { ...accountInput(), retired });
  };
  const phased = (keep: boolean) => {
    const platform = retiring(keep);
    return phasesOf(
      platform,
      synthPlatform(platform).map(({ name }) => name),
      records,
    );
  };

  it("goes after every environment", () => {
    const [found, ...others] = phased(false);
    expect(others).toEqual([]);
    const [phase] = found?.phases ?? [];
    expect(phase).toMatchObject({ does: "deploy", all: "dev" });
    expect(phase?.stacks[0]).toBe("dev-foundation");
    expect(phase?.stacks).not.toContain("account");
    const text = phasesText(phased(false));
    expect(text).toContain("1. npx cdktf deploy 'dev-*' --ignore-missing-stack-dependencies\n");
    expect(text).toContain("2. once every environment is so far:  npx cdktf deploy account\n");
  });

  it("needs no phases where it is kept", () => {
    expect(phased(true)).toEqual([]);
  });
});

describe("what is retired and kept", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("is forgotten by Terraform, and stays in the cloud as it was", async () => {
    const records = firstRecords(withLab());
    const input = withLab();
    delete input.consumers?.["lab-bi"];
    input.retired = { consumers: { "lab-bi": { reason: "It moves to another team.", keep: true } } };
    const after = recordedPlatform(input, records);
    const stacks = ["dev-serving-lab"];
    const warehouses = await site.with(recordedPlatform(withLab()), stacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      return simulation.cloud.store.ofType("databricks_sql_endpoint").length;
    });
    await site.with(after, stacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(simulation.cloud.store.ofType("databricks_sql_endpoint")).toHaveLength(warehouses);
      expect(simulation.known().filter(({ stack }) => stack === "dev-serving-lab")).toEqual([]);
    });
    expect(warehouses).toBeGreaterThan(0);
  });
});
