import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readEmitted } from "../../emitted/stacks";
import { runToEnd } from "../command/ending";
import { unlessWritten } from "../command/file-errors";
import { projectFolder } from "../command/project-folder";
import { synthesize } from "../simulate/command/synthesis";
import { endedEarly } from "../synth/run";
import { readArguments, USAGE } from "./command/arguments";
import { diagramOf } from "./diagram";
import { unitsText } from "./units/table";

const ROOT = join(__dirname, "../..");

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args === "help") {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if ("wrong" in args) return complain(`${args.wrong}\n\n${USAGE}`, 2);
  const read = projectFolder(ROOT, args.project);
  if ("problem" in read) return complain(read.problem, 2);
  const emitted = mkdtempSync(join(tmpdir(), "lakehouse-diagram-"));
  try {
    const unwritten = await synthesize(ROOT, emitted, read);
    if (unwritten !== undefined) return complain(unwritten.trimEnd(), 1);
    const stacks = readEmitted(emitted);
    const names = stacks.map(({ name }) => name);
    const withoutNetwork =
      args.stack === `${args.environment}-network` && names.includes(`${args.environment}-foundation`);
    if (!names.includes(args.stack) && !withoutNetwork) {
      const known = names.filter((name) => name.endsWith("-network")).join(", ");
      return complain(`${args.stack}: there is no such stack. Fix: use one of ${known}, or another of cdktf.out.`, 2);
    }
    const { svg, units } = diagramOf(stacks, args.environment, args.stack);
    const out = resolve(args.out);
    const unwritable = unlessWritten(args.out, () => {
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, svg);
    });
    if (unwritable !== undefined) return complain(unwritable, 1);
    process.stdout.write(`${args.out} is written.\n\n${unitsText(units)}\n`);
    return 0;
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
