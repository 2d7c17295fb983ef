import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A step that puts a part of the new output in its place. Each is one rename, and can be undone by another. */
export interface Move {
  /** `add` what is not there, `replace` a file, `remove` what is there. */
  readonly kind: "add" | "replace" | "remove";
  /** File or folder, relative to the output folder. */
  readonly path: string;
}

/** Folders below the staging folder: what comes, what it replaces, what goes. */
export const COMING = "next";
const BEFORE = "before";
const GONE = "gone";
/** Lists the moves while they are made. A killed run leaves it behind, and the next one undoes them. */
const JOURNAL = "moves.json";

/**
 * Makes all the moves or none of them: whatever fails, those before it are undone.
 * @param staging folder in the same file system; what comes is in `next` below it
 * @param outdir the output folder
 * @throws the error of the file system; `NotUndone` where what was before could not be put back
 */
export function makeMoves(staging: string, outdir: string, moves: readonly Move[]): void {
  // All that takes room on the disk comes first.
  mkdirSync(join(staging, BEFORE), { recursive: true });
  mkdirSync(join(staging, GONE), { recursive: true });
  for (const { kind, path } of moves) {
    if (kind === "replace") keep(join(outdir, path), join(staging, BEFORE, path));
    if (kind === "remove") mkdirSync(dirname(join(staging, GONE, path)), { recursive: true });
  }
  const journal = join(staging, JOURNAL);
  writeFileSync(`${journal}.new`, JSON.stringify(moves));
  renameSync(`${journal}.new`, journal);
  try {
    for (const move of moves) make(staging, outdir, move);
    // From here on the new output counts.
    rmSync(journal);
  } catch (error) {
    undoMoves(staging, outdir);
    throw error;
  }
}

/** The output is neither the old nor the new one; the next run tries again to put the old one back. */
export class NotUndone extends Error {}

/**
 * Puts back what was before, where a run was stopped among its moves.
 * @returns whether there was anything to undo
 */
export function undoMoves(staging: string, outdir: string): boolean {
  const journal = join(staging, JOURNAL);
  if (!existsSync(journal)) return false;
  const moves = JSON.parse(readFileSync(journal, "utf8")) as readonly Move[];
  try {
    for (const move of [...moves].reverse()) undo(staging, outdir, move);
    rmSync(journal);
  } catch (error) {
    throw new NotUndone(error instanceof Error ? error.message : String(error), { cause: error });
  }
  return true;
}

function make(staging: string, outdir: string, { kind, path }: Move): void {
  if (kind === "remove") renameSync(join(outdir, path), join(staging, GONE, path));
  else renameSync(join(staging, COMING, path), join(outdir, path));
}

/** Does nothing for a move that was not made. */
function undo(staging: string, outdir: string, { kind, path }: Move): void {
  const place = join(outdir, path);
  const [coming, before, gone] = [COMING, BEFORE, GONE].map((folder) => join(staging, folder, path)) as [
    string,
    string,
    string,
  ];
  if (kind === "add" && !isThere(coming) && isThere(place)) renameSync(place, coming);
  if (kind === "replace" && isThere(before)) renameSync(before, place);
  if (kind === "remove" && isThere(gone) && !isThere(place)) renameSync(gone, place);
}

/** A second name for the file as it is; a copy where the file system has no such thing, or it is a link. */
function keep(file: string, as: string): void {
  mkdirSync(dirname(as), { recursive: true });
  try {
    if (!lstatSync(file).isSymbolicLink()) {
      linkSync(file, as);
      return;
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["EPERM", "ENOTSUP", "EMLINK", "ENOSYS"].includes(code)) throw error;
  }
  cpSync(file, as, { verbatimSymlinks: true, preserveTimestamps: true });
}

/** Also for a link that leads nowhere. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
