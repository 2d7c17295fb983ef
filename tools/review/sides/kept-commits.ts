import { createHash } from "node:crypto";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { keptFoldersIn } from "./kept-folders";

/** What reviews need of commits, which is the same each time. */
export interface KeptCommits {
  /**
   * Copies the stacks that a commit gave into a folder that is not there.
   * @param key of `stacksKeyOf`
   * @returns whether they are known
   */
  takeStacks(key: string, target: string): boolean;
  putStacks(key: string, source: string): void;
  /**
   * The folder with the code of a commit.
   * @param key of `codeKeyOf`
   * @param fill writes it into a folder that is not there yet
   * @param otherwise where it is written if nothing is kept
   */
  code(key: string, fill: (target: string) => void, otherwise: string): string;
}

/** The stacks of a commit are a few megabytes. */
const MOST_STACKS = 6;

/** The code of a commit is some 30 megabytes. */
const MOST_CODE = 3;

/** @param folder `.review` of the project; undefined: nothing is kept */
export function keptCommitsIn(folder: string | undefined): KeptCommits {
  if (folder === undefined) {
    return {
      takeStacks: () => false,
      putStacks: () => undefined,
      code: (_key, fill, otherwise) => {
        fill(otherwise);
        return otherwise;
      },
    };
  }
  // Beside the clouds, which count what begins with no dot; the compiler does not look into such folders either.
  const stacks = keptFoldersIn(join(folder, ".stacks"), MOST_STACKS);
  const code = keptFoldersIn(join(folder, ".code"), MOST_CODE);
  return {
    takeStacks: (key, target) => {
      const kept = stacks.find(key);
      if (kept !== undefined) cpSync(kept, target, { recursive: true });
      return kept !== undefined;
    },
    putStacks: (key, source) => {
      stacks.put(key, (target) => cpSync(source, target, { recursive: true }));
    },
    code: (key, fill) => code.find(key) ?? code.put(key, fill),
  };
}

/**
 * A name for what the code of a commit makes of one of its configurations.
 * @param project folder with the configuration, relative to the project's code
 */
export function stacksKeyOf(commit: string, project: string): string {
  const made = createHash("sha256").update(JSON.stringify([commit, project, process.version]));
  return made.digest("hex").slice(0, 24);
}
