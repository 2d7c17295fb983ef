import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { buildPlatform } from "../../../../main";
import { formatReport, reportOf } from "../../../../tools/simulate/command/report";
import { Simulation } from "../../../../tools/simulate/command/simulation";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../../../support/platform";
import { withoutTerraform } from "../support/terraform";

const LONG = 300_000;

describe.skipIf(withoutTerraform)("a plan in a kept cloud", () => {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-plan-"));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function start(name: string, change: (input: OwnNetworkInput) => void) {
    const input = devInput();
    change(input);
    const platform = platformOf(accountInput(), input);
    const emitted = join(folder, name, "emitted");
    mkdirSync(emitted, { recursive: true });
    buildPlatform(platform, emitted).synth();
    const wanted = (stack: string) => stack === "dev-operations";
    return Simulation.start({ folder: join(folder, name), emitted, platform, wanted });
  }

  it(
    "goes on where a stack reads what only this change brings, says who waits for whom, and changes nothing",
    async () => {
      const before = await start("before", () => {});
      expect((await before.up()).skipped).toEqual([]);
      const deployed = before.snapshot();
      await before.close();
      const after = await start("after", ({ network }) => {
        network.nat = "per-az";
      });
      try {
        after.restore(deployed);
        const outcome = await after.plan();
        expect(outcome.skipped).toEqual([]);
        expect(outcome.stacks.filter(({ ok }) => !ok)).toEqual([]);
        const of = (stack: string) => outcome.stacks.find((one) => one.stack === stack);
        expect(of("dev-operations")?.result.planned).toMatchObject({
          "aws_cloudwatch_metric_alarm.nat-euw1-az2_packets-dropped": "create",
        });
        expect(of("dev-operations")?.waitsFor).toEqual({ "dev-network": ["nat_gateway_ids"] });
        expect(of("dev-workspace")?.waitsFor).toEqual({});
        expect(after.snapshot()).toEqual(deployed);

        const phases = [{ name: "plan" as const, outcome }];
        const report = reportOf(after, {
          environment: "dev",
          phases,
          interrupted: false,
          configured: [],
          shown: String,
        });
        expect(formatReport(report)).toContain("\n  dev-operations waits for dev-network: nat_gateway_ids");
      } finally {
        await after.close();
      }
    },
    LONG,
  );

  it(
    "has what an apply would be refused as an error, and is as before after it",
    async () => {
      const simulation = await start("refused", () => {});
      try {
        const before = simulation.snapshot();
        simulation.disturb({
          where: { kind: "call", type: "aws_s3_bucket", operation: "create", nth: 1 },
          how: "error",
        });
        const { stacks, skipped } = await simulation.plan({ only: ["dev-foundation", "dev-network"] });
        expect(stacks).toMatchObject([{ stack: "dev-foundation", ok: false, counts: { create: 16 } }]);
        expect(stacks[0]?.result.diagnostics).toMatchObject([
          { summary: "InternalServerError", address: "aws_s3_bucket.logs" },
        ]);
        expect(skipped).toEqual(["dev-network"]);
        expect(simulation.faultMissed).toBe(false);
        expect(simulation.snapshot()).toEqual(before);
      } finally {
        await simulation.close();
      }
    },
    LONG,
  );

  it(
    "keeps what was there, whatever ends it",
    async () => {
      const simulation = await start("ended", () => {});
      try {
        await simulation.up({ only: "account" });
        const kept = simulation.snapshot();
        const asked: string[] = [];
        await simulation.plan({
          only: ["account", "dev-foundation"],
          // As the exit of the process does in the middle of a plan.
          onEnd: ({ stack }) => {
            asked.push(stack);
            simulation.save();
          },
        });
        expect(asked).toContain("dev-foundation");
        expect(simulation.snapshot()).toEqual(kept);
        await simulation.close();
        const next = await start("ended", () => {});
        expect(next.snapshot()).toEqual(kept);
        await next.close();
      } finally {
        await simulation.close();
      }
    },
    LONG,
  );
});
