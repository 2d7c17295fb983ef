import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readEmitted } from "../emitted/stacks";
import { readWith } from "../tools/command/arguments";
import { table } from "../tools/synth/summary-table";

/**
 * A review of a change of one line of one environment, in a clone of the last commit: the first time, and when the base
 * was looked at before. Beside it one synthesis, which a review cannot do without. All of it for the platform as it is
 * shipped, and for one of 300 stacks.
 */

const ROOT = join(__dirname, "..");
const USAGE = `npm run bench:review    a review of a change of one line, first and again, beside one synthesis

Exit code: 0 done, 1 something failed, 2 wrong arguments.`;
const RUNS = 3;

const ENVIRONMENTS = "config/environments";

/** The line that is changed, and to what. */
const CHANGE = {
  file: `${ENVIRONMENTS}/prod.ts`,
  from: /monthlyUsd: \d+/,
  to: "monthlyUsd: 12345",
};

interface Size {
  readonly name: string;
  /** Copies of dev beside the shipped environments. */
  readonly copies: number;
  /** Seconds that a review may take when its base is known. */
  readonly target: number;
}

const SIZES: readonly Size[] = [
  { name: "as shipped", copies: 0, target: 10 },
  { name: "300 stacks", copies: 35, target: 30 },
];

interface Measured {
  readonly wall: number;
  /** User and system time, children included. */
  readonly cpu: number;
}

function main(): number {
  const read = readWith(USAGE, () => parseArgs({ options: { help: { type: "boolean" } } }));
  if (typeof read === "number") return read;
  for (const size of SIZES) measureSize(size);
  return 0;
}

function measureSize({ name, copies, target }: Size): void {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-bench-review-"));
  try {
    const project = join(folder, "project");
    must("git", ["clone", "--quiet", "--shared", ROOT, project], folder);
    if (copies > 0) addCopies(project, copies);
    symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"), "dir");
    const file = join(project, CHANGE.file);
    const text = readFileSync(file, "utf8");
    if (!CHANGE.from.test(text)) throw new Error(`${CHANGE.file} has no line to change`);
    writeFileSync(file, text.replace(CHANGE.from, CHANGE.to));

    const review = () => measure(project, ["tools/review/main.ts", "--base", "HEAD", "--json", join(folder, "report")]);
    const first = review();
    const again = median(Array.from({ length: RUNS }, review));
    const synthesis = median(Array.from({ length: RUNS }, () => measure(project, ["main.ts"])));
    const rows = [
      ["first review", first],
      ["review with a known base", again],
      ["one synthesis (npm start)", synthesis],
    ] as const;
    process.stdout.write(
      `${table(
        [`${name}, ${readEmitted(join(project, "cdktf.out")).length} stacks`, "seconds", "CPU s"],
        rows.map(([what, { wall, cpu }]) => [what, wall.toFixed(1), cpu.toFixed(1)]),
        [1, 2],
      )}\n`,
    );
    process.stdout.write(
      `A review with a known base takes ${(again.cpu / synthesis.cpu).toFixed(1)} times a synthesis; ${again.wall.toFixed(1)} s, to be at most ${target} s: ${again.wall <= target ? "met" : "missed"}.\n\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Commits environments that are like dev but for their name, AWS account and block of addresses. */
function addCopies(project: string, count: number): void {
  const text = readFileSync(join(project, ENVIRONMENTS, "dev.ts"), "utf8");
  for (let index = 1; index <= count; index += 1) {
    const name = `copy${String(index).padStart(3, "0")}`;
    const copy = text
      .replace('name: "dev"', `name: "${name}"`)
      .replace("111111111111", String(200_000_000_000 + index))
      .replace("10.20.0.0", `10.${100 + index}.0.0`);
    writeFileSync(join(project, ENVIRONMENTS, `${name}.ts`), copy);
  }
  must("git", ["add", ENVIRONMENTS], project);
  must("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.com", "commit", "-qm", "copies"], project);
}

/** Exit codes of a review say what somebody has to approve; only 2 and above are failures. */
function measure(cwd: string, args: readonly string[]): Measured {
  const started = performance.now();
  // The shell's `times` has the processor time of all that it has waited for.
  const script = 'node --import tsx "$@" >/dev/null 2>"$0"; code=$?; times; exit $code';
  const errors = join(cwd, "../errors");
  const { status, stdout } = spawnSync("bash", ["-c", script, errors, ...args], { cwd, encoding: "utf8" });
  const wall = (performance.now() - started) / 1000;
  if (status === null || status > 1) throw new Error(`${args.join(" ")} failed:\n${readFileSync(errors, "utf8")}`);
  const children = stdout.trim().split("\n").at(-1) ?? "";
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
  return { wall, cpu };
}

function must(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, [...args], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
}

function median(runs: readonly Measured[]): Measured {
  const middle = (values: number[]) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
  return { wall: middle(runs.map(({ wall }) => wall)), cpu: middle(runs.map(({ cpu }) => cpu)) };
}

process.exitCode = main();
