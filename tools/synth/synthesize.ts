import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { stackName } from "../../config/derive/stacks";
import type { Platform } from "../../config/model";
import { ConfigError, formatProblem, type Problem } from "../../config/problem";
import type { Resolved } from "../../config/resolve";
import { readEmitted } from "../../emitted/stacks";
import { findings, RULES, unusedWaivers } from "../../policy";
import type { Finding, Waiver } from "../../policy/rule";
import { install } from "./install";
import { nextSteps } from "./next-steps";
import { progress } from "./progress";
import { summaryTable } from "./summary-table";
import { withoutReported } from "./type-errors";
import { type TypeCheck, typeCheck } from "./typecheck";

export interface SynthesizeOptions {
  /** Folder of the project. */
  readonly root: string;
  /** `--env NAME` (repeatable), `--project FOLDER`, `--help`. */
  readonly arguments: readonly string[];
  /** Reads and checks the configuration of a folder; throws ConfigError. */
  load(folder: string): Resolved;
  /** Writes every stack's JSON to a folder. */
  build(platform: Platform, outdir: string): void;
  /** Checks the types of the project. Default: the compiler, in a process of its own. */
  checkTypes?(root: string): Promise<TypeCheck>;
}

const USAGE = `npm start                    synthesize every environment into cdktf.out
npm start -- --env prod      write only prod's stacks; repeat --env for several
npm start -- --project DIR   read DIR/config and write DIR/cdktf.out
npm start -- --help          this text`;

/**
 * The main job: configuration in, Terraform JSON out. What was there before stays as it is unless
 * everything is good: the configuration, the types, the synthesis and the policy.
 * @returns exit code: 0 done, 1 something is wrong with the project, 2 wrong arguments
 */
export async function synthesize(options: SynthesizeOptions): Promise<number> {
  const read = readArguments(options.arguments);
  if (typeof read === "number") return read;
  const { wanted, project } = read;

  // Runs beside the synthesis in a process of its own.
  const types = (options.checkTypes ?? typeCheck)(options.root);
  const step = progress();
  step("reading the configuration");
  // The CLI names its folder in this variable, which would win over the folder that we write to first.
  const outdir = resolve(options.root, process.env.CDKTF_OUTDIR ?? join(project, "cdktf.out"));
  delete process.env.CDKTF_OUTDIR;

  let next: string | undefined;
  const tidy = () => next !== undefined && rmSync(next, { recursive: true, force: true });
  process.once("exit", tidy);
  try {
    const { platform, warnings } = options.load(resolve(options.root, project));
    const unknown = wanted.filter((name) => !platform.environments.some((env) => env.name === name));
    if (unknown.length > 0) {
      const known = platform.environments.map((env) => env.name).join(", ");
      process.stderr.write(`--env ${unknown.join(", ")}: there is no such environment. Fix: use one of ${known}.\n`);
      return 2;
    }

    step("synthesizing");
    const folder = mkdtempSync(join(dirname(outdir), `.${basename(outdir)}.`));
    next = folder;
    withoutTokenTraces(() => options.build(platform, folder));
    const selects = selection(platform, wanted);
    const all = readEmitted(folder);
    const stacks = all.filter((stack) => selects(stack.name));

    step("checking policies");
    const found = stacks.flatMap((stack) => findings(stack, waiversOf(platform, stack.name), RULES, all));

    step("checking types");
    const checked = await types;
    step(undefined);
    if (!checked.ok) {
      process.stderr.write(`${checked.messages}\nThe project has type errors; ${untouched(options.root, outdir)}\n`);
      return 1;
    }
    const open = found.filter((finding) => finding.waivedBecause === undefined);
    printProblems([...warnings, ...staleWaivers(platform, found, selects)]);
    if (open.length > 0) {
      process.stderr.write(
        `${open.map(formatFinding).join("\n")}\n${open.length} policy findings; ${untouched(options.root, outdir)}\n`,
      );
      return 1;
    }

    install(folder, outdir, selects);
    process.stdout.write(`${summaryTable(stacks, found)}\n${nextSteps(platform, wanted, project)}`);
    return 0;
  } catch (error) {
    step(undefined);
    if (!(error instanceof ConfigError)) throw error;
    printProblems(error.problems);
    const errors = error.problems.filter((problem) => problem.severity === "error").length;
    // Shown too, so that nothing comes one at a time.
    const checked = await types;
    if (!checked.ok) process.stderr.write(withoutReported(checked.messages, error.problems, options.root));
    process.stderr.write(
      `${errors} ${errors === 1 ? "error" : "errors"} in the configuration; ${untouched(options.root, outdir)}\n`,
    );
    return 1;
  } finally {
    tidy();
    process.removeListener("exit", tidy);
  }
}

