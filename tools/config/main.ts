import { join } from "node:path";
import { loadPlatform } from "../../config/load";
import { ConfigError } from "../../config/problem";
import { complain } from "../command/complain";
import { runToEnd } from "../command/ending";
import { ofProject } from "../command/of-project";
import { fileOfProject } from "../command/project-folder";
import { endedEarly } from "../synth/ended-early";
import { inProject, printProblems } from "../synth/problems";
import { type ConfigArguments, readArguments, USAGE } from "./command/arguments";
import { linesIn } from "./read";
import { report } from "./report";
import { styleFor } from "./text/style";

const ROOT = join(__dirname, "../..");

const main = async (): Promise<number> => ofProject(ROOT, USAGE, readArguments(process.argv.slice(2)), ofArguments);

async function ofArguments(args: ConfigArguments, project: string): Promise<number> {
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

runToEnd(main, (trace) => endedEarly(ROOT, trace));
