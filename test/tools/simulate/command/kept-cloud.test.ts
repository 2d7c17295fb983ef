import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Report } from "../../../../tools/simulate/command/report";
import { Project } from "../../../support/project";
import { withoutTerraform } from "../support/terraform";

const FOUNDATION = ["--stack", "dev-foundation"];
/** Ten commands, of a few seconds each on an idle machine. */
const LONG = 300_000;

describe.skipIf(withoutTerraform)("npm run simulate with a cloud that is kept", () => {
  const project = new Project();

  afterEach(() => project.removeFolder(".simulation"));
  afterAll(() => project.remove());

  it(
    "up, a change of the configuration, plan shows just that, up, destroy",
    async () => {
      const run = async (command: string) => {
        const { exitCode, stdout } = await project.simulate([command, "dev", ...FOUNDATION, "--json"]);
        const report = JSON.parse(stdout) as Report;
        return { exitCode, planned: report.phases[0]?.stacks[0]?.planned, errors: report.errors };
      };
      const early = await project.simulate(["plan", "dev"]);
      expect(early.exitCode).toBe(2);
      expect(early.stderr).toBe("There is no kept cloud of dev. Fix: npm run simulate -- up dev.\n");

      expect(await run("up")).toMatchObject({ exitCode: 0, errors: [] });
      expect(await run("plan")).toEqual({ exitCode: 0, planned: {}, errors: [] });
      project.edit("config/environments/dev.ts", (text) =>
        text.replace(
          "  network: {",
          "  foundation: { logs: { archiveAfterDays: 90, expireAfterDays: 401 } },\n  network: {",
        ),
      );
      const change = { "aws_s3_bucket_lifecycle_configuration.logs_lifecycle": "update" };
      expect(await run("plan")).toEqual({ exitCode: 0, planned: change, errors: [] });
      const plan = (await project.simulate(["plan", "dev", ...FOUNDATION])).stdout;
      expect(plan).toMatch(/^dev-foundation$/m);
      expect(plan).toMatch(/# aws_s3_bucket_lifecycle_configuration\.logs_lifecycle will be updated in-place/);
      expect(plan).toMatch(/days +(= 400 )?-> 401|~ days .* 400 -> 401/);
      expect(await run("up")).toEqual({ exitCode: 0, planned: change, errors: [] });
      expect(await run("plan")).toEqual({ exitCode: 0, planned: {}, errors: [] });
      const destroyed = await run("destroy");
      expect(destroyed.exitCode).toBe(0);
      expect(Object.keys(destroyed.planned ?? {})).toHaveLength(16);
      expect(project.has(".simulation/dev/cloud.json")).toBe(true);
    },
    LONG,
  );

  it(
    "a stack is destroyed with what depends on it and not with what it depends on",
    async () => {
      const run = async (...args: string[]) => {
        const { exitCode, stdout } = await project.simulate([...args, "--json"]);
        const { phases, leftOver } = JSON.parse(stdout) as Report;
        const stacks = phases.flatMap(({ stacks }) => stacks.map(({ stack, counts }) => [stack, counts]));
        return { exitCode, stacks, leftOver };
      };
      expect(await run("up", "dev", "--stack", "dev-network")).toMatchObject({ exitCode: 0 });
      const network = [["dev-network", { delete: 40 }]];
      expect(await run("destroy", "dev", "--stack", "dev-network")).toEqual({
        exitCode: 0,
        stacks: network,
        leftOver: [],
      });
      const again = await run("up", "dev", "--stack", "dev-network");
      expect(again.stacks).toEqual([
        ["dev-foundation", {}],
        ["dev-network", { create: 40 }],
      ]);
      expect((await run("destroy", "dev", ...FOUNDATION)).stacks).toEqual([
        ...network,
        ["dev-foundation", { delete: 16 }],
      ]);
    },
    LONG,
  );

  it(
    "survives a run that cannot begin, and knows of a stack that the configuration has lost",
    async () => {
      expect((await project.simulate(["up", "dev", ...FOUNDATION])).exitCode).toBe(0);
      const [right, wrong] = ['cidr: "10.20.0.0/16"', 'cidr: "10.20.0.1/16"'];
      await project.edited("config/environments/dev.ts", right, wrong, async () => {
        expect((await project.simulate(["dev", "--keep"])).exitCode).toBe(1);
      });
      expect((await project.simulate(["dev", "--keep", "--stack", "dev-netwrok"])).exitCode).toBe(2);
      project.copy(".simulation/dev/state/dev-foundation.tfstate", ".simulation/dev/state/dev-settings-lab.tfstate");
      const { exitCode, stdout } = await project.simulate(["plan", "dev", ...FOUNDATION]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/\nDeployed, but no longer in the configuration.*:\n {2}dev-settings-lab: 16 resources\n/);
    },
    LONG,
  );
});
