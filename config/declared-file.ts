import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { walk } from "./checks/walk";
import type { Declared } from "./define";
import { type Candidate, isLink } from "./environment-files";
import { type Origins, withFiles } from "./origins";
import { isShared } from "./parts";
import { plainCopy } from "./plain";
import type { SourceFile } from "./source-file";
import type { Fault } from "./taken-domains";
import { reasonOf, runUserCode } from "./user-code";

type What = "account" | "environment";

/** What a file was found to give, before it is looked at. */
interface Given {
  readonly input: unknown;
  readonly origins?: Origins;
  readonly faults?: readonly Fault[];
}

/**
 * What the account's file declares.
 * @param root folder of the project
 * @param file relative to it
 */
export function accountIn(root: string, file: string): SourceFile {
  return read(root, file, "account", (exported, path) => {
    const given = givenBy(defaultOf(exported), "account", path);
    return given === undefined ? notExported(file, "account") : sourceOf(root, file, given);
  });
}

/** What a file that may be an environment's turned out to be. */
export interface EnvironmentIn {
  /** Undefined for a file of parts, constants or functions, which others take. */
  readonly source: SourceFile | undefined;
  /** What environments say that it exports by names, which nobody reads there. */
  readonly byName: readonly unknown[];
}

/**
 * What a file declares that may be an environment's.
 * @param root folder of the project
 */
export function environmentIn(root: string, { file, isExpected }: Candidate): EnvironmentIn {
  let byName: readonly unknown[] = [];
  const source = read(root, file, "environment", (exported, path) => {
    const declared = defaultOf(exported);
    const given = givenBy(declared, "environment", path);
    byName = byNameIn(exported).filter((one) => one !== given?.input);
    if (given !== undefined) return sourceOf(root, file, given);
    const isLost =
      declared === undefined ? isExpected && !EXPORTS.test(readFileSync(path, "utf8")) : looksLikeOne(declared);
    const isOther = isExpected && declared !== undefined && !isShared(declared);
    return isLost || isOther ? notExported(file, "environment") : undefined;
  });
  return { source, byName };
}

/** Whether anything at all is exported, a type for example, of which nothing is left when it runs. */
const EXPORTS = /^\s*(?:export\b|(?:module\.)?exports\b)/m;

/** What was meant for `defineEnvironment`, and does not go through it. */
const looksLikeOne = (value: unknown): boolean =>
  isObject(value) && typeof value !== "function" && "awsAccountId" in value && "network" in value;

/** Loads a file, and has a look at what it exports. */
function read<T>(root: string, file: string, what: What, look: (exported: unknown, path: string) => T): T | SourceFile {
  const path = join(root, file);
  if (!existsSync(path)) {
    return isLink(path)
      ? unreadable(file, "is a link that leads nowhere", "remove it, or make what it leads to")
      : unreadable(file, "does not exist", `write it with ${DEFINE[what]}; the README shows how`);
  }
  if (statSync(path).isDirectory()) return unreadable(file, "is a folder", `write a file there with ${DEFINE[what]}`);
  try {
    // Also reading what is exported runs code of the file, where it has getters.
    return runUserCode(() => look(require(path), path));
  } catch (error) {
    return unreadable(file, `cannot be loaded: ${reasonOf(error, path)}`, "correct the file");
  }
}

/** The function that declares it. */
export const DEFINE: Readonly<Record<What, string>> = { account: "defineAccount", environment: "defineEnvironment" };

function unreadable(file: string, message: string, fix: string): SourceFile {
  return { file, input: undefined, problem: { file, path: "", message, fix, severity: "error" } };
}

const notExported = (file: string, what: What): SourceFile =>
  unreadable(
    file,
    `does not export what ${DEFINE[what]} returns`,
    `end it with: export default ${DEFINE[what]}({ … })`,
  );

function sourceOf(root: string, file: string, { input, origins, faults = [] }: Given): SourceFile {
  const path = join(root, file);
  for (const said of new Set(origins?.files ?? [path])) {
    const line = lostKey(said, input);
    if (line === undefined) continue;
    const where = said === path ? `line ${line}` : `${inProject(root, said)}, line ${line},`;
    return unreadable(
      file,
      `${where} has the key __proto__, which JavaScript keeps for itself and drops`,
      "use another name",
    );
  }
  return {
    file,
    input,
    faults: faults.map((fault) => ({ file, ...fault, severity: "error" })),
    ...(origins && { origins: withFiles(origins, (said) => inProject(root, said)) }),
  };
}

const defaultOf = (exported: unknown): unknown => (isObject(exported) ? Reflect.get(exported, "default") : undefined);

function givenBy(declared: unknown, what: What, path: string): Given | undefined {
  if (!isDeclared(declared, what)) return undefined;
  const { input, origins, faults } = declared;
  return { input, ...(faults && { faults }), ...(origins && { origins: withFiles(origins, (said) => said ?? path) }) };
}

/** What environments say that are exported, by whatever name. */
const byNameIn = (exported: unknown): unknown[] =>
  isObject(exported)
    ? Object.values(exported).flatMap((one) => (isDeclared(one, "environment") ? [one.input] : []))
    : [];

const isDeclared = <Kind extends What>(value: unknown, what: Kind): value is Declared<Kind, unknown> =>
  isObject(value) && Reflect.get(value, "declares") === what;

/** Path of a file as messages print it: from the folder of the project, with `/`. */
function inProject(root: string, file: string): string {
  return relative(realpathSync(root), realpathSync(file)).split(sep).join("/");
}

/** Line of a key `__proto__` whose value is a text or number: in braces that is no key, and leaves no trace. */
function lostKey(path: string, input: unknown): number | undefined {
  const line = readFileSync(path, "utf8")
    .split("\n")
    .findIndex((text) => /^(?!\s*(?:\/\/|\*))(?:(?!\/\/).)*(?<![\w$[])(["']?)__proto__\1\s*:/.test(text));
  return line < 0 || walk(plainCopy(input)).some(({ key }) => key === "__proto__") ? undefined : line + 1;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
