import type { Origin } from "./origins";

/** One thing that is wrong, or doubtful, in the configuration. */
export interface Problem {
  /** File that the user edits, relative to the project, for example `config/environments/dev.ts`. */
  readonly file: string;
  /** Dotted path inside that file, for example `network.cidr`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, one sentence without the closing full stop. */
  readonly message: string;
  /** What to do about it, one sentence without the closing full stop. */
  readonly fix: string;
  /** Errors stop the synthesis; warnings are printed and go on. */
  readonly severity: "error" | "warning";
  /** Who says what is there, where that is not the file alone. */
  readonly origin?: Origin;
}

/** The line of a file that a setting is on, where it can be found. */
export type LineIn = (file: string, segments: readonly string[]) => number | undefined;

/** `file: path: what is wrong. Fix: what to do.` With other files that say it after the path. */
export const formatProblem = (problem: Problem): string => format(problem, () => undefined);

function format(problem: Problem, lineIn: LineIn): string {
  const path = shortened(problem.path, LONGEST.path);
  const where = `${path === "" ? problem.file : `${problem.file}: ${path}`}${saidBy(problem, lineIn)}`;
  return oneLine(
    `${where}: ${shortened(problem.message, LONGEST.text)}. Fix: ${shortened(problem.fix, LONGEST.text)}.`,
  );
}

/** ` (from config/shared/company.ts:12, over config/shared/small.ts:4)` */
function saidBy({ file, origin }: Problem, lineIn: LineIn): string {
  const [first, ...others] = origin?.files ?? [];
  if (origin === undefined || first === undefined || (first === file && others.length === 0)) return "";
  const place = (name: string, index: number) => {
    const line = lineIn(name, origin.paths?.[index] ?? origin.segments);
    return line === undefined ? name : `${name}:${line}`;
  };
  const own = lineIn(file, origin.segments);
  const from = first !== file ? `from ${place(first, 0)}` : own === undefined ? "from here" : `line ${own}`;
  return ` (${from}${others.length === 0 ? "" : `, ${origin.together ? "with" : "over"} ${others.map((name, index) => place(name, index + 1)).join(", ")}`})`;
}

/** Characters of a problem that are printed: what somebody has written may be a whole book. */
const LONGEST = { path: 300, text: 1000 } as const;

/** The beginning and the end of what is longer. */
function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 100)} … ${text.slice(-90)}`;
}

/** A key may hold a line break, which would look like another problem, or turn the direction of all that follows. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (c) =>
    [...Array(c.length).keys()].map((at) => `\\u${c.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  );
}

/** Orders by file, then path, then message, so that two runs print the same list. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((p) => [[p.file, p.path, p.message, p.severity].join("\u0000"), p]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, problem]) => problem);
}

/** So many problems are all shown, each on a line. */
const MOST_LINES = 200;
/** Of more, so many of each sort. */
const MOST_OF_A_SORT = 5;

/**
 * The lines that tell of a list of problems. Where there are very many, errors come first, and of those that differ in
 * names and numbers alone the first few are shown, with how many more there are.
 */
export function problemLines(problems: readonly Problem[], lineIn: LineIn = () => undefined): string[] {
  const line = (problem: Problem): string =>
    `${problem.severity === "warning" ? "warning: " : ""}${format(problem, lineIn)}`;
  if (problems.length <= MOST_LINES) return problems.map(line);
  const sorts = new Map<string, Problem[]>();
  for (const problem of [...problems].sort(
    (a, b) => Number(a.severity > b.severity) - Number(a.severity < b.severity),
  )) {
    const alike = sorts.get(sortOf(problem));
    if (alike === undefined) sorts.set(sortOf(problem), [problem]);
    else alike.push(problem);
  }
  const lines = [...sorts.values()].flatMap((alike) => someOf(alike, line));
  const shown = lines.slice(0, MOST_LINES);
  return shown.length === lines.length
    ? shown
    : [...shown, `There are ${problems.length} problems; the others are shown once these are mended.`];
}

function someOf(alike: readonly Problem[], line: (problem: Problem) => string): string[] {
  const [last, ...more] = alike.slice(MOST_OF_A_SORT - 1);
  if (last === undefined || more.length === 0) return alike.map(line);
  const { path } = more[0] ?? last;
  return [
    ...alike.slice(0, MOST_OF_A_SORT).map(line),
    oneLine(`  … and ${more.length} more like the last, from ${path === "" ? last.file : path} on`),
  ];
}

/** The same for problems that differ in names and numbers alone. */
function sortOf({ file, path, message, fix, severity }: Problem): string {
  const [section = "", ...keys] = path.split(".");
  const names = new Set(keys);
  const shape = `${message}. ${fix}`
    .replace(/"[^"]*"/g, '""')
    .replace(/[^\s"(),:;]+/g, (word) => (names.has(word) ? "…" : word))
    .replace(/\d+/g, "0");
  return [severity, file, section, shape].join("\u0000");
}

/** Thrown when the configuration has errors; carries every one of them. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problemLines(problems).join("\n"));
    this.name = "ConfigError";
  }
}
