import { existsSync, readdirSync, rmdirSync } from "node:fs";
import { hostname } from "node:os";
import { basename, join, relative } from "node:path";
import { type Holder, lock, lockFile } from "./lock";
import { discard } from "./simulation-folder";
import { cloudFile, goBack } from "./snapshot";

/** The folder of a kept cloud, which is this command's alone until the process ends. */
export interface KeptFolder {
  /** What happened to the command before, in a sentence; undefined where it ended by itself. */
  readonly notice: string | undefined;
  /** Has something done when the process ends, however it ends, before others get the folder. */
  onEnd(save: () => void): void;
}

/**
 * Takes a kept cloud for this process, and puts it in order where the command before was killed.
 * @param folder `.simulation/dev`; made where there is none, and removed again where no cloud comes into it
 * @param command what to tell others that want it
 * @returns a sentence that says who has it and what to do; then nothing was touched
 */
export function openKept(folder: string, command: string): KeptFolder | string {
  const isNew = !existsSync(folder);
  const taken = lock(folder, command);
  if ("heldBy" in taken) return inUse(folder, taken.heldBy);
  let save = () => {};
  process.once("exit", () => {
    try {
      save();
    } finally {
      letGo(folder, taken.release, isNew);
    }
  });
  if (taken.killed) goBack(folder);
  return {
    notice: taken.killed && broken(folder, taken.killed),
    onEnd: (task) => {
      save = task;
    },
  };
}

function letGo(folder: string, release: () => void, isNew: boolean): void {
  const isEmpty = isNew && existsSync(folder) && !existsSync(cloudFile(folder));
  if (isEmpty) {
    // The lock last: until then nobody else puts anything into it.
    const others = readdirSync(folder).filter((name) => join(folder, name) !== lockFile(folder));
    for (const name of others) discard(join(folder, name));
  }
  release();
  if (isEmpty) removeEmpty(folder);
}

/** Unless somebody else has it by now. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(code)) throw error;
  }
}

function inUse(folder: string, { pid, host, command }: Holder): string {
  const where = host === hostname() ? "" : ` on ${host}`;
  const file = relative(process.cwd(), lockFile(folder));
  return `The kept cloud of ${basename(folder)} is in use by "${command}" (process ${pid}${where}). Fix: wait until that has ended; if there is no such command any more, delete ${file}.`;
}

function broken(folder: string, { pid, command }: Holder): string {
  const result = existsSync(cloudFile(folder))
    ? "the kept cloud and its states are as they were before it"
    : "nothing of it is kept";
  return `"${command}" (process ${pid}) was killed: ${result}.`;
}
