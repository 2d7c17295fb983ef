import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Platform } from "../../../config/model";
import { ConfigError, formatProblem, type Problem } from "../../../config/problem";
import { type Resolved, resolvePlatform, type Sources } from "../../../config/resolve";
import { readEmitted } from "../../../emitted/stacks";
import { buildPlatform } from "../../../main";
import { overrideProblems } from "../../../tools/overrides/problems";
import { asProblem, findingsOf } from "../../../tools/synth/policy-findings";
import { PROJECT } from "../platform";
import { baseOf } from "./bases";
import { areRelated, type Case, edited, type Files } from "./case";

/** What nobody wants to read in a message: other people's words, a stack trace, a value that was meant for a program. */
const NOT_FOR_PEOPLE =
  /Invalid (input|option|string|number|key|element|date)|Too (small|big):|Unrecognized key|, received |\n|\[object |\bat .+:\d+:\d+|\$\{TfToken/;
const LONGEST_MESSAGE = 2_500;
const MOST_PROBLEMS = 20_000;

export function sourcesOf([account, ...environments]: Files): Sources {
  return {
    folders: PROJECT,
    account: { file: "config/account.ts", input: account },
    environments: environments.map((input, index) => ({
      file: `config/environments/${fileName(input, index)}.ts`,
      input,
    })),
  };
}

function fileName(input: unknown, index: number): string {
  const name = (input as { readonly name?: unknown } | undefined | null)?.name;
  return typeof name === "string" && /^[a-z][a-z0-9-]{1,11}$/.test(name) ? `${name}` : `file-${index}`;
}

/**
 * What a configuration comes to, problems looked at.
 * @throws whatever a user must never see
 */
export function resolved(files: Files): Resolved | readonly Problem[] {
  const sources = sourcesOf(files);
  const known = [sources.account, ...sources.environments].map(({ file }) => file);
  try {
    const result = resolvePlatform(sources);
    lookAt(result.warnings, known);
    return result;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    if (!error.problems.some(({ severity }) => severity === "error")) throw new Error("refused without an error");
    lookAt(error.problems, known);
    return error.problems;
  }
}

export const isRefused = (outcome: Resolved | readonly Problem[]): outcome is readonly Problem[] =>
  Array.isArray(outcome);

function lookAt(problems: readonly Problem[], files: readonly string[]): void {
  if (problems.length > MOST_PROBLEMS) throw new Error(`${problems.length} problems at once`);
  for (const problem of problems) {
    const line = formatProblem(problem);
    const fault =
      (!files.includes(problem.file) && "names no file of the configuration") ||
      (!/[^.\s]/.test(problem.message) && "has no message") ||
      (!/[^.\s]/.test(problem.fix) && "has no fix") ||
      (line.length > LONGEST_MESSAGE && "is too long") ||
      (NOT_FOR_PEOPLE.test(line) && "is not for people");
    if (fault) throw new Error(`a problem ${fault}: ${line.slice(0, 2_000)}`);
  }
}

/**
 * The same case without what its problems name, so that it is valid.
 * Undefined where nothing is left of the edits.
 */
export function repaired({ base, edits }: Case): { readonly case: Case; readonly resolved: Resolved } | undefined {
  let left = edits;
  for (let round = 0; left.length > 0; round++) {
    const files = edited(baseOf(base), left);
    const outcome = resolved(files);
    if (!isRefused(outcome)) return { case: { base, edits: left }, resolved: outcome };
    const errors = outcome.filter(({ severity }) => severity === "error");
    const places = errors.map(({ file, path }) => ({
      file: [sourcesOf(files).account, ...sourcesOf(files).environments].findIndex((one) => one.file === file),
      path: path === "" ? [] : path.split("."),
    }));
    if (round < 6) {
      left = [
        ...left,
        ...places.filter(({ path }) => path.length > 1).map((place) => ({ ...place, do: "remove" as const })),
      ];
      continue;
    }
    const own = left.filter((edit) => edit.do !== "remove" || edits.includes(edit));
    const related = own.filter((edit) =>
      places.some(({ file, path }) => file === edit.file && areRelated(path, edit.path)),
    );
    left = own.filter((edit) => !(related.length > 0 ? related : own.slice(-1)).includes(edit));
  }
  return undefined;
}

/**
 * Synthesizes what is valid, and looks at all that comes of it.
 * @returns number of policy findings
 */
export function synthesized(platform: Platform): number {
  const outdir = mkdtempSync(join(tmpdir(), "lakehouse-fuzz-"));
  try {
    buildPlatform(platform, outdir).synth();
    const stacks = readEmitted(outdir);
    if (stacks.length === 0) throw new Error("nothing was emitted");
    for (const { name, json } of stacks) {
      const strange = /\$\{TfToken|\[object Object\]|"undefined"|TfToken\[/.exec(JSON.stringify(json));
      if (strange !== null) throw new Error(`${name} holds ${strange[0]}`);
    }
    const unfit = overrideProblems(platform, stacks, () => true);
    const found = unfit.distorts ? [] : findingsOf(platform, stacks, stacks);
    lookAt(
      [...unfit.problems, ...found.map((finding) => asProblem(platform, finding))],
      ["config/account.ts", ...platform.environments.map(({ name }) => `config/environments/${name}.ts`)],
    );
    return found.length;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