/**
 * cdktf takes the whole stack trace for every value that it makes, to show where a bad one came from: half of the run
 * and of its memory with a hundred environments. Errors of the build itself keep theirs.
 */
function withoutTokenTraces(build: () => void): void {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = () => {};
  try {
    build();
  } finally {
    Error.captureStackTrace = capture;
  }
}

interface Arguments {
  /** Environments; empty: all of them. */
  readonly wanted: readonly string[];
  /** Folder whose `config/` is read, relative to the project's. */
  readonly project: string;
}

function readArguments(args: readonly string[]): Arguments | number {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { env: { type: "string", multiple: true }, project: { type: "string" }, help: { type: "boolean" } },
    });
    if (values.help) {
      process.stdout.write(`${USAGE}\n`);
      return 0;
    }
    return { wanted: values.env ?? [], project: values.project ?? "." };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return 2;
  }
}

/** Without `--env` every stack; with it the stacks of those environments, gone ones included. */
function selection(platform: Platform, wanted: readonly string[]): (stack: string) => boolean {
  if (wanted.length === 0) return () => true;
  const names = platform.environments.map((env) => env.name);
  // Of two environments `prod` and `prod-eu`, the longer name owns `prod-eu-network`.
  const ownerOf = (stack: string) =>
    names.filter((name) => stack.startsWith(`${name}-`)).sort((a, b) => b.length - a.length)[0];
  return (stack) => wanted.includes(ownerOf(stack) ?? "");
}

function waiversOf(platform: Platform, stack: string): readonly Waiver[] {
  return platform.environments.find((env) => selection(platform, [env.name])(stack))?.policyWaivers ?? [];
}

/** A waiver that is not needed any more would hide the next real finding. */
function staleWaivers(
  platform: Platform,
  found: readonly Finding[],
  selects: (stack: string) => boolean,
): readonly Problem[] {
  return platform.environments
    .filter(({ name }) => selects(stackName(name, "foundation")))
    .flatMap((env) => {
      const mine = found.filter(({ stack }) => selection(platform, [env.name])(stack));
      return unusedWaivers(env.policyWaivers, mine).map(
        (waiver): Problem => ({
          file: `config/environments/${env.name}.ts`,
          path: `policyWaivers.${env.policyWaivers.indexOf(waiver)}`,
          message: `accepts no finding of the rule "${waiver.rule}" at ${waiver.address}`,
          fix: "remove it, or correct the rule's id and the address",
          severity: "warning",
        }),
      );
    });
}

function printProblems(problems: readonly Problem[]): void {
  for (const problem of problems) {
    process.stderr.write(`${problem.severity === "warning" ? "warning: " : ""}${formatProblem(problem)}\n`);
  }
}

function formatFinding(finding: Finding): string {
  const setting = finding.setting === undefined ? "" : ` Setting: ${finding.setting}.`;
  return `${finding.stack}: ${finding.address}: ${finding.message} (${finding.rule}).${setting} Fix: ${finding.fix}.`;
}

function untouched(root: string, outdir: string): string {
  const folder = relative(root, outdir);
  return existsSync(outdir) ? `${folder} is as it was.` : `${folder} was not written.`;
}
