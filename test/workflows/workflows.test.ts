import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { TRIED_TERRAFORM } from "../../config/terraform-version";
import { ROOT } from "../support/platform";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly "runs-on"?: string;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
  readonly needs?: string | readonly string[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(ROOT, ".github/workflows");
const FILES = readdirSync(FOLDER).sort();
const textOf = (file: string) => readFileSync(join(FOLDER, file), "utf8");
const WORKFLOWS = FILES.map((file): [string, Workflow] => [file, parse(textOf(file)) as Workflow]);
const JOBS = WORKFLOWS.flatMap(([file, { jobs }]) =>
  Object.entries(jobs).map(([name, job]): [string, Job, string] => [`${file}: ${name}`, job, file]),
);
const STEPS = JOBS.flatMap(([where, { steps = [] }]) =>
  steps.map((step, index): [string, Step] => [`${where}: step ${index + 1}`, step]),
);
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object };

describe("workflows", () => {
  it("pin every action by the digest of a version that is named beside it", () => {
    const uses = FILES.flatMap((file) =>
      [...textOf(file).matchAll(/^\s*-? ?uses: (.+)$/gm)].map(([, used]) => used ?? ""),
    );
    expect(uses.length).toBeGreaterThan(10);
    for (const used of uses)
      expect(used).toMatch(/^(?:\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
    // One digest of an action everywhere.
    const digests = new Map<string, Set<string>>();
    for (const used of uses) {
      const [action = "", digest = ""] = used.split("@");
      digests.set(action, (digests.get(action) ?? new Set()).add(digest));
    }
    for (const [action, known] of digests) expect([...known], action).toHaveLength(1);
  });

  it.each(WORKFLOWS)("%s gives nothing to what does not ask for it", (_, { permissions }) => {
    expect(permissions).toEqual({});
  });

  it.each(JOBS)("%s has the least rights, and an end", (_, job, file) => {
    const allowed: Readonly<Record<string, string>> =
      file === "pull-request.yml"
        ? { contents: "read", "pull-requests": "write" }
        : { contents: "read", "id-token": "write" };
    expect(job.permissions).toBeDefined();
    for (const [right, level] of Object.entries(job.permissions ?? {})) expect(allowed[right], right).toBe(level);
    if (job.uses === undefined) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  it("sign in to clouds only in a GitHub environment, and never for a pull request", () => {
    for (const [where, job, file] of JOBS) {
      if (job.permissions?.["id-token"] === undefined || job.uses !== undefined) continue;
      expect(file, where).not.toBe("pull-request.yml");
      expect(job.environment, where).toBeDefined();
      // A cache that another job could have filled would run with these rights.
      for (const { uses = "", with: settings } of job.steps ?? []) {
        expect(uses, where).not.toContain("actions/cache@");
        if (uses.startsWith("actions/setup-node@")) expect(settings?.["package-manager-cache"], where).toBe(false);
      }
    }
    expect(Object.keys((parse(textOf("pull-request.yml")) as Workflow).on)).toEqual(["pull_request"]);
  });

  it("run nothing of the branch where they may write", () => {
    const writing = JOBS.filter(([, { permissions }]) => permissions?.["pull-requests"] === "write");
    expect(writing).toHaveLength(1);
    for (const [where, { steps = [] }] of writing) {
      for (const { uses, run } of steps) {
        expect(run, where).toBeUndefined();
        expect(uses, where).toMatch(/^actions\/(?:download-artifact|github-script)@/);
      }
    }
  });

  it("keep no token of the repository in the working copy", () => {
    for (const [where, { uses = "", with: settings }] of STEPS) {
      if (uses.startsWith("actions/checkout@")) expect(settings?.["persist-credentials"], where).toBe(false);
    }
  });

  it("run scripts that are there, and take what others write as variables, not as text of a command", () => {
    const commands = STEPS.flatMap(([where, { run }]) => (run === undefined ? [] : [[where, run] as const]));
    expect(commands.length).toBeGreaterThan(10);
    for (const [where, run] of commands) {
      expect(run, where).not.toContain("${{");
      for (const [, script = ""] of run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)) {
        expect(Object.keys(scripts), where).toContain(script);
      }
    }
  });

  it("are checked by actionlint with every pull request, on a machine that has Go", () => {
    const { jobs } = parse(textOf("pull-request.yml")) as Workflow;
    const checking = Object.values(jobs).filter(({ steps = [] }) =>
      steps.some(({ run }) => run === "npm run test:workflows"),
    );
    expect(checking).toMatchObject([{ "runs-on": "ubuntu-24.04" }]);
  });

  it("have the Terraform that the project is tried with, without a program around it", () => {
    const terraform = STEPS.filter(([, { uses = "" }]) => uses.startsWith("hashicorp/setup-terraform@"));
    expect(terraform.length).toBeGreaterThan(3);
    for (const [where, step] of terraform) {
      expect(step.with, where).toEqual({ terraform_version: TRIED_TERRAFORM, terraform_wrapper: false });
    }
  });

  it("deploy one environment after the other, each after the account", () => {
    const { jobs } = parse(textOf("deploy.yml")) as Workflow;
    expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ["account", undefined],
      ["staging", "account"],
      ["prod", "staging"],
    ]);
  });
});
