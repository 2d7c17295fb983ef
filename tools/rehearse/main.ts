import { join, resolve } from "node:path";
import { readEmitted } from "../../emitted/stacks";
import { complain } from "../command/complain";
import { endOnSignals, runToEnd } from "../command/ending";
import { ofProject } from "../command/of-project";
import { fileOfProject } from "../command/project-folder";
import { synthesize } from "../simulate/command/synthesis";
import { temporaryFolder } from "../simulate/command/temporary-folder";
import { endedEarly } from "../synth/ended-early";
import { progress } from "../synth/progress";
import { type RehearseArguments, readArguments, USAGE } from "./command/arguments";
import { environmentIn } from "./install/environment";
import { Refused } from "./install/program";
import { working } from "./install/working";
import { rehearse } from "./rehearse";
import { reportText, wentWell } from "./report/text";

const ROOT = join(__dirname, "../..");

const main = async (): Promise<number> => ofProject(ROOT, USAGE, readArguments(process.argv.slice(2)), ofArguments);

async function ofArguments(args: RehearseArguments, project: string): Promise<number> {
  const folder = temporaryFolder("lakehouse-rehearsal-", "npm run rehearse");
  const emitted = join(folder, "emitted");
  const step = progress();
  step("writing the stacks");
  const unwritten = await synthesize(ROOT, emitted, { project });
  step(undefined);
  if (unwritten !== undefined) return complain(unwritten.trimEnd(), 1);
  endOnSignals(() => "\nInterrupted: nothing stays of it.");
  try {
    return await run(args, { folder, emitted, project: project, step });
  } catch (error) {
    if (error instanceof Refused) return complain(error.message, 2);
    throw error;
  }
}

interface Place {
  readonly folder: string;
  readonly emitted: string;
  readonly project: string;
  readonly step: ReturnType<typeof progress>;
}

async function run(args: RehearseArguments, { folder, emitted, project, step }: Place): Promise<number> {
  const data = args.data === undefined ? join(project, "data") : resolve(args.data);
  const report = await rehearse(readEmitted(emitted), {
    environment: args.environment,
    keys: args.keys,
    data,
    isGiven: args.data !== undefined,
    shown: (path) =>
      args.data === undefined ? fileOfProject(ROOT, project, join("data", path)) : join(args.data, path),
    folder,
    environmentOf: () => environmentIn(ROOT, working),
    onEvent: (event) => {
      if (event.event === "pipeline") step(`running ${event.pipeline}`);
      if (event.event === "update") step(`${event.pipeline}: update ${event.update} done`);
    },
  });
  step(undefined);
  process.stdout.write(`${args.json ? JSON.stringify(report, null, 2) : reportText(report, args.examples)}\n`);
  return wentWell(report) ? 0 : 1;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
