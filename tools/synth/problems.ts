import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Problem, problemLines } from "../../config/problem";
import { fileOfProject } from "../command/project-folder";
import { lineOfSetting } from "./setting-at";

/** Problems with their files as paths that start where the user is, so that a terminal can open them. */
export function inProject(root: string, project: string, problems: readonly Problem[]): readonly Problem[] {
  const shown = (file: string) => fileOfProject(root, project, file);
  return problems.map(({ origin, ...problem }) => ({
    ...problem,
    file: shown(problem.file),
    ...(origin && { origin: { ...origin, files: origin.files.map(shown) } }),
  }));
}

/** @param root folder that the files of the problems start from */
export function printProblems(root: string, problems: readonly Problem[]): void {
  const lineIn = (file: string, segments: readonly string[]) => {
    const path = resolve(root, file);
    return existsSync(path) ? lineOfSetting(readFileSync(path, "utf8"), segments) : undefined;
  };
  for (const line of problemLines(problems, lineIn)) process.stderr.write(`${line}\n`);
}
