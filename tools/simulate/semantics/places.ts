import { asBlock, type Block, type Nesting } from "../schema/model";
import { at, isArray, isObject, isUnknown, type ObjectValue, type Value } from "../schema/value";
import type { Path } from "../wire/handler";

/** One occurrence of an attribute or block in a value. */
export interface Place {
  readonly path: Path;
  readonly value: Value;
}

/** One occurrence of what holds an attribute: the resource itself, or an item of a block. */
export interface Holder {
  readonly path: Path;
  readonly object: ObjectValue;
}

/** Something nested, block or attribute alike. */
interface Nested {
  readonly nesting: Nesting;
  readonly block: Block;
}

/** What is nested under a name, if anything is. */
export function nestedIn(block: Block, name: string): Nested | undefined {
  const nested = block.attributes.get(name)?.nested;
  return nested ? { nesting: nested.nesting, block: asBlock(nested) } : block.blocks.get(name);
}

/** Every occurrence of what a dotted path names: `task.new_cluster.num_workers` is there once per task. */
export function placesOf(block: Block, object: ObjectValue, dotted: string): Place[] {
  const names = dotted.split(".");
  const last = names.pop() ?? "";
  return holdersOf(block, object, names).map((holder) => ({
    path: [...holder.path, { attribute: last }],
    value: at(holder.object, last),
  }));
}

/** Every item of the nested things that the names lead to; none where something on the way is absent or unknown. */
export function holdersOf(block: Block, object: ObjectValue, names: readonly string[], path: Path = []): Holder[] {
  const [name, ...rest] = names;
  if (name === undefined) return [{ path, object }];
  const nested = nestedIn(block, name);
  if (!nested) return [];
  return itemsOf(at(object, name), nested.nesting, [...path, { attribute: name }]).flatMap((item) =>
    holdersOf(nested.block, item.object, rest, item.path),
  );
}

/** The items of something nested. In a set they have no path of their own. */
function itemsOf(value: Value, nesting: Nesting, path: Path): Holder[] {
  if (isUnknown(value)) return [];
  if (nesting === "single") return isObject(value) ? [{ path, object: value }] : [];
  if (nesting === "map") {
    const entries = isObject(value) ? Object.entries(value) : [];
    return entries.flatMap(([key, item]) => (isObject(item) ? [{ path: [...path, { key }], object: item }] : []));
  }
  const items = isArray(value) ? value : [];
  return items.flatMap((item, index) =>
    isObject(item) ? [{ path: nesting === "set" ? path : [...path, { index }], object: item }] : [],
  );
}

/** True where something is configured: a value, or at least one block. */
export function isSet(value: Value): boolean {
  return value !== null && !(isArray(value) && value.length === 0);
}

/** `a.b`, or `b` at the top. */
export function join(prefix: string, name: string): string {
  return prefix === "" ? name : `${prefix}.${name}`;
}
