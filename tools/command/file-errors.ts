import { relative } from "node:path";

/** What an error of the file system means to the user, and what to do about it. */
const WORDS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  EACCES: ["permission denied", "make it writable for you, or remove it"],
  EPERM: ["the system does not permit it", "make it writable for you, or remove it"],
  EROFS: ["the file system is read-only", "write somewhere else, with CDKTF_OUTDIR=FOLDER"],
  ENOSPC: ["no space is left on the disk", "make room on it"],
  EDQUOT: ["your quota of the disk is used up", "make room on it"],
  EFBIG: ["the file would be larger than is allowed", "raise the limit (ulimit -f)"],
  EMFILE: ["too many files are open", "raise the limit (ulimit -n)"],
  ENFILE: ["too many files are open", "end other programs"],
  ENOTDIR: ["a file is where a folder belongs", "move it away"],
  EISDIR: ["a folder is where a file belongs", "move it away"],
  ENOTEMPTY: ["a folder is in the way", "move it away"],
  EEXIST: ["something is in the way", "move it away"],
  ENOENT: ["it does not exist, or leads nowhere", "remove it where it is a link that leads nowhere"],
  ELOOP: ["the link leads to itself", "remove the link"],
  EXDEV: ["it is on another file system than the folder that it belongs to", "remove the link or mount"],
  EBUSY: ["another program has it in use", "end that program"],
  ETXTBSY: ["another program has it in use", "end that program"],
  EIO: ["the disk fails", "check the disk"],
  ENAMETOOLONG: ["the path is too long", "move the project to a shorter path"],
};

/** Whether an error comes from the file system. */
export function isFileSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === "string";
}

/** `cdktf.out/manifest.json: permission denied (EACCES). Fix: make it writable for you, or remove it, then run again.` */
export function inWords({ code = "unknown error" }: NodeJS.ErrnoException, path: string): string {
  const [message, fix] = WORDS[code] ?? ["the file system refuses", "look at the file and the disk"];
  return `${path}: ${message} (${code}). Fix: ${fix}, then run again.`;
}

/** A path as the user would write it in the project's folder; in full where it lies outside. */
export function shown(root: string, path: string): string {
  const inside = relative(root, path);
  return inside === "" || inside.startsWith("..") ? path : inside;
}

/**
 * Writes a file that the user has named.
 * @param path as the user wrote it
 * @returns why it could not be written, in one line; undefined where it was
 */
export function unlessWritten(path: string, write: () => void): string | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (!isFileSystemError(error)) throw error;
    return inWords(error, path);
  }
}
