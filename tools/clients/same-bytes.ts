import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** How two folders of output differ. */
export interface Difference {
  /** Files compared. */
  readonly files: number;
  /** Versions and sources of providers that differ, `6.25.0 → 6.66.0`. */
  readonly declared: readonly string[];
  /** Everything else that differs: file, line and both texts. */
  readonly others: readonly string[];
}

/** What stands in a line of its own: the version of a provider or of cdktf, and where a provider comes from. */
const DECLARED = /^(\s*"(?:version|source)": )"([\w./-]+)"(,?)$/;

/** How a file is read: as it is, or laid out anew, so that only what it says is compared. */
export const asIs = (text: string): string => text;
export const laidOut = (text: string): string => JSON.stringify(JSON.parse(text), null, 2);

/** Compares two syntheses line by line, those with a version or the source of a provider apart. */
export function compareOutput(one: string, other: string, read: (text: string) => string = asIs): Difference {
  const names = [...new Set([...filesIn(one), ...filesIn(other)])].sort();
  const declared = new Set<string>();
  const others: string[] = [];
  for (const name of names) {
    const [mine, theirs] = [linesOf(join(one, name), read), linesOf(join(other, name), read)];
    if (mine === undefined || theirs === undefined) {
      others.push(`${name} is in one of both only`);
      continue;
    }
    for (let line = 0; line < Math.max(mine.length, theirs.length); line++) {
      const [left = "(no line)", right = "(no line)"] = [mine[line], theirs[line]];
      if (left === right) continue;
      const change = declaredChange(left, right);
      if (change === undefined) others.push(`${name}:${line + 1}: ${left.trim()} → ${right.trim()}`);
      else declared.add(change);
    }
  }
  return { files: names.length, declared: [...declared].sort(), others };
}

function declaredChange(left: string, right: string): string | undefined {
  const [, before, from, after] = DECLARED.exec(left) ?? [];
  const [, beforeToo, to, afterToo] = DECLARED.exec(right) ?? [];
  if (from === undefined || to === undefined || before !== beforeToo || after !== afterToo) return undefined;
  return `${from} → ${to}`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

function linesOf(file: string, read: (text: string) => string): string[] | undefined {
  return existsSync(file) ? read(readFileSync(file, "utf8")).split("\n") : undefined;
}

const SHOWN = 20;

/** The first differences, one a line. */
export function differencesText(others: readonly string[]): string {
  const more = others.length > SHOWN ? [`… and ${others.length - SHOWN} more`] : [];
  return [...others.slice(0, SHOWN), ...more].join("\n");
}
