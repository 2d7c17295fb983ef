import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { killedHolder, lock, lockFile } from "../../simulate/command/lock";
import { OutputError } from "./failure";
import { COMING, isThere, undoMoves } from "./moves";

/** How long a run waits for another one that is putting its output in place, which takes milliseconds. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 20;
const COMMAND = ["npm start", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" ");

/** A folder of this run alone, in the same file system as the output, where the new output is written first. */
export interface Staging {
  readonly folder: string;
  /** Where the synthesis goes. */
  readonly next: string;
}

/** Where staging folders of an output folder go: beside it, or inside where that cannot be. */
export type Spot = "beside" | "inside";

/**
 * A new staging folder. Those that killed runs left are removed.
 * @param outdir links followed
 */
export function makeStaging(outdir: string, spot: Spot): Staging {
  const { folder: parent, prefix } = spotOf(outdir, spot);
  return withLock(outdir, spot, () => {
    removeLeftovers(outdir, spot);
    const folder = mkdtempSync(join(parent, `${prefix}next-`));
    try {
      lock(folder, COMMAND);
      const next = join(folder, COMING);
      mkdirSync(next);
      return { folder, next };
    } catch (error) {
      removeStaging({ folder });
      throw error;
    }
  });
}

/** Removes it as far as it goes; the next run removes the rest. */
export function removeStaging({ folder }: Pick<Staging, "folder">): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Nothing depends on it any more.
  }
}

/** Whether a run was killed here. */
export function hasLeftovers(outdir: string, spot: Spot): boolean {
  return isThere(lockFolder(outdir, spot)) || leftovers(outdir, spot).length > 0;
}

/**
 * Removes what killed runs left, and puts the old output back where one was killed while it put the new one in place.
 * Only with the lock of the output: a staging folder without a name in it is then nobody's.
 * @returns whether the old output was put back
 */
export function removeLeftovers(outdir: string, spot: Spot): boolean {
  let isBack = false;
  for (const folder of leftovers(outdir, spot)) {
    isBack = undoMoves(folder, outdir) || isBack;
    removeStaging({ folder });
  }
  return isBack;
}

function leftovers(outdir: string, spot: Spot): string[] {
  const { folder: parent, prefix } = spotOf(outdir, spot);
  if (!isThere(parent)) return [];
  return readdirSync(parent)
    .filter((name) => name.startsWith(`${prefix}next-`))
    .map((name) => join(parent, name))
    .filter(isLeft);
}

/** False also for what cannot be read: it is somebody else's. */
function isLeft(folder: string): boolean {
  try {
    return !isThere(lockFile(folder)) || killedHolder(folder) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Does something while no other run touches the output folder or makes a staging folder.
 * @throws OutputError where another run has it for too long
 */
export function withLock<T>(outdir: string, spot: Spot, use: () => T): T {
  const folder = lockFolder(outdir, spot);
  const taken = waitFor(folder, outdir);
  try {
    return use();
  } finally {
    taken.release();
    try {
      rmdirSync(folder);
    } catch {
      // The next run has it already.
    }
  }
}

function waitFor(folder: string, outdir: string) {
  for (let waited = 0; ; waited += PAUSE_MS) {
    const taken = lock(folder, COMMAND);
    if ("release" in taken) return taken;
    if (waited >= PATIENCE_MS) {
      const { command, pid } = taken.heldBy;
      throw new OutputError(
        `${basename(outdir)} is being written by "${command}" (process ${pid}). Fix: wait until that has ended, then run again; if there is no such process any more, delete ${lockFile(folder)}.`,
      );
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
}

function lockFolder(outdir: string, spot: Spot): string {
  const { folder, prefix } = spotOf(outdir, spot);
  return join(folder, `${prefix}lock`);
}

function spotOf(outdir: string, spot: Spot): { readonly folder: string; readonly prefix: string } {
  return spot === "beside"
    ? { folder: dirname(outdir), prefix: `.${basename(outdir)}.` }
    : { folder: outdir, prefix: ".synthesis." };
}
