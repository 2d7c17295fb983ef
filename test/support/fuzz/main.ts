import { parseArgs } from "node:util";
import fc from "fast-check";
import { readWith, usage } from "../../../tools/command/arguments";
import type { Case } from "./case";
import { TRIALS, type Trial, tryOne } from "./trials";
import { watchdog } from "./watchdog";

const USAGE = `npm run fuzz -- --runs 10000     tries that many configurations; default 1000
npm run fuzz -- --seed 7         the same ones again; default: another seed every time, which is printed
npm run fuzz -- --only checks    one way alone: ${TRIALS.map(({ name }) => name).join(", ")}

Exit code: 0 every one ended well, 1 some did not, 2 wrong arguments.`;

/** Cases in a row that a fault is looked for and shrunk in. */
const PORTION = 50;
/** Most that is printed of a line. */
const LINE = 1000;

interface Found {
  readonly trial: string;
  readonly error: string;
  readonly smallest: Case;
  readonly seed: number;
  times: number;
}

/** Tries configurations: `npm run fuzz`. */
async function main(): Promise<number> {
  const args = readArguments();
  if (typeof args === "number") return args;
  const { runs, seed, only } = args;
  say(`${runs} runs, seed ${seed}`);
  const found = new Map<string, Found>();
  const dog = watchdog();
  const chosen = TRIALS.filter(({ name }) => only === undefined || name === only);
  const all = chosen.reduce((sum, { share }) => sum + share, 0);
  for (const trial of chosen) {
    const wanted = Math.round((runs * trial.share) / all);
    for (let done = 0; done < wanted; ) {
      const some = await portion(trial, seed + done, Math.min(PORTION, wanted - done), found, dog.next);
      done += some;
      if (done % 500 < some) say(`${trial.name}: ${done} of ${wanted}, ${found.size} sorts of faults`);
    }
  }
  await dog.end();
  for (const { trial, error, times } of found.values())
    say(`${trial}: ${times} times ${error.split("\n")[0]?.slice(0, LINE)}`);
  say(found.size === 0 ? "Every one ended in a list of problems or a synthesis." : `${found.size} sorts of faults.`);
  return found.size === 0 ? 0 : 1;
}

/** @returns how many were tried */
async function portion(
  trial: Trial,
  seed: number,
  numRuns: number,
  found: Map<string, Found>,
  next: (tried: string) => void,
): Promise<number> {
  const property = fc.asyncProperty(trial.cases, (tried) => {
    next(fc.stringify({ trial: trial.name, ...tried }).slice(0, 5_000));
    return tryOne(trial, tried);
  });
  const result = await fc.check(property, { seed, numRuns });
  if (!result.failed) return numRuns;
  const error =
    result.errorInstance instanceof Error ? String(result.errorInstance.stack) : String(result.errorInstance);
  const [smallest] = result.counterexample ?? [];
  const kind = `${trial.name} ${sortOf(error)}`;
  const known = found.get(kind);
  if (known !== undefined) known.times++;
  else if (smallest !== undefined) {
    const one = { trial: trial.name, error, smallest, seed, times: 1 };
    found.set(kind, one);
    say(textOf(one));
  }
  return Math.max(1, result.numRuns);
}

/** Errors that differ in texts and numbers alone are of one sort. */
const sortOf = (error: string): string =>
  error
    .split("\n")
    .slice(0, 3)
    .join(" ")
    .replace(/"[^"]*"|[\d.]+/g, "…")
    .slice(0, 300);

function textOf({ trial, error, smallest, seed }: Found): string {
  const edits = smallest.edits.map(
    (edit) => `  ${edit.file === 0 ? "account" : `environment ${edit.file}`}: ${shown(edit)}`,
  );
  const stack = error
    .split("\n")
    .slice(0, 8)
    .map((line) => line.slice(0, LINE))
    .join("\n  ");
  return `\n${trial}, seed ${seed}: "${smallest.base}" with\n${edits.join("\n")}\n  ${stack}`;
}

const shown = ({ path, file: _, ...how }: Case["edits"][number]): string =>
  `${path.join(".")} ${fc.stringify(how).slice(0, LINE)}`;

function readArguments(): { readonly runs: number; readonly seed: number; readonly only: string | undefined } | number {
  const read = readWith(USAGE, () =>
    parseArgs({
      options: {
        runs: { type: "string", default: "1000" },
        seed: { type: "string", default: String(Date.now() % 2 ** 31) },
        only: { type: "string" },
        help: { type: "boolean" },
      },
    }),
  );
  if (typeof read === "number") return read;
  const { runs, seed, only } = read.values;
  if (!/^[1-9]\d{0,8}$/.test(runs)) return usage(USAGE, `--runs ${runs}: write a whole number above 0`);
  if (!/^-?\d{1,10}$/.test(seed)) return usage(USAGE, `--seed ${seed}: write a whole number`);
  if (only !== undefined && !TRIALS.some(({ name }) => name === only)) {
    return usage(USAGE, `--only ${only}: there is no such way`);
  }
  return { runs: Number(runs), seed: Number(seed), only };
}

const say = (text: string) => process.stdout.write(`${text}\n`);

main().then((exitCode) => {
  process.exitCode = exitCode;
});
