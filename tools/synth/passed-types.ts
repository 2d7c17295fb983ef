import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/** In the folder of the project, what no synthesis runs. */
const BESIDE = ["node_modules", "cdktf.out", "test", "bench", "examples", "docs", "deployed"];
/** What a program of the compiler is made of, `resolveJsonModule` being on, and what locks packages. */
const READ = /\.([cm]?ts|json|ya?ml|lock)$/;
/** So many are kept. One is a few bytes. */
const KEPT = 100;

/**
 * What the compiler has found nothing wrong with before. To see that nothing has changed takes it four seconds of
 * processor time, for it reads the bindings of the providers; to see it by what is in the files takes a tenth of one.
 */
export class PassedTypes {
  /** @param folder one file lies in it for each state of the project that passed */
  constructor(private readonly folder: string) {}

  has(state: string): boolean {
    try {
      return statSync(join(this.folder, state)).isFile();
    } catch {
      return false;
    }
  }

  /** Keeps the newest. A folder that cannot be written to keeps nothing: the next check is as slow as this one. */
  add(state: string): void {
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(join(this.folder, state), "");
      const written = (name: string) => statSync(join(this.folder, name)).mtimeMs;
      const names = readdirSync(this.folder);
      if (names.length <= KEPT) return;
      const oldest = names.map((name) => ({ name, at: written(name) })).sort((one, other) => one.at - other.at);
      for (const { name } of oldest.slice(0, names.length - KEPT)) rmSync(join(this.folder, name), { force: true });
    } catch {
      // See above.
    }
  }
}

/** All that a type check depends on. */
export interface TypesState {
  /** Of text and place of every file, and of what else there is. Equal copies of a project in other folders have an equal one. */
  readonly digest: string;
  /** Whether a file that the compiler has read is part of it: another can change without its knowledge. */
  covers(file: string): boolean;
}

/**
 * What a type check depends on: all files that a synthesis runs, the packages that are installed, and the settings.
 * @param project folder whose `config/` is read, absolute
 */
export function typesState(root: string, project: string, settings: unknown): TypesState {
  const hash = createHash("sha256").update(JSON.stringify([settings, process.version, relative(root, project)]));
  const files = [...filesBelow(root, BESIDE), ...(project === root ? [] : filesBelow(join(project, "config")))];
  // Written by npm at every installation. Other package managers have the lock file of their own beside package.json.
  const installed = join(root, "node_modules/.package-lock.json");
  for (const path of existsSync(installed) ? [...files, installed] : files) {
    hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path));
  }
  const covered = new Set(files);
  return {
    digest: hash.digest("hex"),
    covers: (file) => covered.has(file) || file.split(/[\\/]/).includes("node_modules"),
  };
}

/** Absolute, sorted. */
function filesBelow(folder: string, leftOut: readonly string[] = []): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !leftOut.includes(name) && (!name.startsWith(".") || name === ".gen"))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return READ.test(entry.name) ? [path] : [];
    });
}
