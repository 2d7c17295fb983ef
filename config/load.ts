import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { walk } from "./checks/walk";
import { plainCopy, show } from "./plain";
import type { Problem } from "./problem";
import { type Resolved, resolvePlatform, type Sources } from "./resolve";
import { hide, secretsIn } from "./secrets";
import type { SourceFile } from "./source-file";

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
  const environments = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .sort()
    .map((name) => load(root, `${ENVIRONMENTS}/${name}`, "environment"));
  return { account: load(root, "config/account.ts", "account"), environments };
}

function load(root: string, file: string, kind: "account" | "environment"): SourceFile {
  const define = kind === "account" ? "defineAccount" : "defineEnvironment";
  const unreadable = (message: string, fix: string): SourceFile => {
    const problem: Problem = { file, path: "", message, fix, severity: "error" };
    return { file, input: undefined, problem };
  };
  const path = join(root, file);
  if (!existsSync(path)) return unreadable("does not exist", `write it with ${define}; the README shows how`);
  let exported: unknown;
  try {
    exported = (require(path) as { default?: unknown }).default;
  } catch (error) {
    return unreadable(`cannot be loaded: ${reasonOf(error, path)}`, "correct the file");
  }
  if (typeof exported !== "object" || exported === null || (exported as { declares?: unknown }).declares !== kind) {
    return unreadable(`does not export what ${define} returns`, `end it with: export default ${define}({ … })`);
  }
  const { input } = exported as { readonly input: unknown };
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

/** The first line of what a file throws, without secrets, and which line of the file it is about. */
function reasonOf(error: unknown, path: string): string {
  const thrown = error instanceof Error ? error.message : `it throws ${show(plainCopy(error))}`;
  const message = hide(thrown, secretsIn(thrown));
  const [, syntaxLine, syntax] = /:(\d+):\d+: ERROR: (.+)/.exec(message) ?? [];
  const [text = ""] = (syntax ?? message).split("\n");
  const line = syntaxLine ?? lineIn(error, path);
  const reason = text === "" ? "it throws an error without a message" : text;
  return line === undefined ? reason : `line ${line}: ${reason}`;
}

/** Line of the file that an error comes from. */
function lineIn(error: unknown, path: string): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const at = stack.indexOf(`${path}:`);
  return at < 0 ? undefined : /^\d+/.exec(stack.slice(at + path.length + 1))?.[0];
}
