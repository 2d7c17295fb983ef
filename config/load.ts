import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "./problem";
import { type Resolved, resolvePlatform, type SourceFile } from "./resolve";

/**
 * Reads `config/account.ts` and every file under `config/environments/`, in name order.
 * @param root folder of the project
 * @throws ConfigError with all the problems of all the files
 */
export function loadPlatform(root: string): Resolved {
  const environments = readdirSync(join(root, "config/environments"))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .sort()
    .map((name) => load(root, `config/environments/${name}`, "environment"));
  return resolvePlatform({ account: load(root, "config/account.ts", "account"), environments });
}

function load(root: string, file: string, kind: "account" | "environment"): SourceFile {
  const define = kind === "account" ? "defineAccount" : "defineEnvironment";
  const fail = (message: string, fix: string): never => {
    throw new ConfigError([{ file, path: "", message, fix, severity: "error" }]);
  };
  const path = join(root, file);
  if (!existsSync(path)) return fail("does not exist", `write it with ${define}; the README shows how`);
  let exported: unknown;
  try {
    exported = (require(path) as { default?: unknown }).default;
  } catch (error) {
    return fail(
      `cannot be loaded: ${String(error instanceof Error ? error.message : error).split("\n")[0]}`,
      "correct the file",
    );
  }
  if (typeof exported !== "object" || exported === null || (exported as { declares?: unknown }).declares !== kind) {
    return fail(`does not export what ${define} returns`, `end it with: export default ${define}({ … })`);
  }
  return { file, input: (exported as { input: unknown }).input };
}
