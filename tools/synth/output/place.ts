import { lstatSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isFileSystemError } from "../../command/file-errors";
import { OutputError } from "./failure";

/**
 * The folder that an output path stands for, links followed; it need not exist.
 * @param path absolute
 * @param name what to call it to the user
 * @throws OutputError where it is not, and cannot become, a folder
 */
export function realFolder(path: string, name: string): string {
  const refuse = (what: string, fix: string) => new OutputError(`${name} ${what}. Fix: ${fix}, then run again.`);
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return join(realParent(dirname(path)), basename(path));
  let real: string;
  try {
    real = realpathSync(path);
  } catch (error) {
    if (!isFileSystemError(error) || !["ENOENT", "ELOOP", "ENOTDIR"].includes(error.code ?? "")) throw error;
    throw refuse(`is a link to ${readlinkSync(path)}, which leads nowhere`, "make that folder, or remove the link");
  }
  if (statSync(real).isDirectory()) return real;
  throw refuse(entry.isSymbolicLink() ? `is a link to ${real}, which is no folder` : "is no folder", "move it away");
}

/** Folders above that are not there yet have no links in them. */
function realParent(folder: string): string {
  return lstatSync(folder, { throwIfNoEntry: false }) === undefined && dirname(folder) !== folder
    ? join(realParent(dirname(folder)), basename(folder))
    : realpathSync(folder);
}
