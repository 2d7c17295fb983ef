import type { z } from "zod";
import { lenient, type Salvaged } from "./lenient";
import { show } from "./plain";
import type { Problem } from "./problem";
import { FIX_SEPARATOR } from "./schema/common";
import { closest } from "./spelling";
import { undefinedSetting, wording } from "./wording";

export interface Parsed<T> {
  /** The value with its defaults; undefined if anything is wrong with it. */
  readonly data: T | undefined;
  /** The value without its bad parts, so that later checks still see the good ones. */
  readonly salvaged: Salvaged<T>;
  readonly problems: readonly Problem[];
}

/**
 * Parses one file's value. What is wrong is reported and taken out, and the rest is kept, so that the
 * checks across fields and files run in the same go.
 * @param input plain data
 */
export function parseAndSalvage<S extends z.ZodType>(schema: S, file: string, input: unknown): Parsed<z.output<S>> {
  const parsed = schema.safeParse(input, { error: wording });
  if (parsed.success) return { data: parsed.data, salvaged: parsed.data as Salvaged<z.output<S>>, problems: [] };
  const { issues } = parsed.error;
  return {
    data: undefined,
    salvaged: salvage(schema, input, issues),
    problems: issues.flatMap((issue) => describe(file, issue, input)),
  };
}

function salvage<S extends z.ZodType>(
  schema: S,
  input: unknown,
  issues: readonly z.core.$ZodIssue[],
): Salvaged<z.output<S>> {
  if (!isObject(input) || Array.isArray(input)) return {} as Salvaged<z.output<S>>;
  const relaxed = lenient(schema);
  let rest = without(input, issues);
  // Taking something out can leave a union without the field that names its kind: then that goes too.
  for (let round = 0; round < 50; round++) {
    const parsed = relaxed.safeParse(rest, { error: wording });
    if (parsed.success) {
      // A default must not stand in for something that was written, but wrong.
      const wrong = issues.filter(({ path }) => !path.some((key) => typeof key === "number"));
      return without(parsed.data, wrong) as Salvaged<z.output<S>>;
    }
    rest = without(
      rest,
      parsed.error.issues.map((issue) => ({ path: existing(rest, issue.path) })),
    );
  }
  return {} as Salvaged<z.output<S>>;
}

/** A copy without the values at these places; a place that is not there changes nothing. */
function without(
  value: unknown,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string }[],
): unknown {
  const all = cuts(issues.filter(({ code }) => code !== "unrecognized_keys").map(({ path }) => path.map(String)));
  return all.isHere ? {} : cut(value, all);
}

/** What is taken out of a value: it as a whole, or something below its keys. */
interface Cuts {
  isHere: boolean;
  readonly below: Map<string, Cuts>;
}

function cuts(paths: readonly (readonly string[])[]): Cuts {
  const all: Cuts = { isHere: false, below: new Map() };
  for (const path of paths) {
    let at = all;
    for (const key of path) {
      const next = at.below.get(key) ?? { isHere: false, below: new Map() };
      at.below.set(key, next);
      at = next;
    }
    at.isHere = true;
  }
  return all;
}

/** Copies no more than what holds something that is taken out. */
function cut(from: unknown, { below }: Cuts): unknown {
  if (below.size === 0 || !isObject(from)) return from;
  const rest = Object.entries(from).flatMap(([key, item]): [string, unknown][] => {
    const inside = below.get(key);
    if (inside === undefined) return [[key, item]];
    return inside.isHere ? [] : [[key, cut(item, inside)]];
  });
  return Array.isArray(from) ? rest.map(([, item]) => item) : Object.fromEntries(rest);
}

/** The path, or where nothing is there, the deepest part of it where something is. */
function existing(root: unknown, path: readonly PropertyKey[]): PropertyKey[] {
  let holder = root;
  for (const [depth, key] of path.entries()) {
    if (!isObject(holder) || !Object.hasOwn(holder, key)) return path.slice(0, depth);
    holder = holder[String(key)];
  }
  return [...path];
}

function describe(file: string, issue: z.core.$ZodIssue, input: unknown): Problem[] {
  const meant = issue.code === "invalid_union" ? alternativeMeant(issue) : undefined;
  if (meant) return meant.flatMap((inner) => describe(file, { ...inner, path: [...issue.path, ...inner.path] }, input));
  const [, plainFix] = splitMessage(issue.message);
  const [what, fix] = splitMessage(isUndefined(input, issue) ? undefinedSetting(plainFix) : issue.message);
  // A schema's own sentence about the form of a text does not repeat the text.
  const value =
    issue.code === "invalid_format" && ["regex", "ipv4"].includes(issue.format) ? at(input, issue.path) : undefined;
  const message = typeof value === "string" && !what.includes(show(value)) ? `${show(value)} ${what}` : what;
  const error = (path: readonly PropertyKey[], how: string): Problem => ({
    file,
    path: path.map(String).join("."),
    message,
    fix: how,
    severity: "error",
  });
  if (issue.code !== "unrecognized_keys") return [error(issue.path, fix)];
  const known = fix.split(" ");
  return issue.keys.map((key) => {
    const similar = closest(key, known);
    return error(
      [...issue.path, key],
      similar === undefined ? `remove it; known here: ${known.join(", ")}` : `write ${similar} instead`,
    );
  });
}

/** Of several possible forms, the one that the value has, if there is just one: with something wrong inside. */
function alternativeMeant(issue: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | undefined {
  const inside = issue.errors.filter(
    (issues) => issues.length > 0 && issues.every(({ path, code }) => path.length > 0 || code === "unrecognized_keys"),
  );
  return inside.length === 1 ? inside[0] : undefined;
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) ? value[String(key)] : undefined), root);
}

/** What zod says of a required value that is undefined; a schema's own checks know more, and keep their words. */
const REQUIRED: readonly string[] = ["invalid_type", "invalid_value", "invalid_union"];

/** Written, but undefined. */
function isUndefined(root: unknown, { path, code }: z.core.$ZodIssue): boolean {
  const [holder, key] = [at(root, path.slice(0, -1)), path.at(-1)];
  if (!REQUIRED.includes(code) || key === undefined || !isObject(holder)) return false;
  return Object.hasOwn(holder, key) && holder[String(key)] === undefined;
}

function splitMessage(text: string): [message: string, fix: string] {
  const at = text.lastIndexOf(FIX_SEPARATOR);
  return at < 0 ? [text, "correct the value"] : [text.slice(0, at), text.slice(at + 1)];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
