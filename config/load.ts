import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { walk } from "./checks/walk";
import { plainCopy } from "./plain";
import type { Problem } from "./problem";
import { projectFolders } from "./project-files";
import { type Resolved, resolvePlatform, type Sources } from "./resolve";
import type { SourceFile } from "./source-file";
import { reasonOf, runUserCode } from "./user-code";

const ENVIRONMENTS = "config/environments";

/**
 * Checks what `config/account.ts` and the files under `config/environments/` say, and fills in what follows from it.
 * @param root folder of the project
 * @throws ConfigError with all the problems of all the files
 */
export function loadPlatform(root: string): Resolved {
  return resolvePlatform(readSources(root));
}

/** `config/account.ts` and every file under `config/environments/` as they are written, in name order. */
export function readSources(root: string): Sources {
  const folder = join(root, ENVIRONMENTS);
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  const entries = isFolder ? readdirSync(folder, { withFileTypes: true }) : [];
  const environments = entries
    .map(({ name }) => name)
    .filter(isRead)
    .sort()
    .map((name) => load(root, `${ENVIRONMENTS}/${name}`, "environment"));
  return {
    account: load(root, "config/account.ts", "account"),
    environments,
    problems: isFolder ? strays(entries) : noFolder(folder),
    folders: projectFolders(root),
  };
}

/** A project may be without environments, but something else in their place is a mistake. */
function noFolder(folder: string): Problem[] {
  if (!existsSync(folder) && !isLink(folder)) return [];
  const message = isLink(folder) ? "is a link that leads to no folder" : "is no folder";
  return [{ file: ENVIRONMENTS, path: "", message, fix: "make it a folder, or remove it", severity: "error" }];
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

function load(root: string, file: string, kind: "account" | "environment"): SourceFile {
  const define = kind === "account" ? "defineAccount" : "defineEnvironment";
  const unreadable = (message: string, fix: string): SourceFile => {
    const problem: Problem = { file, path: "", message, fix, severity: "error" };
    return { file, input: undefined, problem };
  };
  const path = join(root, file);
  if (!existsSync(path)) {
    return isLink(path)
      ? unreadable("is a link that leads nowhere", "remove it, or make what it leads to")
      : unreadable("does not exist", `write it with ${define}; the README shows how`);
  }
  if (statSync(path).isDirectory()) return unreadable("is a folder", `write a file there with ${define}`);
  let declared: { readonly input: unknown } | undefined;
  try {
    // Also reading what is exported runs code of the file, where it has getters.
    declared = runUserCode(() => {
      const exported = (require(path) as { default?: unknown }).default;
      const isOurs = typeof exported === "object" && exported !== null && Reflect.get(exported, "declares") === kind;
      return isOurs ? { input: Reflect.get(exported, "input") } : undefined;
    });
  } catch (error) {
    return unreadable(`cannot be loaded: ${reasonOf(error, path)}`, "correct the file");
  }
  if (declared === undefined) {
    return unreadable(`does not export what ${define} returns`, `end it with: export default ${define}({ … })`);
  }
  const { input } = declared;
  const lost = lostKey(path, input);
  return lost === undefined
    ? { file, input }
    : unreadable(`line ${lost} has the key __proto__, which JavaScript keeps for itself and drops`, "use another name");
}

/** Line of a key `__proto__` whose value is a text or number: in braces that is no key, and leaves no trace. */
function lostKey(path: string, input: unknown): number | undefined {
  const line = readFileSync(path, "utf8")
    .split("\n")
    .findIndex((text) => /^(?!\s*(?:\/\/|\*))(?:(?!\/\/).)*(?<![\w$[])(["']?)__proto__\1\s*:/.test(text));
  return line < 0 || walk(plainCopy(input)).some(({ key }) => key === "__proto__") ? undefined : line + 1;
}

/** What looks like an environment under `config/environments/` and is not read, so that it does not vanish silently. */
function strays(entries: readonly Dirent[]): Problem[] {
  return entries.flatMap((entry): Problem[] => {
    const problem = (message: string, fix: string) => [
      { file: `${ENVIRONMENTS}/${entry.name}`, path: "", message, fix, severity: "error" as const },
    ];
    const [, name] = /^([^.].*)\.(?:[cm]?[jt]sx?|json)$/i.exec(entry.name) ?? [];
    if (isRead(entry.name) || /\.d\.[cm]?ts$/i.test(entry.name)) return [];
    if (name !== undefined) return problem("is not read", `name it ${name}.ts, or move it out of ${ENVIRONMENTS}`);
    if (!entry.isDirectory() || entry.name.startsWith(".")) return [];
    return problem(
      "is a folder, which is not read",
      `put its files into ${ENVIRONMENTS}, and what they share into config`,
    );
  });
}

const isRead = (name: string): boolean => name.endsWith(".ts") && !name.endsWith(".d.ts") && !name.startsWith(".");
