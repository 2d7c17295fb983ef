import { resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileOfProject } from "../command/project-folder";
import { readArguments } from "./command/arguments";
import { ask } from "./command/ask";
import { planCompany, planExample } from "./plan";
import { inTheWay, writeAll } from "./write";

/** What the command has around it. */
export interface Terminal {
  /** Folder of the project's code. */
  readonly root: string;
  /** Folder that the user is in. */
  readonly from: string;
  readonly arguments: readonly string[];
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Whether somebody is there to answer. */
  readonly isAsked: boolean;
}

/** `npm run init`: writes the files of a new company, or those of an example. @returns the exit code */
export async function init({ root, from, input, output, errors, isAsked, ...terminal }: Terminal): Promise<number> {
  const args = readArguments(terminal.arguments);
  if (typeof args === "number") return args;
  const complain = (lines: readonly string[], exitCode: number) => {
    errors.write(`${lines.join("\n")}\n`);
    return exitCode;
  };
  const project = resolve(from, args.project);
  const place = (path: string) => fileOfProject(from, project, path);
  const said = isAsked && args.from === undefined ? await ask(args.written, input, output) : args.written;
  if (said === undefined) return complain(["Nothing was written: the answers ended early."], 2);
  const plan =
    args.from === undefined ? planCompany(said, { root, project }) : planExample(args.from, said, { root, project });
  if ("wrong" in plan) return complain([...plan.wrong, "Nothing was written; --help tells of every flag."], 2);
  const present = inTheWay(project, plan.files);
  if (present.length > 0) {
    const fix = `Nothing was written. Fix: name another folder with --project, or move away what is there.`;
    return complain([...present.map((path) => `${place(path)}: is there already.`), fix], 1);
  }
  if (plan.warnings.length > 0) complain(plan.warnings, 0);
  if (args.dryRun) {
    for (const { path, content } of plan.files) {
      output.write(typeof content === "string" ? `${place(path)}\n\n${content}\n` : `${place(path)}\n`);
    }
    return 0;
  }
  writeAll(project, plan.files);
  const option = project === root ? "" : ` --project ${args.project}`;
  const lines = [
    "Written:",
    ...plan.files.map(({ path }) => `  ${place(path)}`),
    "",
    "Next:",
    `  npm start${option === "" ? "" : ` --${option}`}`,
    ...(plan.environment === undefined ? [] : [`  npm run simulate -- ${plan.environment}${option}`]),
    "  and before the first deployment the steps of docs/manual-steps.md",
  ];
  output.write(`${lines.join("\n")}\n`);
  return 0;
}
