import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killedHolder, lock } from "./lock";
import { discard } from "./simulation-folder";

/**
 * A new folder that goes when this process ends, however it ends: also with an exception, or on a second Ctrl-C. Of
 * what cannot be seen coming, a kill, the next process of the same kind removes what was left.
 * @param prefix of the folder's name, `lakehouse-simulation-`
 * @param command what makes it
 */
export function temporaryFolder(prefix: string, command: string): string {
  const root = tmpdir();
  for (const name of readdirSync(root).filter((name) => name.startsWith(prefix))) {
    if (isLeft(join(root, name))) discard(join(root, name));
  }
  const folder = mkdtempSync(join(root, prefix));
  process.once("exit", () => discard(folder));
  lock(folder, command);
  return folder;
}

/** False also for what cannot be read: it is somebody else's. */
function isLeft(folder: string): boolean {
  try {
    return killedHolder(folder) !== undefined;
  } catch {
    return false;
  }
}
