import { join } from "node:path";
import { loadPlatform } from "../../config/load";
import { complain } from "../command/complain";
import { endOnSignals, runToEnd } from "../command/ending";
import { ofProject } from "../command/of-project";
import { environmentIn } from "../rehearse/install/environment";
import { Refused } from "../rehearse/install/program";
import { working } from "../rehearse/install/working";
import { temporaryFolder } from "../simulate/command/temporary-folder";
import { endedEarly } from "../synth/ended-early";
import { casesOf, policiesOf } from "./cases";
import { type PoliciesArguments, readArguments, USAGE } from "./command/arguments";
import { runCases, triedText } from "./run";
import { triedViewsOf, viewCasesOf } from "./views";

const ROOT = join(__dirname, "../..");

const main = async (): Promise<number> => ofProject(ROOT, USAGE, readArguments(process.argv.slice(2)), ofArguments);

async function ofArguments({ environment, keys, json }: PoliciesArguments, project: string): Promise<number> {
  const { platform } = loadPlatform(project);
  const own = platform.environments.find(({ name }) => name === environment);
  if (own === undefined) {
    const names = platform.environments.map(({ name }) => name).join(", ");
    return complain(`${environment}: there is no such environment. Fix: use one of ${names}.`, 2);
  }
  const known = [...policiesOf(own), ...triedViewsOf(own)].map(({ key }) => key);
  const strange = keys.filter((key) => !known.includes(key));
  if (strange.length > 0) {
    const fix = known.length === 0 ? `${environment} has none` : `use one of ${known.join(", ")}`;
    return complain(
      `${strange.join(", ")}: there is no such access policy, nor a view that expects something. Fix: ${fix}.`,
      2,
    );
  }
  const cases = [...casesOf(own, keys), ...viewCasesOf(own, keys)];
  endOnSignals(() => "\nInterrupted: nothing stays of it.");
  try {
    // No Spark where there is nothing to ask it.
    const tried =
      cases.length === 0
        ? []
        : await runCases(
            cases,
            await environmentIn(ROOT, working),
            temporaryFolder("lakehouse-policies-", "npm run policies"),
          );
    process.stdout.write(`${json ? JSON.stringify(tried, null, 2) : triedText(tried)}\n`);
    return tried.every(({ isAsWanted }) => isAsWanted) ? 0 : 1;
  } catch (error) {
    if (error instanceof Refused) return complain(error.message, 2);
    throw error;
  }
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
