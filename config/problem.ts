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
}

/** `file: path: what is wrong. Fix: what to do.` */
export function formatProblem(problem: Problem): string {
  const path = shortened(problem.path, LONGEST.path);
  const where = path === "" ? problem.file : `${problem.file}: ${path}`;
  return oneLine(
    `${where}: ${shortened(problem.message, LONGEST.text)}. Fix: ${shortened(problem.fix, LONGEST.text)}.`,
  );
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
  const key = (p: Problem) => [p.file, p.path, p.message].join("\u0000");
  const unique = new Map(problems.map((p) => [`${p.severity}\u0000${key(p)}`, p]));
  return [...unique.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Thrown when the configuration has errors; carries every one of them. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ConfigError";
  }
}
