import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadPlatform } from "../../config/load";
import { ofEnvironment } from "../../emitted/of-environment";
import { accessIn } from "../../policy/access/read";
import { complain } from "../command/complain";
import { runToEnd } from "../command/ending";
import { ofProject } from "../command/of-project";
import { withEmitted } from "../command/with-emitted";
import { endedEarly } from "../synth/ended-early";
import { answer } from "./answer";
import { type AccessArguments, readArguments, USAGE } from "./command/arguments";

const ROOT = join(__dirname, "../..");

const main = async (): Promise<number> => ofProject(ROOT, USAGE, readArguments(process.argv.slice(2)), ofArguments);

async function ofArguments(args: AccessArguments, project: string): Promise<number> {
  return withEmitted({ root: ROOT, project, shownAs: "what would be emitted" }, (emitted) => {
    const { platform } = loadPlatform(project);
    const names = platform.environments.map(({ name }) => name);
    if (!names.includes(args.environment)) {
      return complain(`${args.environment}: there is no such environment. Fix: use one of ${names.join(", ")}.`, 2);
    }
    const stacks = ofEnvironment(emitted, args.environment);
    const { exitCode, text, page } = answer(accessIn(stacks, platform.account.deployer.key), stacks, args);
    if (exitCode === 2) return complain(text, 2);
    if (page !== undefined && args.html !== undefined) writeFileSync(resolve(args.html), page);
    process.stdout.write(`${text}\n`);
    return exitCode;
  });
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
