import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";

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
  if (lockOf(target) === lockOf(root)) {
    // Relative, so that it holds where both are moved together, as by the cache of a pipeline.
    const packages = relative(realpathSync(target), join(realpathSync(root), "node_modules"));
    symlinkSync(packages, join(target, "node_modules"), "dir");
    return;
  }
  const installed = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: target, encoding: "utf8" });
  if (installed.status !== 0) {
    throw new CheckoutError(`${commit}: its packages cannot be installed:\n${installed.stderr.trim()}`);
  }
}

/** A name for the code of a commit as `checkout` writes it: whose packages it has depends on what is installed here. */
export function codeKeyOf(root: string, commit: string): string {
  const made = createHash("sha256").update(JSON.stringify([commit, lockOf(root), process.version]));
  return made.digest("hex").slice(0, 24);
}

function lockOf(folder: string): string | undefined {
  const file = join(folder, "package-lock.json");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
