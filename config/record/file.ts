import type { Problem } from "../problem";
import { FATES, isCompany, isThing, type RecordLine } from "./line";

/** Where records are, in the project. */
export const RECORDS = "deployed";

/** Name of the record of the Databricks account; no environment can be called so. */
export const ACCOUNT_RECORD = "account";

export const recordFile = (name: string): string => `${RECORDS}/${name}.jsonl`;

/** A record as it lies in the project. */
export interface RecordFile {
  /** Of the environment; `account` for the Databricks account. */
  readonly name: string;
  readonly lines: readonly RecordLine[];
  /** Lines that are none. */
  readonly problems: readonly Problem[];
}

/** Reads a record: one JSON object a line. */
export function parseRecord(name: string, text: string): RecordFile {
  const problems: Problem[] = [];
  const lines = text.split(/\r?\n/).flatMap((line, index): RecordLine[] => {
    if (line.trim() === "") return [];
    const read = parsed(line);
    if (read !== undefined) return [read];
    problems.push({
      file: recordFile(name),
      path: `line ${index + 1}`,
      message: "is no line of a record",
      fix: `resolve the merge, or take the file from version control and run npm run record -- ${name}`,
      severity: "error",
    });
    return [];
  });
  return { name, lines: united(lines), problems };
}

/** A record as text: sorted, one line each, so that branches which add lines merge. */
export const recordText = (lines: readonly RecordLine[]): string =>
  united(lines)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");

function parsed(text: string): RecordLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

function isLine(line: unknown): line is RecordLine {
  if (typeof line !== "object" || line === null || !("key" in line) || typeof line.key !== "string") return false;
  if ("retired" in line && !FATES.some((fate) => fate === line.retired)) return false;
  if ("existing" in line) return line.existing === true;
  if ("at" in line) {
    return typeof line.at === "string" && (!("fixed" in line) || isObject(line.fixed));
  }
  return (
    "stack" in line &&
    typeof line.stack === "string" &&
    "with" in line &&
    Array.isArray(line.with) &&
    line.with.every((address) => typeof address === "string")
  );
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

/** Lines in order, each once. A merge of two branches leaves both versions of a line that both changed. */
function united(lines: readonly RecordLine[]): RecordLine[] {
  const byPlace = new Map<string, RecordLine>();
  for (const line of lines) {
    const place = `${line.key}\n${placeIn(line)}`;
    const other = byPlace.get(place);
    byPlace.set(place, other === undefined ? line : merged(other, line));
  }
  return [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** What tells lines of one setting apart, in their order. What stays of a stack and what left it are two. */
function placeIn(line: RecordLine): string {
  if (isThing(line)) return `0${line.at}`;
  return isCompany(line) ? `1${line.stack}\n${line.retired ?? ""}` : "2";
}

/** Of two lines of one place: the addresses of both, else the later one. */
function merged(first: RecordLine, second: RecordLine): RecordLine {
  if (!isCompany(first) || !isCompany(second)) return second;
  return { ...second, with: [...new Set([...first.with, ...second.with])].sort() };
}
