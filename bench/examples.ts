/**
 * The shipped set-up and the examples side by side, each in a process of its own: what a resource takes to synthesize, again
 * where the code of all kinds is loaded already, and, once, to rehearse. The reference example uses every kind there is, so
 * it shows whether kinds cost more than the base.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addresses, readEmitted } from "../emitted/stacks";
import { withoutArguments } from "../tools/command/arguments";
import { table } from "../tools/synth/summary-table";
import { interleave, type Job, median } from "./measure";

const USAGE = `npm run bench:examples      the shipped set-up and the examples, synthesized in turns and rehearsed once

Exit code: 0 done, 1 something failed, 2 wrong arguments.`;
const ROOT = join(__dirname, "..");
const RUNS = 5;
/** Project and the environment of it that is rehearsed. */
const PROJECTS = [
  ["the shipped set-up", [], "dev"],
  ["examples/reference", ["--project", "examples/reference"], "reference"],
  ["examples/mesh", ["--project", "examples/mesh"], "mesh"],
] as const;

const job = (name: string, project: readonly string[], work: string): Job => ({
  name,
  args: ["--import", "tsx", "main.ts", ...project],
  cwd: ROOT,
  outdir: join(work, name.replaceAll(/\W/g, "-")),
});

/** Processor seconds of a further synthesis in one process, by `again.ts`: the median of the last three. */
function again([, folder = ""]: readonly string[]): number {
  const args = ["--import", "tsx", "bench/again.ts", folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return median((JSON.parse(stdout) as number[]).slice(-3));
}

/** Deploy, empty plan and destroy, by the command that a user takes; seconds of all of it. */
function rehearsed(project: readonly string[], environment: string): number {
  const start = process.hrtime.bigint();
  const args = ["--import", "tsx", "tools/simulate/main.ts", environment, ...project];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function main(): number {
  const work = mkdtempSync(join(tmpdir(), "lakehouse-examples-"));
  const say = (text: string) => process.stderr.write(`${text}\n`);
  try {
    const load: Job = { ...job("load only", ["0"], work), args: ["--import", "tsx", "bench/scale.ts", "0"] };
    const jobs = [load, ...PROJECTS.map(([name, project]) => job(name, project, work))];
    const [loaded, ...results] = interleave(jobs, RUNS, say);
    const rows = results.map((result, index) => {
      const [, project, environment] = PROJECTS[index] ?? PROJECTS[0];
      const stacks = readEmitted(jobs[index + 1]?.outdir ?? "");
      const resources = stacks.reduce((all, { json }) => all + addresses(json).length, 0);
      const first = (1000 * (result.cpuSeconds - (loaded?.cpuSeconds ?? 0))) / resources;
      say(`${result.name} again and again in one process`);
      const each = (1000 * again(project)) / resources;
      say(`once: rehearsal of ${environment} of ${result.name}`);
      const rehearsal = rehearsed(project, environment);
      return { result, stacks: stacks.length, resources, first, each, environment, rehearsal };
    });
    const cells = rows.map(({ result, stacks, resources, first, each, environment, rehearsal }) => [
      result.name,
      String(stacks),
      String(resources),
      result.seconds.toFixed(2),
      result.cpuSeconds.toFixed(2),
      first.toFixed(2),
      each.toFixed(2),
      (each / (rows[0]?.each ?? Number.NaN)).toFixed(2),
      environment,
      rehearsal.toFixed(1),
    ]);
    const heads = [
      "",
      "stacks",
      "resources",
      "seconds",
      "CPU s",
      "ms/resource",
      "again",
      "times",
      "rehearsed",
      "seconds",
    ];
    process.stdout.write(`${table(heads, cells, [1, 2, 3, 4, 5, 6, 7, 9])}\n`);
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

process.exitCode = withoutArguments(USAGE, main);
