import { at, Dynamic, isArray, isObject, isUnknown, type ObjectValue, type Value } from "../schema/value";

/** One value found in an object. */
export interface Found {
  /** Dotted names without indexes: `vpc_config.subnet_ids`. */
  readonly path: string;
  readonly value: Value;
}

/**
 * Every value that a dotted path leads to, through lists, sets, maps and blocks; the items of a list one by one.
 * `**.name` finds the name at any depth. What is null or absent is not found.
 */
export function valuesAt(object: ObjectValue, path: string): Found[] {
  if (path.startsWith("**.")) return named(object, path.slice(3), "");
  return follow(object, path.split("."), path);
}

/** The known texts among them; ids that are numbers as their digits. */
export function textsAt(object: ObjectValue, path: string): string[] {
  return valuesAt(object, path).flatMap(({ value }) => textOf(value) ?? []);
}

/** A name or id as text; undefined for what is empty, unknown or no scalar. */
export function textOf(value: Value | undefined): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  return typeof value === "number" || typeof value === "bigint" ? String(value) : undefined;
}

/** The first object below a block's name, `vpc_config`; undefined without the block. */
export function blockOf(object: ObjectValue | null | undefined, name: string): ObjectValue | undefined {
  const value = at(object, name);
  const item = isArray(value) ? value[0] : value;
  return isObject(item) ? item : undefined;
}

/** The items of a list, set or block. */
export function itemsOf(object: ObjectValue | null | undefined, name: string): readonly ObjectValue[] {
  const value = at(object, name);
  if (isObject(value)) return [value];
  return isArray(value) ? value.filter(isObject) : [];
}

function follow(value: Value, names: readonly string[], path: string): Found[] {
  if (value === null || isUnknown(value)) return [];
  if (value instanceof Dynamic) return follow(value.value, names, path);
  if (isArray(value)) return value.flatMap((item) => follow(item, names, path));
  const [name, ...rest] = names;
  if (name === undefined) return [{ path, value }];
  return isObject(value) ? follow(at(value, name), rest, path) : [];
}

function named(value: Value, name: string, prefix: string): Found[] {
  if (value instanceof Dynamic) return named(value.value, name, prefix);
  if (isArray(value)) return value.flatMap((item) => named(item, name, prefix));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    return key === name ? follow(inner, [], path) : named(inner, name, path);
  });
}
