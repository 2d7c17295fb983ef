import { at, isArray, isObject, type ObjectValue, type Value } from "../schema/value";

/** Says whether a provider sees no difference between what is there and what is wanted. Neither is null. */
type Ignores = (prior: Value, next: Value, holder: ObjectValue) => boolean;

const never: Ignores = () => false;
const always: Ignores = () => true;
const ignoringCase: Ignores = (prior, next) => text(prior).toLowerCase() === text(next).toLowerCase();
const ignoring =
  (pattern: RegExp): Ignores =>
  (prior, next) =>
    text(prior).replace(pattern, "") === text(next).replace(pattern, "");
const trailingSlash = ignoring(/\/+$/);
const workspacePrefix = ignoring(/^\/Workspace(?=\/)/);

const ACCESS_MODES: Readonly<Record<string, string>> = {
  DATA_SECURITY_MODE_DEDICATED: "SINGLE_USER",
  DATA_SECURITY_MODE_STANDARD: "USER_ISOLATION",
};
const accessMode = (value: Value) => ACCESS_MODES[text(value)] ?? text(value);

/** Kinds of differences by the names that the facts files have for them. What is not here is seen. */
const KINDS: Readonly<Record<string, Ignores>> = {
  "any change": always,
  "any change after creation": always,
  case: ignoringCase,
  "unset, or case": ignoringCase,
  "trailing slash": trailingSlash,
  "trailing slash, or unset in config": trailingSlash,
  whitespace: ignoring(/\s+/g),
  "JSON whitespace": (prior, next) => canonicalJson(prior) === canonicalJson(next),
  "trailing zeros": (prior, next) => Number(text(prior)) === Number(text(next)),
  "/Workspace prefix": workspacePrefix,
  "/Workspace prefix, or unset in config": workspacePrefix,
  "false to true": (prior, next) => prior === false && next === true,
  "config says auto": (_, next) => next === "auto",
  "new value is a prefix of the stored one": (prior, next) => text(prior).startsWith(text(next)),
  "new value does not end with the stored one": (prior, next) => !text(next).endsWith(text(prior)),
  "unset, or an alias of the same mode (SINGLE_USER=DEDICATED, USER_ISOLATION=STANDARD, AUTO)": (prior, next) =>
    accessMode(prior) === accessMode(next) || next === "DATA_SECURITY_MODE_AUTO",
};

/** True where the provider plans no change from one value to another. */
export function ignoresChange(kind: string | undefined, prior: Value, next: Value, holder: ObjectValue): boolean {
  if (kind === undefined || !isSet(prior) || !isSet(next)) return false;
  return (KINDS[kind] ?? never)(prior, next, holder);
}

/** True where the provider leaves a value alone that has gone from the configuration. */
export function ignoresRemoval(kind: string | undefined): boolean {
  return (
    kind !== undefined && (kind.startsWith("unset") || kind.endsWith("or unset in config")) && kind !== "unset to false"
  );
}

function isSet(value: Value): boolean {
  return value !== null && !(isArray(value) && value.length === 0);
}

function text(value: Value): string {
  return isArray(value) || isObject(value) ? JSON.stringify(value) : String(value);
}

function canonicalJson(value: Value): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text(value)) as Value));
  } catch {
    return text(value);
  }
}

function sorted(value: Value): Value {
  if (isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(at(value, key))]),
  );
}
