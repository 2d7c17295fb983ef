import { readFileSync } from "node:fs";
import { join } from "node:path";
import { complain } from "../command/complain";
import { runToEnd } from "../command/ending";
import { projectFolder } from "../command/project-folder";
import { compareSides } from "../review/compare";
import { PlanError } from "../review/plan/plan-json";
import { BaseError } from "../review/plan/try";
import { CheckoutError, commitOf } from "../review/sides/checkout";
import { SideError } from "../review/sides/side";
import { endedEarly } from "../synth/ended-early";
import { announcedIn } from "./announced";
import { readArguments } from "./arguments";
import { judge } from "./judge";
import { textOf } from "./text";

const ROOT = join(__dirname, "../..");
const PAGE = "docs/upgrades.md";

/** Not run, as for other checks that need what may not be there. */
const NOT_RUN = 3;

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (typeof args === "number") return args;
  const read = projectFolder(ROOT, args.project);
  if ("problem" in read) return complain(read.problem, 2);
  try {
    commitOf(ROOT, args.base);
  } catch (error) {
    if (error instanceof CheckoutError) return complain(`Not run: ${error.message}`, NOT_RUN);
    throw error;
  }
  try {
    const sides = { base: { kind: "commit", ref: args.base }, head: { kind: "here" } } as const;
    const compared = await compareSides({ ...args, command: "upgrade" }, sides, read.project);
    if (typeof compared === "number") return compared;
    const { report, head } = compared;
    const refused = report.refused.map(({ stack, why }) => `${stack} cannot be planned:\n${why}`);
    const judgement = judge(report, head.stacks, announcedIn(readFileSync(join(ROOT, PAGE), "utf8")));
    process.stdout.write(`${[...refused, textOf(report.base, judgement)].join("\n\n")}\n`);
    return refused.length > 0 || judgement.unannounced.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof SideError || error instanceof PlanError) return complain(error.message, 2);
    if (error instanceof BaseError) return complain(error.message, 1);
    throw error;
  }
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
