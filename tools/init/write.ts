import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { environmentFiles } from "../../config/environment-files";

/** A file that is written, by its path in the project. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Buffer;
}

/** Files of a configuration that are there already, and would be overwritten or read together with the new ones. */
export function inTheWay(project: string, files: readonly NewFile[]): string[] {
  const { candidates, problems } = environmentFiles(project);
  const there = ["config/account.ts", ...[...candidates, ...problems].map(({ file }) => file)];
  const all = new Set([...there, ...files.map(({ path }) => path)]);
  return [...all].filter((path) => existsSync(join(project, path))).sort();
}

/**
 * Writes files that are not there, all or none of them.
 * @throws what the file system says, after taking away what was written
 */
export function writeAll(project: string, files: readonly NewFile[]): void {
  const written: string[] = [];
  try {
    for (const { path, content } of files) {
      const file = join(project, path);
      const made = mkdirSync(dirname(file), { recursive: true });
      if (made !== undefined) written.push(made);
      writeFileSync(file, content, { flag: "wx" });
      written.push(file);
    }
  } catch (error) {
    for (const file of written.reverse()) rmSync(file, { recursive: true, force: true });
    throw error;
  }
}
