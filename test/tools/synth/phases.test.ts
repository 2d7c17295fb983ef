import { afterAll, describe, expect, it } from "vitest";
import type { RecordFile } from "../../../config/record/file";
import { resolvePlatform } from "../../../config/resolve";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { partsOf } from "../../../tools/record/against";
import { updated } from "../../../tools/record/update";
import { phasesOf, phasesText } from "../../../tools/synth/phases";
import { accountInput, devInput, PROJECT } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";
import { failures, SimulatedSite } from "../../support/simulated";

const platformOf = (input: EnvironmentInput, records: readonly RecordFile[] = []) =>
  resolvePlatform({
    account: { file: "config/account.ts", input: accountInput() },
    environments: [{ file: "config/environments/dev.ts", input }],
    folders: PROJECT,
    records,
  }).platform;

/** With a second workspace, and something in it. */
function withLab(): EnvironmentInput {
  const input = devInput();
  input.workspaces.lab = { networkSlot: 1 };
  input.governanceWorkspace = "main";
  input.consumers = {
    ...input.consumers,
    "lab-bi": { kind: "sql-warehouse", workspace: "lab", size: "2X-Small", permissions: {} },
  };
  return input;
}

/** The same without it, and with the words for that. */
function withoutLab(keep = false): EnvironmentInput {
  const reason = "The lab is closed for good.";
  return {
    ...devInput(),
    governanceWorkspace: "main",
    retired: { workspaces: { lab: { reason, keep } }, consumers: { "lab-bi": { reason, keep } } },
  };
}

function recordOf(input: EnvironmentInput): RecordFile {
  const platform = platformOf(input);
  const part = partsOf(platform, synthPlatform(platform)).find(({ name }) => name === "dev");
  if (part === undefined) throw new Error("there is dev");
  return { name: "dev", lines: updated([], part), problems: [] };
}

describe("a workspace that goes", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());
  const record = recordOf(withLab());
  const [before, after] = [platformOf(withLab()), platformOf(withoutLab(), [record])];
  const present = synthPlatform(after).map(({ name }) => name);
  const [phased] = phasesOf(after, present, [record]);

  it("takes phases: what is in it first, those that use others before them; its workspace, then the network", () => {
    expect(phased).toEqual({
      environment: "dev",
      phases: [
        { does: "destroy", stacks: ["dev-serving-lab", "dev-settings-lab"] },
        { does: "deploy", stacks: ["dev-workspace"] },
        { does: "deploy", stacks: ["dev-network"] },
      ],
    });
    const text = phasesText(phased === undefined ? [] : [phased]);
    expect(text).toContain("1. with the commit before:  npx cdktf destroy dev-serving-lab dev-settings-lab");
    expect(text).toContain("2. npx cdktf deploy dev-workspace --ignore-missing-stack-dependencies");
    expect(text).toContain("4. npx cdktf deploy 'dev-*'");
  });

  it("is told to keep what is kept before its stacks are destroyed", () => {
    const kept = phasesOf(platformOf(withoutLab(true), [record]), present, [record]);
    expect(kept[0]?.phases[0]).toMatchObject({ does: "keep" });
    expect(phasesText(kept)).toContain("destroying does not ask what is kept");
  });

  it("is no matter where none goes, or nothing is recorded of it", () => {
    expect(phasesOf(before, present, [record])).toEqual([]);
    expect(phasesText([])).toBe("");
  });

  it("is walked through in the simulation, phase by phase, without a trace of it afterwards", async () => {
    const all = synthPlatform(before).map(({ name }) => name);
    for (const { does, stacks } of [{ does: "deploy" as const, stacks: all }, ...(phased?.phases ?? [])].slice(0, 2)) {
      await site.with(before, all, async (simulation) => {
        const outcome = does === "destroy" ? simulation.destroy({ only: stacks }) : simulation.up({ only: stacks });
        expect(failures(await outcome), `${does} ${stacks}`).toEqual([]);
      });
    }
    await site.with(after, present, async (simulation) => {
      for (const { stacks } of phased?.phases.slice(1) ?? []) {
        expect(failures(await simulation.up({ only: stacks })), `deploy ${stacks}`).toEqual([]);
      }
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      const left = simulation.known().filter(({ stack }) => stack.endsWith("-lab"));
      expect(left).toEqual([]);
    });
  }, 240_000);
});

describe("what is retired and kept", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("is forgotten by Terraform, and stays in the cloud as it was", async () => {
    const record = recordOf(withLab());
    const input = withLab();
    delete input.consumers?.["lab-bi"];
    input.retired = { consumers: { "lab-bi": { reason: "It moves to another team.", keep: true } } };
    const after = platformOf(input, [record]);
    const stacks = ["dev-serving-lab"];
    const warehouses = await site.with(platformOf(withLab()), stacks, async (simulation) => {
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
  }, 240_000);
});
