import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { walk } from "./checks/walk";
import type { Declared } from "./define";
import { type Origins, withFiles } from "./origins";
import { isShared } from "./parts";
import { plainCopy } from "./plain";
import type { Problem } from "./problem";
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
 * What a file declares.
 * @param root folder of the project
 * @param file relative to it
 * @returns undefined for a file that holds nothing but parts, which others take
 */
export function declaredIn(root: string, file: string, what: What): SourceFile | undefined {
  const define = what === "account" ? "defineAccount" : "defineEnvironment";
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
  let given: Given | "parts" | undefined;
  try {
    // Also reading what is exported runs code of the file, where it has getters.
    given = runUserCode(() => givenBy(require(path), what, path));
  } catch (error) {
    return unreadable(`cannot be loaded: ${reasonOf(error, path)}`, "correct the file");
  }
  if (given === "parts" && what === "environment") return undefined;
  if (given === undefined || given === "parts") {
    return unreadable(`does not export what ${define} returns`, `end it with: export default ${define}({ … })`);
  }
  const { input, origins, faults = [] } = given;
  for (const said of new Set(origins?.files ?? [path])) {
    const line = lostKey(said, input);
    if (line === undefined) continue;
    const where = said === path ? `line ${line}` : `${inProject(root, said)}, line ${line},`;
    return unreadable(
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

/** Whether a path is a symbolic link, wherever it leads. */
export const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

function givenBy(exported: unknown, what: What, path: string): Given | "parts" | undefined {
  if (!isObject(exported)) return undefined;
  const declared = Reflect.get(exported, "default");
  if (!isObject(declared) || Reflect.get(declared, "declares") !== what) {
    return Object.values(exported).some(isShared) ? "parts" : undefined;
  }
  const { input, origins, faults } = declared as Declared<What, unknown>;
  return { input, ...(faults && { faults }), ...(origins && { origins: withFiles(origins, (said) => said ?? path) }) };
}

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
