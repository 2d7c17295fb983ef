import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "./problem";
import { type Resolved, resolvePlatform, type Sources } from "./resolve";
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
    return unreadable(`cannot be loaded: ${reasonOf(error)}`, "correct the file");
  }
  if (typeof exported !== "object" || exported === null || (exported as { declares?: unknown }).declares !== kind) {
    return unreadable(`does not export what ${define} returns`, `end it with: export default ${define}({ … })`);
  }
  return { file, input: (exported as { input: unknown }).input };
}

/** The first line of an error; of one in the syntax, the line of the file and what is wrong there. */
function reasonOf(error: unknown): string {
  const message = String(error instanceof Error ? error.message : error);
  const [, line, reason] = /:(\d+):\d+: ERROR: (.+)/.exec(message) ?? [];
  return reason === undefined ? (message.split("\n")[0] ?? "") : `line ${line}: ${reason}`;
}
