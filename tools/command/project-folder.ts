import { existsSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";

/**
 * The folder that `--project` names, absolute, or the project's own; a problem where there is no configuration in it.
 * @param root folder of the project
 * @param from what a relative path starts from; default the present folder
 */
export function projectFolder(
  root: string,
  named: string | undefined,
  from: string = process.cwd(),
): { readonly project: string } | { readonly problem: string } {
  if (named === undefined) return { project: root };
  const wrong = (what: string) => ({
    problem: `--project ${named}: ${what}. Fix: name a folder with a folder config in it, for example examples/topologies.`,
  });
  if (named.trim() === "") return wrong("it names no folder");
  const project = resolve(from, named);
  if (!existsSync(project)) return wrong("there is no such folder");
  if (!statSync(project).isDirectory()) return wrong("it is a file");
  return existsSync(join(project, "config")) ? { project } : wrong("it has no folder config");
}

/**
 * A file of a project as a path that starts where the user is, so that a terminal can open it.
 * @param root folder of the project's code
 * @param project folder whose `config/` is read, absolute
 * @param file relative to that
 */
export function fileOfProject(root: string, project: string, file: string): string {
  const folder = relative(root, project);
  return folder.startsWith("..") || isAbsolute(folder) ? join(project, file) : join(folder, file);
}
