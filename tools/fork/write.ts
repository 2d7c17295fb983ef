import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { forkManifest } from "./manifest";
import { renamed, renamedPage, renamedSource } from "./rename";
import { copyVendored } from "./vendored";

/** What is installed, emitted or kept by commands, and the lock file, which is about other packages. */
const LEFT_OUT = new Set([
  ".cache",
  ".git",
  ".rehearsal",
  ".simulation",
  ".terraform",
  "cdktf.out",
  "node_modules",
  "package-lock.json",
  "state",
]);

/** How a file gets the fork's names, by its ending. */
const BY_ENDING: Readonly<Record<string, (text: string) => string>> = {
  ".ts": renamedSource,
  ".mts": renamedSource,
  ".cjs": renamedSource,
  ".md": renamedPage,
  ".grit": renamed,
};

/** Files of their own: settings of tools, with names of packages in patterns. */
const BY_NAME: Readonly<Record<string, (text: string) => string>> = {
  "package.json": forkManifest,
  "biome.json": renamed,
  "knip.json": renamed,
};

/** What is wrong with a folder to write to, in a sentence that says what to do; undefined where it will do. */
export function folderProblem(root: string, folder: string): string | undefined {
  const target = resolve(folder);
  if (target === root || target.startsWith(root + sep)) {
    return `${folder} is inside the project. Fix: name a folder outside of it.`;
  }
  if (!existsSync(target)) return undefined;
  if (!statSync(target).isDirectory()) return `${folder} is a file. Fix: name a folder that is empty or not there.`;
  if (readdirSync(target).length === 0) return undefined;
  return `${folder} is not empty. Fix: name a folder that is empty or not there.`;
}

/** Writes the project, as it would be with the fork, into an empty folder: all of it or nothing. */
export function writeFork(root: string, folder: string): number {
  const target = resolve(folder);
  const aside = join(dirname(target), `.${basename(target)}.${process.pid}`);
  mkdirSync(dirname(target), { recursive: true });
  try {
    cpSync(root, aside, { recursive: true, filter: (file) => isPart(relative(root, file)) });
    const changed = rename(aside);
    copyVendored(root, aside);
    renameSync(aside, target);
    return changed;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

const isPart = (file: string): boolean => {
  const [top = ""] = file.split(sep);
  return !LEFT_OUT.has(top) && !top.startsWith(".cdktf.out.") && !top.endsWith(".log");
};

/** @returns how many files have changed */
function rename(folder: string): number {
  let changed = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const edit = (dirname(file) === folder ? BY_NAME[entry.name] : undefined) ?? BY_ENDING[extname(entry.name)];
    // What writes the fork names what it starts from.
    if (!entry.isFile() || edit === undefined || relative(folder, file).startsWith(join("tools", "fork"))) continue;
    const text = readFileSync(file, "utf8");
    const written = edit(text);
    if (written === text) continue;
    writeFileSync(file, written);
    changed += 1;
  }
  return changed;
}
