import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readEmitted } from "../emitted/stacks";
import { readWith, usage } from "../tools/command/arguments";
import type { EntryCost } from "./entries-report";
import { defaultSetup, floor, scale, synth, synthOnly } from "./jobs";
import { interleave, type Job, measure, resultOf } from "./measure";
import { type Emitted, type Measured, print, reportOf } from "./report";

const USAGE = `npm run bench                          measure, print a table, write bench.json
npm run --silent bench -- --json       print the JSON and nothing else
npm run bench -- --runs 9              runs of each process after the warm-up; default 5
npm run bench -- --quick               without the default set-up

Exit code: 0 done, 1 something failed, 2 wrong arguments.`;
const ENVIRONMENTS = [1, 10, 100];

interface Wanted {
  readonly runs: number;
  readonly quick: boolean;
  readonly say: (text: string) => void;
}

function measureAll(root: string, work: string, { runs, quick, say }: Wanted): Measured {
  const jobs = [synth(root, work), synthOnly(root, work), floor(root, work)];
  const sizes = [0, ...ENVIRONMENTS].map((environments) => scale(root, work, environments));
  const [first, second, third] = interleave(jobs, runs, say);
  const [load, ...scaled] = interleave(sizes, runs, say);
  if (!first || !second || !third || !load) throw new Error("a job has no result");
  return {
    synth: first,
    synthOnly: second,
    floor: third,
    load,
    scale: scaled.map((result, index) => ({
      ...emitted(ENVIRONMENTS[index] ?? 0, sizes[index + 1]?.outdir ?? ""),
      result,
    })),
    entries: measureEntries(root, say),
    ...(quick ? {} : { defaultSetup: measureDefault(root, work, say) }),
  };
}

/** What the last run left in its folder. */
function emitted(environments: number, outdir: string): Emitted {
  const stacks = readEmitted(outdir);
  const types = stacks.flatMap((stack) => Object.values(stack.json.resource ?? {}));
  return {
    environments,
    stacks: stacks.length,
    resources: types.reduce((sum, resources) => sum + Object.keys(resources).length, 0),
    bytes: stacks.reduce((sum, stack) => sum + stack.bytes, 0),
  };
}

/** In one process, so that all records are measured under the same conditions. */
function measureEntries(root: string, say: Wanted["say"]): EntryCost[] {
  say("once: entries of each record");
  const args = ["--import", "tsx", "bench/entries.ts"];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" })) as EntryCost[];
}

/** Once each: they take long, and what is looked for is a factor of ten. */
function measureDefault(root: string, work: string, say: Wanted["say"]) {
  const jobs = defaultSetup(root, work);
  const once = (job: Job) => {
    say(`once: ${job.name}`);
    return resultOf(job, [measure(job)]);
  };
  return { tsNode: once(jobs.tsNode), tsx: once(jobs.tsx) };
}

function main(): number {
  const read = readWith(USAGE, () =>
    parseArgs({
      options: {
        json: { type: "boolean", default: false },
        quick: { type: "boolean", default: false },
        runs: { type: "string", default: "5" },
        help: { type: "boolean" },
      },
    }),
  );
  if (typeof read === "number") return read;
  const { json: isJson, quick, runs } = read.values;
  if (!/^[1-9]\d{0,3}$/.test(runs)) return usage(USAGE, `--runs ${runs}: write a whole number above 0`);
  const root = join(__dirname, "..");
  const work = mkdtempSync(join(tmpdir(), "lakehouse-bench-"));
  const say = (text: string) => {
    if (!isJson) process.stderr.write(`${text}\n`);
  };
  try {
    const report = reportOf(measureAll(root, work, { runs: Number(runs), quick, say }));
    const json = `${JSON.stringify(report, null, 2)}\n`;
    writeFileSync(join(root, "bench.json"), json);
    process.stdout.write(isJson ? json : `${print(report)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

process.exitCode = main();
