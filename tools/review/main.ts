import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { complain } from "../command/complain";
import { runToEnd } from "../command/ending";
import { inWords, isFileSystemError } from "../command/file-errors";
import { projectFolder } from "../command/project-folder";
import { endedEarly } from "../synth/ended-early";
import { type ReviewArguments, readArguments } from "./command/arguments";
import { compareSides } from "./compare";
import { PlanError, planText } from "./plan/plan-json";
import { BaseError } from "./plan/try";
import { htmlOf } from "./report/html";
import { markdownOf } from "./report/markdown";
import { ofPlans } from "./report/of-plans";
import { textOf } from "./report/plain-text";
import { type Report, toApprove } from "./report/report";
import { SideError } from "./sides/side";

const ROOT = join(__dirname, "../..");

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (typeof args === "number") return args;
  const read = projectFolder(ROOT, args.project);
  if ("problem" in read) return complain(read.problem, 2);
  try {
    const { sides } = args;
    const compared =
      sides === undefined
        ? { report: fromPlans(args) }
        : await compareSides({ ...args, command: "review" }, sides, read.project);
    if (typeof compared === "number") return compared;
    const { report } = compared;
    write(report, args);
    return toApprove(report).length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof SideError || error instanceof PlanError) return complain(error.message, 2);
    if (error instanceof BaseError) return complain(error.message, 1);
    if (isFileSystemError(error)) return complain(inWords(error, error.path ?? "a file"), 2);
    throw error;
  }
}

function fromPlans({ plans }: ReviewArguments): Report {
  return ofPlans(plans.map(({ stack, file }) => ({ stack, file, text: planText(file) })));
}

function write(report: Report, { markdown, html, json }: ReviewArguments): void {
  const documents: readonly (readonly [string | undefined, () => string])[] = [
    [markdown, () => markdownOf(report)],
    [html, () => htmlOf(report)],
    [json, () => `${JSON.stringify(report, null, 2)}\n`],
  ];
  for (const [file, text] of documents) {
    if (file === "-") process.stdout.write(text());
    else if (file !== undefined) writeFileSync(file, text());
  }
  if (documents.every(([file]) => file === undefined)) process.stdout.write(`${textOf(report)}\n`);
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
