import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { startOf } from "../../../../tools/simulate/command/process";
import { ended, isRunning, Project, startedBy } from "../../../support/project";
import { withoutTerraform } from "../support/terraform";

const FOUNDATION = ["--stack", "dev-foundation"];
const LONG = 300_000;
const KEPT = ".simulation/dev";

describe.skipIf(withoutTerraform)("a kept cloud", () => {
  const project = new Project();
  const folder = join(project.root, KEPT);

  afterEach(() => project.removeFolder(".simulation"));
  afterAll(() => project.remove());

  const stateOf = (stack: string) => readFileSync(join(folder, `state/${stack}.tfstate`), "utf8");
  const resourcesOf = (stack: string) => (JSON.parse(stateOf(stack)) as { resources: unknown[] }).resources.length;

  /** Starts to deploy everything, and waits until Terraform has changed some of what is kept. */
  async function deploying() {
    const child = project.start("main.ts", ["up", "dev"]);
    const { pid = 0 } = child;
    const end = ended(child);
    await vi.waitFor(() => expect(resourcesOf("dev-network")).toBeGreaterThan(5), { timeout: 120_000, interval: 10 });
    return { child, end, started: startedBy(pid) };
  }

  it(
    "that another command works on is left alone: who has it and what to do, exit code 2",
    async () => {
      expect((await project.simulate(["up", "dev", ...FOUNDATION])).exitCode).toBe(0);
      const holder = { pid: process.pid, started: startOf(process.pid), host: hostname(), token: "other" };
      const command = "npm run simulate -- up dev";
      writeFileSync(join(folder, "lock.json"), JSON.stringify({ ...holder, command }));
      const before = readdirSync(folder, { recursive: true }).map(String).sort();
      const state = stateOf("dev-foundation");
      const message = `The kept cloud of dev is in use by "${command}" (process ${process.pid}). Fix: wait until that has ended; if there is no such command any more, delete ${KEPT}/lock.json.\n`;
      for (const args of [
        ["plan", "dev"],
        ["up", "dev"],
        ["destroy", "dev"],
        ["dev", "--keep"],
      ]) {
        expect(await project.simulate(args)).toEqual({ exitCode: 2, stdout: "", stderr: message });
      }
      expect(readdirSync(folder, { recursive: true }).map(String).sort()).toEqual(before);
      expect(stateOf("dev-foundation")).toBe(state);
      // What is not kept has a folder of its own.
      expect((await project.simulate(["dev", ...FOUNDATION])).exitCode).toBe(0);
    },
    LONG,
  );

  it(
    "is let go of after success, failure and a command that cannot begin",
    async () => {
      const fault = ["--fail", "aws_s3_bucket:create"];
      expect((await project.simulate(["up", "qa"])).exitCode).toBe(2);
      expect(project.has(".simulation/qa")).toBe(false);
      expect((await project.simulate(["up", "dev", ...FOUNDATION, ...fault])).exitCode).toBe(1);
      expect(project.has(`${KEPT}/lock.json`)).toBe(false);
      expect((await project.simulate(["up", "dev", ...FOUNDATION])).exitCode).toBe(0);
      expect(project.has(`${KEPT}/lock.json`)).toBe(false);
      expect((await project.simulate(["up", "dev", "--stack", "dev-netwrok"])).exitCode).toBe(2);
      expect(project.has(`${KEPT}/lock.json`)).toBe(false);
      expect(project.has(`${KEPT}/cloud.json`)).toBe(true);
    },
    LONG,
  );

  it.each([["SIGTERM"], ["SIGHUP"]] as const)(
    "is let go of after %s, and fits its states",
    async (signal) => {
      const { child, end } = await deploying();
      expect(project.has(`${KEPT}/lock.json`)).toBe(true);
      child.kill(signal);
      expect((await end).exitCode).toBe(130);
      expect(project.has(`${KEPT}/lock.json`)).toBe(false);
      expect((await project.simulate(["destroy", "dev"])).exitCode).toBe(0);
    },
    LONG,
  );

  it(
    "is let go of after two interrupts, which end the command at once",
    async () => {
      const { child, end } = await deploying();
      child.kill("SIGINT");
      await new Promise((resolve) => setImmediate(resolve));
      child.kill("SIGTERM");
      expect((await end).exitCode).toBe(130);
      expect(project.has(`${KEPT}/lock.json`)).toBe(false);
    },
    LONG,
  );

  it(
    "is, after a command that was killed, as it was before that command",
    async () => {
      expect((await project.simulate(["up", "dev", ...FOUNDATION])).exitCode).toBe(0);
      const before = stateOf("dev-foundation");
      const { child, end, started } = await deploying();
      child.kill("SIGKILL");
      await end;
      await vi.waitFor(() => expect(started.filter(({ pid }) => isRunning(pid))).toEqual([]), { timeout: 30_000 });
      const { exitCode, stdout, stderr } = await project.simulate(["plan", "dev", "--stack", "dev-network", "--json"]);
      expect([exitCode, stderr]).toEqual([
        0,
        `"npm run simulate -- up dev" (process ${child.pid}) was killed: the kept cloud and its states are as they were before it.\n`,
      ]);
      expect(JSON.parse(stdout)).toMatchObject({
        phases: [{ stacks: [{ counts: {} }, { stack: "dev-network", counts: { create: 40 } }] }],
      });
      expect(stateOf("dev-foundation")).toBe(before);
      expect(project.has(`${KEPT}/lock.json`)).toBe(false);
      expect((await project.simulate(["plan", "dev", ...FOUNDATION])).stderr).toBe("");
    },
    LONG,
  );

  it(
    "of which nothing was saved before the kill is not there",
    async () => {
      const { child, end } = await deploying();
      child.kill("SIGKILL");
      await end;
      const { exitCode, stderr } = await project.simulate(["plan", "dev"]);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/was killed: nothing of it is kept\.\nThere is no kept cloud of dev\. Fix: /);
      expect(readdirSync(join(folder, "state"))).toEqual([]);
      const { stdout } = await project.simulate(["up", "dev", ...FOUNDATION, "--json"]);
      expect(JSON.parse(stdout)).toMatchObject({ ok: true, phases: [{ stacks: [{ counts: { create: 16 } }] }] });
    },
    LONG,
  );
});

