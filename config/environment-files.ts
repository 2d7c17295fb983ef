import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "./problem";

/** Folder of the account's file, of environments, and of what they share. */
const CONFIG = "config";

/** Where environments lie by convention: what lies there is meant as one. */
const ENVIRONMENTS = "config/environments";

/** Where an environment of this name lies by convention. */
export const usualFile = (environment: string): string => `${ENVIRONMENTS}/${environment}.ts`;

/** A file that may declare an environment; whether it does, its export says. */
export interface Candidate {
  /** Relative to the project. */
  readonly file: string;
  /** Whether it lies where environments lie by convention, so that it is a mistake if it is none. */
  readonly isExpected: boolean;
  /** Whether it makes an environment at the start of a line, which it then has to export. */
  readonly makesOne: boolean;
}

export interface EnvironmentFiles {
  /** In name order. */
  readonly candidates: readonly Candidate[];
  /** What looks like an environment and is not read, so that none vanishes silently. */
  readonly problems: readonly Problem[];
}

/**
 * Files that may declare an environment, anywhere under `config/`. A look at the text tells them from others, so that
 * only these are loaded: the hundreds of files of this project's own code are not.
 * @param root folder of the project
 */
export function environmentFiles(root: string): EnvironmentFiles {
  const files = isFolder(join(root, CONFIG)) ? filesBelow(root, CONFIG) : [];
  return {
    candidates: files.flatMap((file) => candidate(root, file)).sort((a, b) => (a.file < b.file ? -1 : 1)),
    problems: [...noFolder(join(root, ENVIRONMENTS)), ...files.flatMap((file) => stray(root, file))],
  };
}

/** Files below a folder but for hidden ones; links to folders are left as they are, because they may lead in circles. */
function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      return entry.isDirectory() && !isRead(entry.name) ? filesBelow(root, file) : [file];
    });
}

function candidate(root: string, file: string): Candidate[] {
  if (!isRead(file) || file === "config/account.ts") return [];
  const isExpected = file.startsWith(`${ENVIRONMENTS}/`);
  const text = textOf(join(root, file));
  return isExpected || EXPORTS_ONE.test(text) || mentions(text)
    ? [{ file, isExpected, makesOne: MAKES_ONE.test(text) }]
    : [];
}

const mentions = (text: string): boolean => text.includes("defineEnvironment") && CALLS.test(text);

/** `export default …`, `export { dev as default }`, and what a compiler makes of them. */
const EXPORTS_ONE =
  /^[ \t]*(?:export\s+default\b|export\s*\{[^}]*\bdefault\b|(?:module\.)?exports(?:\.default\b|\s*=))/m;

/** A call, but not in a comment, and not where it is defined. */
const CALLS = /^(?!\s*(?:\/\/|\/?\*)).*(?<!function\s)\bdefineEnvironment\s*\(/m;

const MAKES_ONE = /^(?:const|let|var)\s+\w+\s*=\s*defineEnvironment\s*\(|^defineEnvironment\s*\(/m;

/** What looks like an environment by its name or its text, in a form that is not read. */
function stray(root: string, file: string): Problem[] {
  if (isRead(file) || /\.d\.[cm]?ts$/i.test(file)) return [];
  const inPlace = file.startsWith(`${ENVIRONMENTS}/`);
  const path = join(root, file);
  if (isLink(path) && isFolder(path)) {
    return inPlace ? [wrong(file, "is a link to a folder, which is not read", "put the files themselves there")] : [];
  }
  const [, name = ""] = /([^/]+)\.(?:[cm]?[jt]sx?|json)$/i.exec(file) ?? [];
  const fix = `name it ${name}.ts`;
  if (name === "") return [];
  if (inPlace) return [wrong(file, "is not read", `${fix}, or move it out of ${ENVIRONMENTS}`)];
  return mentions(textOf(path)) ? [wrong(file, "declares an environment, and is not read", fix)] : [];
}

/** A project may be without the folder, but something else in its place is a mistake. */
function noFolder(folder: string): Problem[] {
  if (isFolder(folder) || (!existsSync(folder) && !isLink(folder))) return [];
  const message = isLink(folder) ? "is a link that leads to no folder" : "is no folder";
  return [wrong(ENVIRONMENTS, message, "make it a folder, or remove it")];
}

const isRead = (file: string): boolean => file.endsWith(".ts") && !file.endsWith(".d.ts");

/** Whether a path is a symbolic link, wherever it leads. */
export const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** Links count for what they lead to; one may lead to itself, which does not exist then. */
const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** What is no file has no text: reading a pipe would wait for ever. */
const textOf = (path: string): string =>
  existsSync(path) && statSync(path).isFile() ? readFileSync(path, "utf8") : "";

/** A file that is wrong as a whole. */
export const wrong = (file: string, message: string, fix: string): Problem => ({
  file,
  path: "",
  message,
  fix,
  severity: "error",
});
