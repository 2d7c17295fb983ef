import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadPlatform } from "../../config/load";
import { ofEnvironment } from "../../emitted/of-environment";
import { readEmitted } from "../../emitted/stacks";
import { accessIn } from "../../policy/access/read";
import { runToEnd } from "../command/ending";
import { projectFolder } from "../command/project-folder";
import { synthesize } from "../simulate/command/synthesis";
import { endedEarly } from "../synth/run";
import { answer } from "./answer";
import { readArguments, USAGE } from "./command/arguments";

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
  const emitted = mkdtempSync(join(tmpdir(), "lakehouse-access-"));
  try {
    const unwritten = await synthesize(ROOT, emitted, read);
    if (unwritten !== undefined) return complain(unwritten.trimEnd(), 1);
    const { platform } = loadPlatform(read.project);
    const names = platform.environments.map(({ name }) => name);
    if (!names.includes(args.environment)) {
      return complain(`${args.environment}: there is no such environment. Fix: use one of ${names.join(", ")}.`, 2);
    }
    const stacks = ofEnvironment(readEmitted(emitted), args.environment);
    const { exitCode, text, page } = answer(accessIn(stacks, platform.account.deployer.key), stacks, args);
    if (exitCode === 2) return complain(text, 2);
    if (page !== undefined && args.html !== undefined) writeFileSync(resolve(args.html), page);
    process.stdout.write(`${text}\n`);
    return exitCode;
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
