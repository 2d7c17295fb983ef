import { dirname } from "node:path";
import { run } from "./run";

/**
 * Node.js lines with long-term support that bytes are compared for, beside 20, which the tests run on: the newest of
 * each in npm's package `node`, as of 2026-11.
 */
export const NODE_VERSIONS = ["22.23.3", "24.21.0", "26.10.0"] as const;

/**
 * An environment in which `node` is this version, which npm's package `node` brings.
 * @param root folder with the npm settings to use
 */
export function withNode(root: string, version: string): Readonly<Record<string, string>> {
  const where = ["--yes", `--package=node@${version}`, "--", "node", "-p", "process.version + ' ' + process.execPath"];
  const printed = run({ command: "npx", args: where, cwd: root }).trim();
  const [found, path = ""] = printed.split(" ", 2);
  if (found !== `v${version}`) throw new Error(`npm's package node@${version} brought ${printed}`);
  return { PATH: `${dirname(path)}:${process.env.PATH ?? ""}` };
}
