import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type EmittedStack, readEmitted } from "../../emitted/stacks";
import { runToEnd } from "../command/ending";
import { unlessWritten } from "../command/file-errors";
import { projectFolder } from "../command/project-folder";
import { synthesize } from "../simulate/command/synthesis";
import { endedEarly } from "../synth/run";
import { type DiagramArguments, readArguments, USAGE } from "./command/arguments";
import { dataDiagramOf } from "./data/diagram";
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
    const missing = args.data ? withoutEnvironment(stacks, args.environment) : withoutStack(stacks, args);
    if (missing !== undefined) return complain(missing, 2);
    const { environment, stack } = args;
    const { svg, units } = args.data ? dataDiagramOf(stacks, environment) : diagramOf(stacks, environment, stack);
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

function withoutStack(stacks: readonly EmittedStack[], { environment, stack }: DiagramArguments): string | undefined {
  const names = stacks.map(({ name }) => name);
  const withoutNetwork = stack === `${environment}-network` && names.includes(`${environment}-foundation`);
  if (names.includes(stack) || withoutNetwork) return undefined;
  const known = names.filter((name) => name.endsWith("-network")).join(", ");
  return `${stack}: there is no such stack. Fix: use one of ${known}, or another of cdktf.out.`;
}

function withoutEnvironment(stacks: readonly EmittedStack[], environment: string): string | undefined {
  const known = [...new Set(stacks.flatMap(({ json }) => json["//"]?.metadata.environment ?? []))];
  return known.includes(environment)
    ? undefined
    : `${environment}: there is no such environment. Fix: use one of ${known.join(", ")}.`;
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