describe.skipIf(withoutTerraform)("a command", () => {
  const project = new Project();

  afterAll(() => project.remove());

  it(
    "removes the temporary folder of one that was killed, and no other",
    async () => {
      const left = join(project.temporary, "lakehouse-simulation-left");
      const used = join(project.temporary, "lakehouse-simulation-used");
      const unknown = join(project.temporary, "lakehouse-simulation-unknown");
      const dead = spawn(process.execPath, ["-e", ""]);
      await ended(dead);
      const owners = [
        [left, dead.pid],
        [used, process.pid],
      ] as const;
      for (const [folder, pid] of owners) {
        mkdirSync(folder);
        const holder = { pid, started: "", host: hostname(), command: "before", token: "t" };
        writeFileSync(join(folder, "lock.json"), JSON.stringify(holder));
      }
      mkdirSync(unknown);
      expect((await project.simulate(["dev", ...FOUNDATION])).exitCode).toBe(0);
      expect(project.leftovers().sort()).toEqual(["lakehouse-simulation-unknown", "lakehouse-simulation-used"]);
    },
    LONG,
  );

  it(
    "whose output nobody reads any more ends in order",
    async () => {
      const child = project.start("main.ts", ["up", "dev", ...FOUNDATION]);
      child.stdout?.destroy();
      const { exitCode, stderr } = await ended(child);
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect((await project.simulate(["plan", "dev", ...FOUNDATION])).exitCode).toBe(0);
    },
    LONG,
  );
});
