import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EmittedStack } from "../../../emitted/stacks";
import { keptFoldersIn } from "../sides/kept-folders";

/** Clouds that were deployed for a review, by what they were made of. */
export interface Cache {
  /** Copies a kept cloud into a folder. @returns whether there is one */
  take(key: string, folder: string): boolean;
  /** Keeps the cloud of a folder; of too many, the oldest goes. */
  put(key: string, folder: string): void;
}

/** A cloud is about a megabyte. */
const MOST = 12;

/** What a simulation keeps between commands; stacks and providers' folders are made anew. */
const KEPT: readonly string[] = ["cloud.json", "state"];

/** @param folder `.review` of the project; undefined: nothing is kept */
export function cacheIn(folder: string | undefined): Cache {
  if (folder === undefined) return { take: () => false, put: () => undefined };
  const clouds = keptFoldersIn(folder, MOST);
  return {
    take: (key, target) => {
      const kept = clouds.find(key);
      if (kept === undefined) return false;
      mkdirSync(target, { recursive: true });
      cpSync(kept, target, { recursive: true });
      return true;
    },
    put: (key, source) => {
      clouds.put(key, (target) => {
        mkdirSync(target, { recursive: true });
        for (const name of KEPT) cpSync(join(source, name), join(target, name), { recursive: true });
      });
    },
  };
}

/** Where the code is that makes a cloud of emitted JSON. */
const MAKERS: readonly string[] = ["tools/simulate", "emitted", "config/facts", "package-lock.json"];

/**
 * A name for the cloud that comes of some stacks: another where the stacks, what is there already, or the simulation
 * itself are others.
 */
export function keyOf(root: string, stacks: readonly EmittedStack[], outside: unknown): string {
  const hash = createHash("sha256");
  for (const maker of MAKERS) addFile(hash, join(root, maker));
  for (const { name, json } of stacks) hash.update(`${name}\n${JSON.stringify(json)}\n`);
  hash.update(JSON.stringify(outside));
  return hash.digest("hex").slice(0, 24);
}

function addFile(hash: ReturnType<typeof createHash>, path: string): void {
  if (!statSync(path).isDirectory()) {
    hash.update(`${dirname(path)}\n`).update(readFileSync(path));
    return;
  }
  for (const name of readdirSync(path).sort()) addFile(hash, join(path, name));
}
