import { complain } from "./complain";
import { projectFolder } from "./project-folder";

interface OfProject {
  /** Folder that `--project` names. */
  readonly project?: string | undefined;
}

/**
 * Runs a command that reads a project: prints its help, or what is wrong with its arguments or with the folder that they name.
 * @param root folder of the project's code
 * @returns exit code: that of the work, 0 after help, 2 where something is wrong
 */
export function ofProject<Arguments extends OfProject>(
  root: string,
  usage: string,
  args: Arguments | "help" | { readonly wrong: string },
  work: (args: Arguments, project: string) => Promise<number>,
): Promise<number> | number {
  if (args === "help") {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if ("wrong" in args) return complain(`${args.wrong}\n\n${usage}`, 2);
  const read = projectFolder(root, args.project);
  return "problem" in read ? complain(read.problem, 2) : work(args, read.project);
}
