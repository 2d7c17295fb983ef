import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPlatform } from "../../../../main";
import { readWith } from "../../../../tools/command/arguments";
import { Campaign } from "../../../../tools/simulate/faults/campaign";
import { FAULT_KINDS } from "../../../../tools/simulate/faults/fault";
import type { FaultPoint } from "../../../../tools/simulate/faults/point";
import { REPRESENTATIVES, representative } from "../../../support/representative";

const USAGE = `npm run simulate:faults:types            every type of resource fails once in every way, for most of an hour
npm run simulate:faults:types -- TEXT    configurations with TEXT in their name alone

Exit code: 0 all was survived, 1 something was not, 2 wrong arguments.`;

/**
 * `npm run simulate:faults:types [text]`: goes through the configurations that together emit every type of resource,
 * or those with the text in their name, and lets each type fail once in every way, at every sort of change in every
 * passage. Takes three quarters of an hour on two cores, so it is no test. Exit code 1 if something is not survived.
 */
async function main(wanted: string): Promise<number> {
  const seen = new Set<string>();
  let [tried, problems] = [0, 0];
  for (const one of REPRESENTATIVES.filter(({ name }) => name.includes(wanted))) {
    const folder = mkdtempSync(join(tmpdir(), "lakehouse-every-type-"));
    try {
      const campaign = await recorded(representative(one), folder);
      const points = FAULT_KINDS.flatMap((how) => campaign.points(how)).filter((point) => {
        const sort = sortOf(point);
        return !seen.has(sort) && seen.add(sort);
      });
      for (const { point, problem, untainted } of await campaign.run(points, 2)) {
        tried++;
        if (untainted.length > 0) say(`  after terraform untaint of ${untainted.join(", ")}`);
        if (problem === undefined) continue;
        problems++;
        say(`  ${sortOf(point)}: ${problem}`);
      }
      say(`${one.name}: ${points.length} tried; ${tried} of all, ${problems} not survived`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return problems === 0 && tried > 0 ? 0 : 1;
}

function recorded(platform: ReturnType<typeof representative>, folder: string): Promise<Campaign> {
  const emitted = join(folder, "emitted");
  buildPlatform(platform, emitted).synth();
  const wanted = (stack: string) => stack.startsWith("dev-");
  return Campaign.record({ emitted, platform, folder: join(folder, "campaign"), wanted });
}

function sortOf({ step, change, how }: FaultPoint): string {
  return `${step.passage}: ${how} at ${change.operation} of ${change.type}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const read = readWith(USAGE, () => parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } }));
if (typeof read === "number") process.exitCode = read;
else {
  main(read.positionals.join(" ")).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
