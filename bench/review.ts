import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readWith } from "../tools/command/arguments";
import { table } from "../tools/synth/summary-table";

/**
 * A review of a change of one line of one environment, in a clone of the last commit: the first time, and when the base
 * was looked at before. Beside it one synthesis, which a review cannot do without.
 */

const ROOT = join(__dirname, "..");
const USAGE = `npm run bench:review    a review of a change of one line, first and again, beside one synthesis

Exit code: 0 done, 1 something failed, 2 wrong arguments.`;
const RUNS = 3;
/** Seconds of processor time that a review may take when its base is known. */
const TARGET = 10;

/** The line that is changed, and to what. */
const CHANGE = {
  file: "config/environments/prod.ts",
  from: /monthlyUsd: \d+/,
  to: "monthlyUsd: 12345",
};

interface Measured {
  readonly wall: number;
  /** User and system time, children included. */
  readonly cpu: number;
}

function main(): number {
  const read = readWith(USAGE, () => parseArgs({ options: { help: { type: "boolean" } } }));
  if (typeof read === "number") return read;
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-bench-review-"));
  try {
    const project = join(folder, "project");
    must("git", ["clone", "--quiet", "--shared", ROOT, project], folder);
    symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"), "dir");
    const file = join(project, CHANGE.file);
    const text = readFileSync(file, "utf8");
    if (!CHANGE.from.test(text)) throw new Error(`${CHANGE.file} has no line to change`);
    writeFileSync(file, text.replace(CHANGE.from, CHANGE.to));

    const review = () => measure(project, ["tools/review/main.ts", "--base", "HEAD", "--json", join(folder, "report")]);
    const first = review();
    const again = Array.from({ length: RUNS }, review);
    const synthesis = Array.from({ length: RUNS }, () => measure(project, ["main.ts"]));
    const rows = [
      ["first review", first],
      ["review with a known base", median(again)],
      ["one synthesis (npm start)", median(synthesis)],
    ] as const;
    process.stdout.write(
      `${table(
        ["what", "seconds", "CPU s"],
        rows.map(([name, { wall, cpu }]) => [name, wall.toFixed(1), cpu.toFixed(1)]),
        [1, 2],
      )}\n`,
    );
    const { cpu } = median(again);
    const ratio = cpu / median(synthesis).cpu;
    process.stdout.write(
      `A review with a known base takes ${ratio.toFixed(1)} times a synthesis; ${cpu.toFixed(1)} s, to be at most ${TARGET} s: ${cpu <= TARGET ? "met" : "missed"}.\n`,
    );
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
