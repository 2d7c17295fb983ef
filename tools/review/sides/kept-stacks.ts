import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Stacks of commits as they were written for a review: a commit gives the same ones again. */
export interface KeptStacks {
  /** Copies what a commit gave into a folder that is not there. @returns whether it is known */
  take(key: string, target: string): boolean;
  /** Keeps what a commit gave; of too many, the oldest goes. */
  put(key: string, source: string): void;
}

/** The stacks of a commit are a few megabytes. */
const MOST = 6;

/** @param folder `.review` of the project; undefined: nothing is kept */
export function keptStacksIn(folder: string | undefined): KeptStacks {
  if (folder === undefined) return { take: () => false, put: () => undefined };
  // Beside the clouds, which count what begins with no dot.
  const kept = join(folder, ".stacks");
  return {
    take: (key, target) => {
      if (!existsSync(join(kept, key, "manifest.json"))) return false;
      cpSync(join(kept, key), target, { recursive: true });
      return true;
    },
    put: (key, source) => {
      mkdirSync(kept, { recursive: true });
      // Two reviews may put the same one; a half-written one is never seen.
      const next = join(kept, `.${key}.${process.pid}`);
      cpSync(source, next, { recursive: true });
      rmSync(join(kept, key), { recursive: true, force: true });
      renameSync(next, join(kept, key));
      const names = readdirSync(kept).filter((name) => !name.startsWith("."));
      const byAge = names.sort((one, other) => ageOf(kept, other) - ageOf(kept, one));
      for (const name of byAge.slice(MOST)) rmSync(join(kept, name), { recursive: true, force: true });
    },
  };
}

const ageOf = (folder: string, name: string): number => statSync(join(folder, name)).mtimeMs;

/**
 * A name for what the code of a commit makes of one of its configurations.
 * @param project folder with the configuration, relative to the project's code
 */
export function stacksKeyOf(commit: string, project: string): string {
  const made = createHash("sha256").update(JSON.stringify([commit, project, process.version]));
  return made.digest("hex").slice(0, 24);
}
