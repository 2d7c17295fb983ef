import { isArray, type Value } from "../schema/value";

type Check = (value: string | number) => boolean;

/** The wording of the facts file → what it means. Several are joined with "and". */
const CHECKS: readonly (readonly [RegExp, (...args: string[]) => Check])[] = [
  [/^length (\d+)\.\.(\d+)$/, (min, max) => (v) => between(String(v).length, min, max)],
  [/^length >= (\d+)$/, (min) => (v) => String(v).length >= Number(min)],
  [/^(-?\d+)\.\.(-?\d+)$/, (min, max) => (v) => between(Number(v), min, max)],
  [/^>= (-?\d+)$/, (min) => (v) => Number(v) >= Number(min)],
  [
    /^regex (.+)$/,
    (pattern = "") =>
      (v) =>
        new RegExp(pattern).test(String(v)),
  ],
  [/^not empty$/, () => (v) => v !== ""],
  [/^not blank$/, () => (v) => String(v).trim() !== ""],
  [
    /^starts with (\S+)$/,
    (start = "") =>
      (v) =>
        String(v).startsWith(start),
  ],
  [
    /^none of (\S+)$/,
    (names = "") =>
      (v) =>
        !names.split(",").includes(String(v)),
  ],
  [/^base64$/, () => (v) => /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(String(v))],
  [/^https URL$/, () => (v) => /^https:\/\/\S+$/.test(String(v))],
  [/^URL with scheme https\/http$/, () => (v) => /^https?:\/\/\S+$/.test(String(v))],
  [/^IPv4 address or CIDR$/, () => (v) => /^(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?$/.test(String(v))],
  [/^AWS ARN/, () => (v) => /^arn:aws[\w-]*:/.test(String(v))],
  // Elsewhere in the workspace it may be anywhere. Source: provider 1.99.0, repos/resource_repo.go, validatePath.
  [/^under \/Repos\//, () => (v) => !/^\/Repos\//.test(String(v)) || /^\/Repos\/[^/]+\/[^/]+\/?$/.test(String(v))],
];

/** The parts of a check that a value fails, in the words of the facts file. Words without a meaning here pass. */
export function failedChecks(check: string, value: Value): string[] {
  const values = (isArray(value) ? value : [value]).filter(
    (item): item is string | number => typeof item === "string" || typeof item === "number",
  );
  return check.split(" and ").filter((part) => !values.every(meaning(part)));
}

function meaning(part: string): Check {
  for (const [pattern, make] of CHECKS) {
    const match = pattern.exec(part);
    if (match) return make(...match.slice(1));
  }
  return () => true;
}

function between(value: number, min: string | undefined, max: string | undefined): boolean {
  return value >= Number(min) && value <= Number(max);
}
