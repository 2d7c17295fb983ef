/**
 * Runs every shipped program on real Spark: `npm run test:programs`. Installs what that takes; where it cannot, it
 * fails.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { readWith, usage } from "../../tools/command/arguments";
import { runToEnd } from "../../tools/command/ending";
import { runCases, triedText } from "../../tools/policies/run";
import { differences } from "../../tools/rehearse/expected/compare";
import { expectedFrom } from "../../tools/rehearse/expected/schema";
import { environmentIn } from "../../tools/rehearse/install/environment";
import { Refused } from "../../tools/rehearse/install/program";
import { working } from "../../tools/rehearse/install/working";
import type { PlannedPipeline } from "../../tools/rehearse/plan/plan";
import { runPlan } from "../../tools/rehearse/run";
import { conversionOf } from "../../tools/rehearse/samples/folder";
import { temporaryFolder } from "../../tools/simulate/command/temporary-folder";
import { CATALOG, type Case } from "./case";
import { CASES } from "./cases";
import { LIBRARY_CASES } from "./functions";
import { JOB_CASES, JOBS_WITHOUT_CASES, runJobs } from "./jobs";
import { VIEW_CASES } from "./views";

const USAGE = `npm run test:programs              runs every shipped program on Spark, over what may come
npm run test:programs -- kafka     only cases that have the word in their names

Exit code: 0 all as expected, 1 something is not, or Spark could not be had, 2 wrong arguments.`;
const ROOT = join(__dirname, "../..");
/** Folders whose programs have cases. */
const FOLDERS = ["assets/pipelines", "test/programs/own"] as const;

interface Tried {
  readonly program: string;
  readonly tried: Case;
  readonly key: string;
}

async function main(): Promise<number> {
  const read = readWith(USAGE, () => parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } }));
  if (typeof read === "number") return read;
  const wanted = read.positionals.join(" ").toLowerCase();
  const programs = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  ).filter((path) => /\.(?:py|sql)$/.test(path));
  const without = programs.filter((program) => (CASES[program] ?? []).length === 0);
  const gone = Object.keys(CASES).filter((program) => !programs.includes(program));
  const cases = programs.flatMap((program, of) =>
    (CASES[program] ?? []).map((tried, at): Tried => ({ program, tried, key: `case_${of + 1}_${at + 1}` })),
  );
  const chosen = cases.filter(({ program, tried }) => `${program} ${tried.name}`.toLowerCase().includes(wanted));
  const functions = [
    ...LIBRARY_CASES.filter(({ name }) => `functions ${name}`.toLowerCase().includes(wanted)),
    ...VIEW_CASES.filter(({ name }) => name.toLowerCase().includes(wanted)),
  ];
  const jobs = JOB_CASES.filter(({ program, name }) => `${program} ${name}`.toLowerCase().includes(wanted));
  if (chosen.length + functions.length + jobs.length === 0) return usage(USAGE, `no case has "${wanted}" in its name`);
  const folder = temporaryFolder("lakehouse-programs-", "npm run test:programs");
  const plan = { pipelines: chosen.map((one) => planned(one, folder)), tables: {} };
  const environment = await environmentIn(ROOT, working);
  const updates =
    chosen.length === 0
      ? []
      : await working(`${chosen.length} cases on Spark`, () => runPlan(plan, environment, { folder }));
  const called =
    functions.length === 0
      ? []
      : await working(`${functions.length} calls of functions and views`, () =>
          runCases(functions, environment, folder),
        );
  const ran = jobs.length === 0 ? { text: "", failed: 0 } : await runJobs(jobs, environment);
  if (called.length > 0) process.stdout.write(`${triedText(called)}\n`);
  process.stdout.write(ran.text);
  let failed = 0;
  for (const { program, tried, key } of chosen) {
    const own = updates.filter(({ pipeline }) => pipeline === key);
    const unlike = differences(expectedFrom({ updates: [...tried.expected] }), own);
    if (unlike.length > 0) failed++;
    process.stdout.write(`${unlike.length === 0 ? "ok" : "FAILED"}  ${program}: ${tried.name}\n`);
    for (const line of unlike) process.stdout.write(`        ${line}\n`);
  }
  for (const program of [...without, ...JOBS_WITHOUT_CASES])
    process.stdout.write(`FAILED  ${program} has no cases in test/programs\n`);
  for (const program of gone) process.stdout.write(`FAILED  ${program} has cases, and is not there\n`);
  process.stdout.write(
    `\n${chosen.length + jobs.length - failed - ran.failed} of ${chosen.length + jobs.length} cases as expected\n`,
  );
  const wrongCalls = called.filter(({ isAsWanted }) => !isAsWanted).length;
  return wrongCalls + failed + ran.failed + without.length + JOBS_WITHOUT_CASES.length + gone.length === 0 ? 0 : 1;
}

/** A case as a pipeline with a catalog and samples of its own. */
function planned({ program, tried, key }: Tried, folder: string): PlannedPipeline {
  const configuration = Object.fromEntries(
    Object.entries(tried.configuration).map(([name, value]) => [name, value.replaceAll(`${CATALOG}.`, `${key}.`)]),
  );
  const updates = tried.updates.map((files, at) =>
    Object.entries(files).map(([to, content]) => {
      const place = join(folder, "samples", key, String(at));
      mkdirSync(dirname(join(place, to)), { recursive: true });
      writeFileSync(join(place, to), content);
      return { from: join(place, to), to, ...conversionOf(to, configuration) };
    }),
  );
  const names = { key, catalog: key, schema: "bronze" };
  const root = join(ROOT, dirname(program));
  return { ...names, root, programs: [basename(program)], configuration, updates, content: true };
}

runToEnd(
  async () => {
    try {
      return await main();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
  },
  (trace) => trace,
);
