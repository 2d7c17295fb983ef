import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readSources } from "../../config/load";
import { draftOf } from "../../config/resolve";
import { usage, written } from "../command/arguments";
import { runToEnd } from "../command/ending";
import { projectFolder } from "../command/project-folder";
import { endedEarly } from "../synth/ended-early";
import { runbook } from "./page";

const ROOT = join(__dirname, "../..");
const USAGE = `npm run runbook -- prod      what people do by hand for prod and the account: every step, with its values

  --out FILE       write it there. Default: standard output
  --project DIR    read DIR/config instead of config
  --help           this text

Without an environment, for all of them. Exit code: 0 written, 2 wrong arguments.`;

async function main(): Promise<number> {
  const parsed = written(() =>
    parseArgs({
      args: process.argv.slice(2),
      allowPositionals: true,
      options: { out: { type: "string" }, project: { type: "string" }, help: { type: "boolean" } },
    }),
  );
  if ("wrong" in parsed) return usage(USAGE, parsed.wrong);
  const { values, positionals } = parsed;
  if (values.help) return usage(USAGE);
  if (positionals.length > 1) return usage(USAGE, "name one environment, or none for all");
  const read = projectFolder(ROOT, values.project);
  if ("problem" in read) return usage(USAGE, read.problem);
  const [name] = positionals;
  // Also of a configuration that nothing can be made of yet: what is not done by hand is such a fault.
  const { account, environments } = draftOf(readSources(read.project));
  const wanted = environments.filter(({ data }) => name === undefined || data.name === name);
  if (name !== undefined && wanted.length === 0) {
    const known = environments.flatMap(({ data }) => data.name ?? []).join(", ");
    return usage(USAGE, `${name}: there is no such environment; use one of ${known}`);
  }
  const page = runbook(name ?? "every environment", { account, environments: wanted });
  if (values.out === undefined) process.stdout.write(page);
  else writeFileSync(values.out, page);
  return 0;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
