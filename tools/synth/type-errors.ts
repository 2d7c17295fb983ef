import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../config/problem";

/**
 * What the compiler says, without what it says at places that have a message already: the same mistake, in words that
 * are about types.
 * @param messages the compiler's output
 * @param problems what was found in the configuration
 * @param root folder that both name files from
 */
export function withoutReported(messages: string, problems: readonly Problem[], root: string): string {
  // A message goes on in lines that begin with spaces.
  const blocks = messages.split(/\n(?=\S)/);
  return blocks.filter((block) => !problems.some((problem) => isAbout(block, problem, root))).join("\n");
}

function isAbout(block: string, { file, path, message, severity }: Problem, root: string): boolean {
  const [, where = "", line = ""] = /^(.+?)\((\d+),\d+\): error /.exec(block) ?? [];
  if (severity !== "error" || where !== file) return false;
  const setting = path.split(".").findLast((segment) => !/^\d*$/.test(segment));
  const [value] = /^"(?:[^"\\]|\\.)*"/.exec(message) ?? [];
  const written = lineOf(join(root, where), Number(line));
  return (
    (setting !== undefined && (hasWord(written, setting) || block.includes(`'${setting}'`))) ||
    (value !== undefined && written.includes(value))
  );
}

function lineOf(path: string, line: number): string {
  return existsSync(path) ? (readFileSync(path, "utf8").split("\n")[line - 1] ?? "") : "";
}

const hasWord = (text: string, word: string): boolean =>
  text.split(/[^\w$-]+/).includes(word) || text.includes(JSON.stringify(word));
