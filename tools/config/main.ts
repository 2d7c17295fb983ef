import { join } from "node:path";
import { loadPlatform } from "../../config/load";
import { ConfigError } from "../../config/problem";
import { runToEnd } from "../command/ending";
import { fileOfProject, projectFolder } from "../command/project-folder";
import { inProject, printProblems } from "../synth/problems";
import { endedEarly } from "../synth/run";
import { readArguments, USAGE } from "./command/arguments";
import { linesIn } from "./read";
import { report } from "./report";
import { styleFor } from "./text/style";

const ROOT = join(__dirname, "../..");

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args === "help") {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if ("wrong" in args) return complain(`${args.wrong}\n\n${USAGE}`, 2);
  const named = projectFolder(ROOT, args.project);
  if ("problem" in named) return complain(named.problem, 2);
  const { project } = named;
  try {
    const resolved = loadPlatform(project);
    const shown = (file: string) => fileOfProject(ROOT, project, file);
    const style = styleFor(process.stdout, process.env);
    const said = report(args, { resolved, lineIn: linesIn(project), shown }, style);
    if ("wrong" in said) return complain(said.wrong, said.exitCode);
    process.stdout.write(`${said.text}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    printProblems(ROOT, inProject(ROOT, project, error.problems));
    return complain("The configuration has errors, so there is nothing to show.", 1);
  }
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
