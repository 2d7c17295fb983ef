import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Problem } from "../../config/problem";
import { settingAtPlace } from "./setting-at";

/** First line of a message: file, line, column. Those that follow are indented. */
const FIRST_LINE = /^(.+?)\((\d+),(\d+)\): /;

/**
 * The compiler's messages without those at a place that a problem names already: they are the same mistake, said longer.
 * @param root folder that the compiler's paths start from
 * @param problems with their files as paths from there too
 */
export function withoutKnown(messages: string, problems: readonly Problem[], root: string): string {
  let isKnown = false;
  return messages
    .split(/(?<=\n)/)
    .filter((line) => {
      const [, file, row, column] = FIRST_LINE.exec(line) ?? [];
      if (file !== undefined) isKnown = isNamed(root, file, Number(row), Number(column), problems);
      return !isKnown;
    })
    .join("");
}

function isNamed(root: string, file: string, line: number, column: number, problems: readonly Problem[]): boolean {
  const mine = problems.filter(
    (problem) =>
      problem.severity === "error" && (problem.file === file || problem.origin?.files.includes(file) === true),
  );
  if (mine.length === 0) return false;
  const path = resolve(root, file);
  const place = existsSync(path) ? settingAtPlace(readFileSync(path, "utf8"), line, column)?.join(".") : undefined;
  return place !== undefined && mine.some((problem) => belongTogether(place, problem.path));
}

/** The compiler names what is around a mistake or inside of it; the file as a whole is around everything. */
function belongTogether(place: string, path: string): boolean {
  if (place === "") return !path.includes(".");
  return path === place || path.startsWith(`${place}.`) || place.startsWith(`${path}.`);
}
