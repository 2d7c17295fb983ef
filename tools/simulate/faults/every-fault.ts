import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadPlatform } from "../../../config/load";
import { complain } from "../../command/complain";
import { projectFolder } from "../../command/project-folder";
import { progress } from "../../synth/progress";
import { table } from "../../synth/summary-table";
import { commandLine } from "../command/arguments";
import { terraformCommand, terraformProblem } from "../command/binary";
import { INTERRUPTED, onInterrupt } from "../command/interrupt";
import { selection } from "../command/selection";
import { synthesize } from "../command/synthesis";
import { temporaryFolder } from "../command/temporary-folder";
import { Campaign, type Tried } from "./campaign";
import { FAULT_KINDS } from "./fault";
import type { LostState } from "./lost-state";
import { FailsUndisturbed, type PassageName } from "./passage";
import type { FaultPoint } from "./point";

const USAGE = `npm run simulate:faults -- dev     lets every create, update and delete of dev fail in turn

  --thorough       every change in every way: ${FAULT_KINDS.join(", ")}; else one in ten
                   in the ways after the first
  --project DIR    read DIR/config instead of config, for example examples/topologies
  --workers N      fault points tried at the same time; default 2
  --json           one JSON document in the end
  --help           this text

Exit code: 0 dev survived everything, 1 it did not, 2 wrong arguments or no Terraform, 130 interrupted.`;

const ROOT = join(__dirname, "../../..");
const PASSAGES: readonly PassageName[] = ["deploy", "update", "destroy"];
/** Of the ways to fail other than a plain error, one change in so many is tried. */
const ONE_IN = 10;

async function main(): Promise<number> {
  const args = readArguments();
  if ("exit" in args) return args.exit;
  const problem = terraformProblem();
  if (problem !== undefined) return complain(problem, 2);

  const read = projectFolder(ROOT, args.project);
  if ("problem" in read) return complain(read.problem, 2);

  const folder = temporaryFolder("lakehouse-faults-", commandLine("simulate:faults"));
  const signal = onInterrupt();
  const emitted = join(folder, "emitted");
  const unwritten = await synthesize(ROOT, emitted, { ...read, signal });
  if (signal.aborted) return INTERRUPTED;
  if (unwritten !== undefined) return complain(unwritten.trimEnd(), 1);
  const wanted = selection(emitted, args.environment);
  if (typeof wanted === "string") return complain(wanted, 2);

  mkdirSync(folder, { recursive: true });
  const say = (text: string) => args.json || process.stdout.write(`${text}\n`);
  const step = progress();
  const began = performance.now();
  const campaign = await Campaign.record({
    emitted,
    wanted,
    platform: loadPlatform(read.project).platform,
    folder,
    onRecorded: ({ passage, stack, changes }) => step(`${passage} ${stack} without a fault: ${changes.length} changes`),
  });
  const points = choose(campaign, args.thorough);
  step(undefined);
  say(`${args.environment}: ${points.length} fault points`);
  const tried: Tried[] = [];
  await campaign.run(
    points,
    args.workers,
    (result) => {
      tried.push(result);
      const bad = tried.filter(({ problem }) => problem !== undefined).length;
      step(`${tried.length} of ${points.length} tried, ${tried.length - bad} survived: ${inWords(result.point)}`);
      if (tried.length % 50 === 0 && !process.stderr.isTTY) say(`  ${tried.length} tried, ${bad} not survived`);
    },
    signal,
  );
  const lost = signal.aborted ? [] : await campaign.loseStates();
  step(undefined);
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(args.json ? asJson(tried, lost, seconds) : `${formatted(tried, lost, seconds)}\n`);
  if (signal.aborted) return INTERRUPTED;
  return [...tried, ...lost].every(({ problem }) => problem === undefined) ? 0 : 1;
}

/** A plain error at every change, and the other faults at one in ten, spread. */
function choose(campaign: Campaign, thorough: boolean): FaultPoint[] {
  const every = thorough ? 1 : ONE_IN;
  return FAULT_KINDS.flatMap((how, kind) =>
    campaign.points(how).filter((_, index) => how === "error" || index % every === kind % every),
  );
}

function formatted(tried: readonly Tried[], lost: readonly LostState[], seconds: number): string {
  const cell = (mine: readonly Tried[]) =>
    mine.length === 0 ? "–" : `${mine.filter(({ problem }) => problem === undefined).length}/${mine.length}`;
  const rows = PASSAGES.map((name) => {
    const mine = tried.filter(({ point }) => point.step.passage === name);
    return [name, ...FAULT_KINDS.map((how) => cell(mine.filter(({ point }) => point.how === how)))];
  });
  const failures = tried.filter(({ problem }) => problem !== undefined);
  const untainted = tried.flatMap((one) => one.untainted);
  const doubled = lost.reduce((sum, { doubled }) => sum + doubled.length, 0);
  const refused = lost.reduce((sum, { refused }) => sum + refused, 0);
  const importable = lost.reduce((sum, { importable }) => sum + importable, 0);
  return [
    table(["survived", ...FAULT_KINDS], rows, [1, 2, 3, 4, 5]),
    ...failures.map(({ point, problem }) => `${inWords(point)}\n  ${problem}`),
    ...(untainted.length === 0
      ? []
      : [`After \`${terraformCommand("untaint")}\` of ${[...new Set(untainted)].join(", ")}: ${untainted.length}.`]),
    `Lost states: ${lost.length} tried; ${refused} objects refused because they exist already (${importable} with the command that imports them), ${doubled} without a name of their own made twice, as in a real account.`,
    ...lost.flatMap(({ stack, problem }) => (problem === undefined ? [] : [`${stack}, state lost\n  ${problem}`])),
    `${tried.length} fault points tried, ${tried.length - failures.length} survived, ${seconds.toFixed(0)} s.`,
  ].join("\n\n");
}

function asJson(tried: readonly Tried[], lost: readonly LostState[], seconds: number): string {
  const problems = tried.filter(({ problem }) => problem !== undefined);
  const failures = problems.map(({ point, problem }) => ({
    passage: point.step.passage,
    stack: point.step.stack,
    change: point.change,
    how: point.how,
    problem,
  }));
  return `${JSON.stringify({ tried: tried.length, survived: tried.length - failures.length, failures, lostStates: lost, seconds }, null, 2)}\n`;
}

function inWords({ step, change, how }: FaultPoint): string {
  return `${step.passage} ${step.stack}: ${how} at ${change.operation} of ${change.type}`;
}

interface Arguments {
  readonly environment: string;
  /** Folder whose `config/` is read; default the project's own. */
  readonly project: string | undefined;
  readonly thorough: boolean;
  readonly json: boolean;
  readonly workers: number;
}

function readArguments(): Arguments | { readonly exit: number } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        project: { type: "string" },
        thorough: { type: "boolean", default: false },
        workers: { type: "string", default: "2" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${USAGE}\n`);
      return { exit: 0 };
    }
    const [environment, ...more] = positionals;
    if (environment === undefined || more.length > 0) throw new Error("name one environment, for example dev");
    if (!/^[1-9]\d?$/.test(values.workers)) throw new Error(`--workers ${values.workers} is not a number from 1 to 99`);
    const { project, thorough, json } = values;
    return { environment, project, thorough, json, workers: Number(values.workers) };
  } catch (error) {
    return { exit: complain(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 2) };
  }
}

main()
  .catch((error) => {
    if (!(error instanceof FailsUndisturbed)) throw error;
    return complain(`${error.message}\n\nFix: npm run simulate says more; try again when that is well.`, 1);
  })
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
