import type { Block, Nesting } from "../schema/model";
import { at, Dynamic, isArray, isObject, isUnknown, type ObjectValue, type Value } from "../schema/value";

/** The plan, with what was unknown in it taken from the object. What was planned stands: Terraform insists. */
export function settle(planned: ObjectValue, object: ObjectValue): ObjectValue {
  return fill(planned, object) as ObjectValue;
}

function fill(planned: Value, actual: Value): Value {
  if (isUnknown(planned)) return known(actual);
  if (isArray(planned)) {
    const items = isArray(actual) ? actual : [];
    return planned.map((item, index) => fill(item, items[index] ?? null));
  }
  if (!isObject(planned)) return planned;
  const members = isObject(actual) ? actual : {};
  return Object.fromEntries(Object.entries(planned).map(([name, value]) => [name, fill(value, at(members, name))]));
}

/** An object of the cloud in the shape that the schema wants, without what may not be in a state. */
export function conform(block: Block, object: ObjectValue): ObjectValue {
  const attributes = [...block.attributes.values()].map(({ name, writeOnly }) => {
    return [name, writeOnly ? null : known(at(object, name))] as const;
  });
  const blocks = [...block.blocks.values()].map(({ name, nesting, block: inner }) => {
    return [name, conformItems(inner, nesting, at(object, name))] as const;
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function conformItems(block: Block, nesting: Nesting, value: Value): Value {
  if (value instanceof Dynamic) return value;
  if (nesting === "single") return isObject(value) ? conform(block, value) : null;
  if (nesting === "map") {
    const entries = isObject(value) ? Object.entries(value) : [];
    return Object.fromEntries(entries.map(([key, item]) => [key, isObject(item) ? conform(block, item) : {}]));
  }
  return (isArray(value) ? value : []).filter(isObject).map((item) => conform(block, item));
}

/** The answer of a data source: its arguments as they were given, the rest as it was found. */
export function answer(block: Block, config: ObjectValue, found: ObjectValue): ObjectValue {
  return conform(block, under(config, found) as ObjectValue);
}

function under(config: Value, found: Value): Value {
  if (config === null || (isArray(config) && config.length === 0)) return found;
  if (isArray(config) && isArray(found)) return config.map((item, index) => under(item, found[index] ?? null));
  if (isObject(config) && isObject(found)) {
    const names = new Set([...Object.keys(config), ...Object.keys(found)]);
    return Object.fromEntries([...names].map((name) => [name, under(at(config, name), at(found, name))]));
  }
  return config;
}

/** A state holds nothing unknown. */
function known(value: Value): Value {
  if (isUnknown(value)) return null;
  if (isArray(value)) return value.map(known);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, known(member)]));
}
