/** Major, minor, patch. */
type Version = readonly [number, number, number];

/** Versions that a constraint lets through, without single ones that it leaves out. */
export interface VersionRange {
  /** The oldest. */
  readonly from: string;
  /** The first that is too new; undefined where none is. */
  readonly below: string | undefined;
}

const PART = /^(=|!=|>|>=|<|<=|~>)?\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?$/;

/** Whether a text is a constraint as Terraform reads it, without versions before a release. */
export const isConstraint = (text: string): boolean => text.split(",").every((part) => PART.test(part.trim()));

/** The versions that a constraint, `>= 6.25.0, < 7.0.0`, lets through; undefined where it lets none. */
export function rangeOf(constraint: string): VersionRange | undefined {
  let [from, below]: [Version, Version | undefined] = [[0, 0, 0], undefined];
  for (const part of constraint.split(",")) {
    const bounds = boundsOf(part.trim());
    if (bounds.from !== undefined && order(bounds.from, from) > 0) from = bounds.from;
    if (bounds.below !== undefined && (below === undefined || order(bounds.below, below) < 0)) below = bounds.below;
  }
  if (below !== undefined && order(from, below) >= 0) return undefined;
  return { from: from.join("."), below: below?.join(".") };
}

interface Bounds {
  readonly from?: Version;
  readonly below?: Version;
}

function boundsOf(part: string): Bounds {
  const [, operator = "=", major = "0", minor, patch] = PART.exec(part) ?? [];
  const version: Version = [Number(major), Number(minor ?? 0), Number(patch ?? 0)];
  const next: Version = [version[0], version[1], version[2] + 1];
  switch (operator) {
    case "!=":
      return {};
    case ">":
      return { from: next };
    case ">=":
      return { from: version };
    case "<":
      return { below: version };
    case "<=":
      return { below: next };
    case "~>":
      // The last number that is written may grow.
      return { from: version, below: patch === undefined ? [version[0] + 1, 0, 0] : [version[0], version[1] + 1, 0] };
    default:
      return { from: version, below: next };
  }
}

/** Which of two versions is newer: above 0 where the first is. */
export function compareVersions(one: string, other: string): number {
  return order(numbers(one), numbers(other));
}

const numbers = (text: string): Version => {
  const [major = 0, minor = 0, patch = 0] = text.split(".").map(Number);
  return [major, minor, patch];
};

function order(one: Version, other: Version): number {
  const [index = 2] = [0, 1, 2].filter((at) => one[at] !== other[at]);
  return (one[index] ?? 0) - (other[index] ?? 0);
}
