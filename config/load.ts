import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { declaredIn, isLink } from "./declared-file";
import type { Problem } from "./problem";
import { projectFolders } from "./project-files";
import { readRecords } from "./record/read";
import { type Resolved, resolvePlatform, type Sources } from "./resolve";

const ACCOUNT = "config/account.ts";
const ENVIRONMENTS = "config/environments";

/**
 * Checks what `config/account.ts` and the files under `config/environments/` say, and fills in what follows from it.
 * @param root folder of the project
 * @throws ConfigError with all the problems of all the files
 */
export function loadPlatform(root: string): Resolved {
  return resolvePlatform(readSources(root));
}

/** `config/account.ts` and every environment under `config/environments/` as they are written, in name order. */
export function readSources(root: string): Sources {
  const folder = join(root, ENVIRONMENTS);
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  const entries = isFolder ? readdirSync(folder, { withFileTypes: true }) : [];
  const environments = entries
    .map(({ name }) => name)
    .filter(isRead)
    .sort()
    .flatMap((name) => declaredIn(root, `${ENVIRONMENTS}/${name}`, "environment") ?? []);
  return {
    account: declaredIn(root, ACCOUNT, "account") ?? { file: ACCOUNT, input: undefined },
    environments,
    problems: [...(isFolder ? strays(entries) : noFolder(folder)), ...elsewhere(root)],
    records: readRecords(root),
    folders: projectFolders(root),
  };
}

/** A project may be without environments, but something else in their place is a mistake. */
function noFolder(folder: string): Problem[] {
  if (!existsSync(folder) && !isLink(folder)) return [];
  const message = isLink(folder) ? "is a link that leads to no folder" : "is no folder";
  return [wrong(ENVIRONMENTS, message, "make it a folder, or remove it")];
}

/** What looks like an environment under `config/environments/` and is not read, so that it does not vanish silently. */
function strays(entries: readonly Dirent[]): Problem[] {
  return entries.flatMap((entry): Problem[] => {
    const file = `${ENVIRONMENTS}/${entry.name}`;
    const [, name] = /^([^.].*)\.(?:[cm]?[jt]sx?|json)$/i.exec(entry.name) ?? [];
    if (isRead(entry.name) || /\.d\.[cm]?ts$/i.test(entry.name)) return [];
    if (name !== undefined) {
      return [wrong(file, "is not read", `name it ${name}.ts, or move it out of ${ENVIRONMENTS}`)];
    }
    if (!entry.isDirectory() || entry.name.startsWith(".")) return [];
    const fix = `put its files into ${ENVIRONMENTS}, and what they share into config`;
    return [wrong(file, "is a folder, which is not read", fix)];
  });
}

/** An environment that is written where no environment is looked for would vanish without a word. */
function elsewhere(root: string): Problem[] {
  const folder = join(root, "config");
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => isRead(basename(name)) && isFile(join(folder, name)))
    .filter((name) => DECLARES.test(readFileSync(join(folder, name), "utf8")))
    .map((name) => `config/${name.split(sep).join("/")}`)
    .filter((file) => !file.startsWith(`${ENVIRONMENTS}/`))
    .map((file) => {
      const fix = `move it into ${ENVIRONMENTS}, or share what it says with definePart`;
      return wrong(file, "declares an environment, and is not read", fix);
    });
}

const DECLARES = /^\s*export\s+default\s+defineEnvironment\b/m;

/** Links count only where they are files themselves: one may lead to itself. */
const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
const isRead = (name: string): boolean => name.endsWith(".ts") && !name.endsWith(".d.ts") && !name.startsWith(".");

const wrong = (file: string, message: string, fix: string): Problem => ({
  file,
  path: "",
  message,
  fix,
  severity: "error",
});
