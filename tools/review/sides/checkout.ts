import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";

/** Why a commit cannot be looked at, in a sentence that says what to do. */
export class CheckoutError extends Error {}

/** A tree of files may be large; its archive passes through memory. */
const MOST_BYTES = 1024 ** 3;

/** The commit that a name stands for. @throws CheckoutError where it stands for none */
export function commitOf(root: string, ref: string): string {
  const { status, stdout, stderr, error } = spawnSync(
    "git",
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`],
    { cwd: root, encoding: "utf8" },
  );
  if (error !== undefined) throw new CheckoutError(`git cannot be run (${error.message}). Fix: install it.`);
  if (status === 0) return stdout.trim();
  const why = stderr.includes("not a git repository")
    ? "this folder is no clone of a repository"
    : "there is no such commit here";
  throw new CheckoutError(`${ref}: ${why}. Fix: name a branch, a tag or a commit; in a shallow clone, fetch it first.`);
}

/** Folder of the repository that a folder of it starts from: `` or `platform/`. */
export function prefixOf(root: string): string {
  return execFileSync("git", ["rev-parse", "--show-prefix"], { cwd: root, encoding: "utf8" }).trim();
}

/**
 * The project as it is in a commit, with its packages: the installed ones where the lock file is the same, else its own.
 * @param target a new folder
 */
export function checkout(root: string, commit: string, target: string): void {
  mkdirSync(target, { recursive: true });
  const tree = `${commit}:${prefixOf(root)}`;
  const archive = spawnSync("git", ["archive", "--format=tar", tree], { cwd: root, maxBuffer: MOST_BYTES });
  if (archive.status !== 0) {
    throw new CheckoutError(`${commit}: ${String(archive.stderr).trim()}. Fix: name a commit that has this project.`);
  }
  execFileSync("tar", ["-x", "-C", target], { input: archive.stdout });
  const lock = (folder: string) => {
    const file = join(folder, "package-lock.json");
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  };
  if (lock(target) === lock(root)) {
    symlinkSync(join(root, "node_modules"), join(target, "node_modules"), "dir");
    return;
  }
  const installed = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: target, encoding: "utf8" });
  if (installed.status !== 0) {
    throw new CheckoutError(`${commit}: its packages cannot be installed:\n${installed.stderr.trim()}`);
  }
}
