import type { z } from "zod";
import { FIX_SEPARATOR } from "./schema/common";
import type { Problem } from "./problem";

export interface Parsed<T> {
  /** The value without its bad parts, so that later checks still see the good ones; undefined if nothing was left. */
  readonly data: T | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Parses one file's value. Where something is wrong it is reported, taken out, and the rest parsed
 * again, so that the checks across fields and files run in the same go.
 */
export function parseAndSalvage<S extends z.ZodType>(schema: S, file: string, input: unknown): Parsed<z.output<S>> {
  const first = schema.safeParse(input);
  if (first.success) return { data: first.data, problems: [] };

  const problems = first.error.issues.flatMap((issue) => describe(file, issue, input));
  let rest: unknown = structuredClone(input);
  let issues = first.error.issues;
  // Every round removes at least one value, so this ends; the bound only guards against a schema that never accepts.
  for (let round = 0; round < 50; round++) {
    rest = issues.reduce(remove, rest);
    const again = schema.safeParse(rest);
    if (again.success) return { data: again.data, problems };
    if (again.error.issues.some((issue) => issue.path.length === 0 && issue.code !== "unrecognized_keys")) break;
    issues = again.error.issues;
  }
  return { data: undefined, problems };
}

/** Takes out what an issue is about: unknown keys, a bad value, or, where a required value is missing, what it is missing from. */
function remove(root: unknown, issue: z.core.$ZodIssue): unknown {
  if (issue.code === "unrecognized_keys") {
    const holder = at(root, issue.path);
    for (const key of issue.keys) if (isObject(holder)) delete holder[key];
    return root;
  }
  let path = [...issue.path];
  while (path.length > 0 && !has(root, path)) path = path.slice(0, -1);
  const last = path.at(-1);
  const holder = at(root, path.slice(0, -1));
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (isObject(holder) && last !== undefined) delete holder[String(last)];
  return root;
}

function describe(file: string, issue: z.core.$ZodIssue, input: unknown): Problem[] {
  const path = issue.path.map(String).join(".");
  const error = (where: string, message: string, fix: string): Problem => ({
    file,
    path: where,
    message,
    fix,
    severity: "error",
  });
  const [what, fix] = issue.message.split(FIX_SEPARATOR);
  if (what !== undefined && fix !== undefined) return [error(path, what, fix)];

  const value = JSON.stringify(at(input, issue.path));
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        error(
          [path, key].filter((p) => p !== "").join("."),
          "is not a known setting",
          "remove it, or correct its spelling; your editor lists the known ones",
        ),
      );
    case "invalid_type":
      return value === undefined
        ? [error(path, "is missing", `add it (${issue.expected})`)]
        : [error(path, `must be ${article(issue.expected)}, but is ${value}`, `write ${article(issue.expected)}`)];
    case "invalid_value":
      return [
        error(
          path,
          value === undefined ? "is missing" : `${value} is not one of the possible values`,
          `use ${list(issue.values)}`,
        ),
      ];
    case "invalid_union":
      return [
        error(path, `${value} does not name a known ${String(issue.discriminator ?? "alternative")}`, unionFix(issue)),
      ];
    case "invalid_key": {
      const [keyWhat, keyFix] = (issue.issues[0]?.message ?? "").split(FIX_SEPARATOR);
      return [error(path, `the key ${keyWhat || "is not valid"}`, keyFix ?? "correct the key")];
    }
    case "too_small":
      return [error(path, `${value ?? "it"} is too small`, `use at least ${issue.minimum}`)];
    case "too_big":
      return [error(path, `${value ?? "it"} is too large`, `use at most ${issue.maximum}`)];
    default:
      return [error(path, issue.message, "correct the value")];
  }
}

function unionFix(issue: z.core.$ZodIssueInvalidUnion): string {
  const options = (issue as { options?: readonly unknown[] }).options;
  return options === undefined ? "use one of the documented forms" : `use ${list(options)}`;
}

function list(values: readonly unknown[]): string {
  return values.length === 1 ? JSON.stringify(values[0]) : `one of ${values.map((v) => JSON.stringify(v)).join(", ")}`;
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) ? value[String(key)] : undefined), root);
}

function has(root: unknown, path: readonly PropertyKey[]): boolean {
  const holder = at(root, path.slice(0, -1));
  return isObject(holder) && Object.hasOwn(holder, String(path.at(-1)));
}
