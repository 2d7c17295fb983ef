import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isSame, startOf } from "./process";

/** Who has a folder, as its lock file says. */
export interface Holder {
  /** Process id. */
  readonly pid: number;
  /** When that process began, as `startOf` tells it; empty where the system does not say. */
  readonly started: string;
  /** Machine, or container, that the process id is of. */
  readonly host: string;
  /** `npm run simulate -- up dev` */
  readonly command: string;
  /** Of this lock and no other. */
  readonly token: string;
}

/** A folder that is this process's own until it lets go of it. */
export interface Lock {
  /** A process that had the folder and was killed: what it was doing may be half done. */
  readonly killed: Holder | undefined;
  /** Lets go. A second time does nothing. */
  release(): void;
}

/** Where a folder's lock is. */
export const lockFile = (folder: string) => join(folder, "lock.json");

/** Tokens of the locks that this process has: its number may have been another's before. */
const own = new Set<string>();

/** Locks are written in one go, but a reader may come between its creation and its content. */
const ATTEMPTS = 50;
const PAUSE_MS = 10;

/**
 * Locks a folder for this process; makes the folder where there is none.
 * @param command what to tell others that want it
 * @returns who has the folder, where somebody has
 */
export function lock(folder: string, command: string): Lock | { readonly heldBy: Holder } {
  const file = lockFile(folder);
  const mine: Holder = {
    pid: process.pid,
    started: startOf(process.pid) ?? "",
    host: hostname(),
    command,
    token: randomUUID(),
  };
  let killed: Holder | undefined;
  for (let attempt = 1; !create(folder, file, `${JSON.stringify(mine)}\n`); attempt++) {
    const text = read(file);
    const holder = holderIn(text);
    if (holder && isHeld(holder)) return { heldBy: holder };
    if (text !== undefined && (holder || attempt > ATTEMPTS)) {
      takeAway(file, text);
      killed = holder;
    }
    pause();
  }
  own.add(mine.token);
  return {
    killed,
    release: () => {
      if (own.delete(mine.token) && holderIn(read(file))?.token === mine.token) rmSync(file, { force: true });
    },
  };
}

/** Who was killed while it had a folder; undefined for a folder that is free, or in use. */
export function killedHolder(folder: string): Holder | undefined {
  const holder = holderIn(read(lockFile(folder)));
  return holder && !isHeld(holder) ? holder : undefined;
}

/** A process of another machine may be running, for all that can be told from here. */
function isHeld({ pid, started, host, token }: Holder): boolean {
  if (host !== hostname()) return true;
  return pid === process.pid ? own.has(token) : isSame(pid, started);
}

/** @returns false where there is a lock already */
function create(folder: string, file: string, text: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ENOENT: whoever had the folder has just removed it.
    if (code === "EEXIST" || code === "ENOENT") return false;
    // A full disk: a lock without a name in it would help nobody.
    rmSync(file, { force: true });
    throw error;
  }
}

/**
 * Removes a lock that was left behind, and only that: another process may have done so in the meantime, and have its
 * own lock there by now. Renaming is one step, so that one of them gets it.
 */
function takeAway(file: string, left: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if (read(aside) === left) rmSync(aside);
  else renameSync(aside, file);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function holderIn(text: string | undefined): Holder | undefined {
  try {
    const holder = JSON.parse(text ?? "") as Partial<Holder> | null;
    return typeof holder?.pid === "number" && typeof holder.token === "string" ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
