import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { terraformBinary } from "../../../../tools/simulate/command/binary";
import type { Report } from "../../../../tools/simulate/command/report";
import { ROOT } from "../../../support/platform";
import { ended, FORGETTING, isRunning, Project, startedBy } from "../../../support/project";
import { withoutTerraform } from "../support/terraform";

const FOUNDATION = ["--stack", "dev-foundation"];
const LONG = 120_000;

const project = new Project();

afterAll(() => project.remove());

/** A PATH on which `terraform`, or another program, is this script, or nothing. */
function pathWith(name: string, script?: string, program = "terraform"): string {
  const folder = join(project.temporary, name);
  mkdirSync(folder, { recursive: true });
  if (script !== undefined) {
    writeFileSync(join(folder, program), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, program), 0o755);
  }
  return folder;
}

/** What `version` prints where a CLI configuration is named that is not there: OpenTofu puts it before the version. */
const WARNING =
  "There are some problems with the CLI configuration:\n\nWarning: Unable to open CLI configuration file\n";
const FIX = "Fix: install Terraform or OpenTofu 1.10 or newer; the simulation runs the real one.";
const says = (text: string) => `printf '%s\\n' '${text}'`;

describe("npm run simulate without a Terraform that will do", () => {
  it("says what is missing and what to do, exit code 2", async () => {
    const environment = { PATH: pathWith("empty"), TERRAFORM_BINARY_NAME: "" };
    const { exitCode, stdout, stderr } = await project.simulate(["dev"], environment);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toBe(`Terraform is not on PATH. ${FIX}\n`);
  });

  const PATH = `${process.env.PATH}`;
  it.each<[string, () => Record<string, string>, string]>([
    [
      "an old Terraform",
      () => ({ PATH: pathWith("old", says("Terraform v1.9.8\non linux_amd64")), TERRAFORM_BINARY_NAME: "" }),
      "Terraform 1.9.8 on PATH is too old. Fix: install Terraform 1.10 or newer; the simulation runs the real one.",
    ],
    [
      "an old OpenTofu, which warns first",
      () => ({
        PATH: pathWith("tofu", says(`${WARNING}OpenTofu v1.9.0\non linux_amd64`), "tofu"),
        TERRAFORM_BINARY_NAME: "",
      }),
      "OpenTofu 1.9.0 on PATH is too old. Fix: install OpenTofu 1.10 or newer; the simulation runs the real one.",
    ],
    [
      "a program of another name",
      () => ({ PATH, TERRAFORM_BINARY_NAME: join(pathWith("named", says("OpenTofu v1.6.0-rc1"), "tf"), "tf") }),
      "OpenTofu 1.6.0-rc1 is too old. Fix: install OpenTofu 1.10 or newer; the simulation runs the real one.",
    ],
    [
      "a name that is not there",
      () => ({ PATH, TERRAFORM_BINARY_NAME: "no-such-tofu" }),
      "TERRAFORM_BINARY_NAME names no-such-tofu, which is not there. Fix: name a Terraform or OpenTofu 1.10 or newer, or unset it to take what is on PATH.",
    ],
    [
      "something else",
      () => ({ PATH, TERRAFORM_BINARY_NAME: join(pathWith("other", "echo no access >&2; exit 1", "tf"), "tf") }),
      `/tf version\` names no version of Terraform or OpenTofu (no access). ${FIX}`,
    ],
  ])("names %s, exit code 2", async (_, environment, message) => {
    const { exitCode, stdout, stderr } = await project.simulate(["dev"], environment());
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr.endsWith(`${message}\n`), stderr).toBe(true);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("the fault runs say the same", async () => {
    const environment = { PATH: pathWith("empty"), TERRAFORM_BINARY_NAME: "" };
    const { exitCode, stderr } = await project.faults(["dev"], environment);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Terraform is not on PATH.");
  });
});

describe("wrong arguments", () => {
  it("are answered with what is wrong and how it goes, exit code 2", async () => {
    const { exitCode, stdout, stderr } = await project.simulate(["dev", "--fail-at", "x"]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^--fail-at x is not a number from 1\n\nnpm run simulate -- dev /);
  });

  it("--help is no error", async () => {
    const { exitCode, stdout, stderr } = await project.simulate(["--help"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^npm run simulate -- dev .*Exit code: 0 all is well/s);
  });

  it.each([
    [["dev", "staging"], /^name one environment/],
    [["dev", "--workers", "0"], /^--workers 0 is not a number/],
    [["dev", "--quick"], /--quick/],
    [["dev", "--project"], /--project/],
  ])("of the fault runs: %s", async (args, message) => {
    const { exitCode, stderr } = await project.faults(args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).toContain("npm run simulate:faults -- dev");
  });
});

describe.skipIf(withoutTerraform)("npm run simulate", () => {
  afterEach(() => expect(project.leftovers(), "temporary folders").toEqual([]));

  it(
    "names the environments, or the stacks, when there is no such one, exit code 2",
    async () => {
      const environment = await project.simulate(["qa"]);
      expect(environment.exitCode).toBe(2);
      expect(environment.stderr).toBe("qa: there is no such environment. Fix: use one of dev, prod, staging.\n");
      const stack = await project.simulate(["dev", "--stack", "dev-netwrok"]);
      expect(stack.exitCode).toBe(2);
      expect(stack.stderr).toMatch(
        /^--stack dev-netwrok: dev has no such stack\. Fix: use one of account, dev-foundation/,
      );
    },
    LONG,
  );

  it(
    "says what is wrong with a commit to begin with, exit code 2, and with the configuration, exit code 1",
    async () => {
      const nowhere = await project.simulate(["dev", "--base", "main"]);
      expect([nowhere.exitCode, nowhere.stdout]).toEqual([2, ""]);
      expect(nowhere.stderr).toMatch(/^main: this folder is no clone of a repository\. Fix: name a branch/);
      const unknown = await project.simulate(["qa", "--base", "main"]);
      expect([unknown.exitCode, unknown.stderr]).toEqual([
        2,
        "qa: there is no such environment. Fix: use one of dev, prod, staging.\n",
      ]);
      await project.edited("config/environments/dev.ts", 'cidr: "10.20.0.0/16"', 'cidr: "10.20.0.1/16"', async () => {
        const { exitCode, stderr } = await project.simulate(["dev", "--base", "main"]);
        expect(exitCode).toBe(1);
        expect(stderr).toContain("has host bits set. Fix: ");
      });
    },
    LONG,
  );

  it(
    "shows the problems of a wrong configuration and runs nothing, exit code 1",
    () =>
      project.edited("config/environments/dev.ts", 'cidr: "10.20.0.0/16"', 'cidr: "10.20.0.1/16"', async () => {
        const { exitCode, stdout, stderr } = await project.simulate(["dev"]);
        expect([exitCode, stdout]).toEqual([1, ""]);
        expect(stderr).toContain('network.cidr: "10.20.0.1/16" has host bits set. Fix: ');
      }),
    LONG,
  );

  it(
    "the fault runs say which stack fails without a fault, exit code 1",
    () =>
      project.edited(
        "modules/kms/key.ts",
        "targetKeyId: key.keyId",
        'targetKeyId: "00000000-0000-4000-8000-000000000000"',
        async () => {
          const { exitCode, stderr } = await project.faults(["dev"]);
          expect(exitCode).toBe(1);
          expect(stderr).toMatch(
            /^deploy of dev-foundation fails without a fault:\n.*00000000-0000-4000-8000-000000000000.*\nFix: npm run simulate says more; try again when that is well\.\n$/s,
          );
          expect(stderr).not.toContain("    at ");
        },
      ),
    LONG,
  );

  it(
    "the fault runs read another project's configuration, and say where there is none, exit code 2",
    async () => {
      const elsewhere = await project.faults(["dev", "--project", join(ROOT, "examples/topologies")]);
      expect([elsewhere.exitCode, elsewhere.stderr]).toEqual([
        2,
        expect.stringMatching(/^dev: there is no such environment\. Fix: use one of existing, filtered, isolated, /),
      ]);
      const nowhere = await project.faults(["dev", "--project", "assets"]);
      expect([nowhere.exitCode, nowhere.stderr]).toEqual([
        2,
        "--project assets: it has no folder config. Fix: name a folder with a folder config in it, for example examples/topologies.\n",
      ]);
    },
    LONG,
  );

  it(
    "deploys, plans nothing, destroys, and keeps nothing",
    async () => {
      const { exitCode, stdout, stderr } = await project.simulate(["dev", ...FOUNDATION]);
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/^dev: deploy\n {2}ok {6}dev-foundation {2}16 create, [\d.]+ s\n/);
      expect(stdout).toMatch(/\nphase +stacks +changes +failed +not started +seconds\n/);
      expect(stdout).toMatch(
        /\ndeploy +1 +16 +0 +0 +[\d.]+\nplan again +1 +0 +0 +0 +[\d.]+\nplan by others +1 +0 +0 +0 +[\d.]+\ndestroy +1 +16 +0 +0 +[\d.]+\n$/,
      );
      expect(project.has(".simulation")).toBe(false);
    },
    LONG,
  );

  it(
    "--json prints one document and nothing else",
    async () => {
      const { exitCode, stdout, stderr } = await project.simulate(["dev", ...FOUNDATION, "--json"]);
      expect([exitCode, stderr]).toEqual([0, ""]);
      const report = JSON.parse(stdout) as Report;
      expect(report).toEqual({
        environment: "dev",
        ok: true,
        interrupted: false,
        phases: ["deploy", "plan again", "plan by others", "destroy"].map((phase) => ({
          phase,
          seconds: expect.any(Number),
          skipped: [],
          byHand: [],
          stacks: [
            {
              stack: "dev-foundation",
              ok: true,
              seconds: expect.any(Number),
              counts: { deploy: { create: 16 }, "plan again": {}, "plan by others": {}, destroy: { delete: 16 } }[
                phase
              ],
              planned: expect.any(Object),
              inWords: "",
            },
          ],
        })),
        errors: [],
        standIns: [],
        surprises: [],
        leftOver: [],
        abandoned: [],
        faultMissed: false,
      });
      expect(report.phases[0]?.stacks[0]?.planned).toMatchObject({ "aws_s3_bucket.logs": "create" });
    },
    LONG,
  );

  it(
    "an error says stack, resource, construct, setting, what, why, fix and rule, exit code 1",
    async () => {
      const { exitCode, stdout } = await project.simulate(["dev", ...FOUNDATION, "--fail", "aws_s3_bucket:create"]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/\n {2}failed {2}dev-foundation {2}/);
      expect(stdout).toContain(
        [
          "dev-foundation: InternalServerError",
          "  resource  aws_s3_bucket.logs",
          "  construct dev-foundation/logs/Resource/Resource",
          "  config    config/environments/dev.ts: foundation.logs",
          "  why       The fault that was asked for: aws_s3_bucket:create, call 1, change",
        ].join("\n"),
      );
      expect(stdout).toContain("  fix       apply again\n  rule      injected-fault\n");
      expect(stdout).not.toContain("Still there after destroy");
    },
    LONG,
  );

  it(
    "a fault that never comes is no success, exit code 1",
    async () => {
      const { exitCode, stdout } = await project.simulate(["dev", ...FOUNDATION, "--fail", "aws_subnet:create"]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/\ndestroy +1 +16 +0 /);
      expect(stdout).toContain("\nThe fault that was asked for never came. Fix: name a type that the stacks have");
    },
    LONG,
  );

  it(
    "a stack that fails keeps those after it from starting",
    async () => {
      const args = ["dev", "--stack", "dev-network", "--json", "--fail", "aws_s3_bucket:create"];
      const { exitCode, stdout } = await project.simulate(args);
      expect(exitCode).toBe(1);
      const report = JSON.parse(stdout) as Report;
      expect(report.ok).toBe(false);
      expect(report.phases.map(({ phase, skipped }) => [phase, skipped])).toEqual([["deploy", ["dev-network"]]]);
      expect(report.errors).toMatchObject([{ stack: "dev-foundation", rule: "injected-fault" }]);
    },
    LONG,
  );

  describe("interrupted", () => {
    /** Starts a run, and waits until it has started what is asked for. Tells what is running then. */
    async function until(isSo: (commands: readonly string[], stdout: string) => boolean, env: NodeJS.ProcessEnv = {}) {
      const child = project.start("main.ts", ["dev"], env);
      let stdout = "";
      child.stdout?.on("data", (chunk) => {
        stdout += String(chunk);
      });
      const end = ended(child);
      const { pid = 0 } = child;
      const commands = () => startedBy(pid).map(({ command }) => command);
      await vi.waitFor(() => expect(isSo(commands(), stdout)).toBe(true), { timeout: 60_000, interval: 20 });
      return { child, end, started: startedBy(pid) };
    }

    const stillRunning = (started: readonly { readonly pid: number }[]) => started.filter(({ pid }) => isRunning(pid));
    const deploying = (commands: readonly string[], stdout: string) =>
      stdout.startsWith("dev: deploy\n") && commands.includes(basename(terraformBinary()));

    it(
      "by Ctrl-C: Terraform ends in order, nothing is left running, exit code 130",
      async () => {
        const { child, end, started } = await until(deploying);
        child.kill("SIGINT");
        const { exitCode, stdout, stderr } = await end;
        expect(exitCode).toBe(130);
        expect(stderr).toContain("Interrupted: Terraform writes its states.");
        expect(stdout).toMatch(/\nInterrupted\.\n$/);
        await vi.waitFor(() => expect(stillRunning(started)).toEqual([]), { timeout: 30_000 });
      },
      LONG,
    );

    it(
      "while the stacks are still written",
      async () => {
        const { child, end, started } = await until((commands) => commands.includes("node"), FORGETTING);
        child.kill("SIGTERM");
        expect((await end).exitCode).toBe(130);
        await vi.waitFor(() => expect(stillRunning(started)).toEqual([]), { timeout: 30_000 });
      },
      LONG,
    );

    it(
      "twice: at once",
      async () => {
        const { child, end, started } = await until(deploying);
        child.kill("SIGINT");
        await new Promise((resolve) => setImmediate(resolve));
        child.kill("SIGTERM");
        expect((await end).exitCode).toBe(130);
        await vi.waitFor(() => expect(stillRunning(started)).toEqual([]), { timeout: 30_000 });
      },
      LONG,
    );
  });
});
