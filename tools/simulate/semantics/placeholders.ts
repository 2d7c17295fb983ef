import { createHash } from "node:crypto";
import { type Attribute, asBlock, type Block, type NestedBlock } from "../schema/model";
import type { Type } from "../schema/type";
import { at, isArray, isObject, isUnknown, type ObjectValue, type Value } from "../schema/value";

/**
 * Fills what a plan leaves to the cloud: with the given values, else with stand-ins. A stand-in has the right type,
 * is the same in every run, and differs from object to object where the seeds do. What a user may set and has
 * not is empty, as providers on the older SDK store it.
 */
export function complete(schema: Block, planned: ObjectValue, values: ObjectValue, seed: string): ObjectValue {
  return completeBlock(schema, planned, values, seed);
}

/** A short stable text for anything. */
export function fingerprint(value: unknown, length = 17): string {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : sorted(part)));
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}

function completeBlock(block: Block, planned: ObjectValue, values: ObjectValue, seed: string): ObjectValue {
  const attributes = [...block.attributes.values()].map((attribute) => {
    const { name } = attribute;
    return [name, completeAttribute(attribute, at(planned, name), values[name], `${seed}.${name}`)] as const;
  });
  const blocks = [...block.blocks.values()].map((nested) => {
    const { name } = nested;
    return [name, completeNested(nested, at(planned, name), at(values, name), `${seed}.${name}`)] as const;
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function completeAttribute(attribute: Attribute, planned: Value, value: Value | undefined, seed: string): Value {
  if (isUnknown(planned)) {
    if (value !== undefined && !isUnknown(value)) return value;
    const chosen = attribute.optional && attribute.name !== "id";
    return chosen ? empty(attribute.type) : standIn(attribute.type, seed);
  }
  if (!attribute.nested) return planned;
  const inner: NestedBlock = {
    name: attribute.name,
    nesting: attribute.nested.nesting,
    minItems: 0,
    maxItems: 0,
    block: asBlock(attribute.nested),
  };
  return completeNested(inner, planned, value ?? null, seed);
}

function completeNested(nested: NestedBlock, planned: Value, values: Value, seed: string): Value {
  const item = (value: Value, known: Value, key: string | number) =>
    isObject(value) ? completeBlock(nested.block, value, isObject(known) ? known : {}, `${seed}.${key}`) : value;
  if (isArray(planned)) {
    return planned.map((value, index) => item(value, isArray(values) ? (values[index] ?? null) : null, index));
  }
  if (!isObject(planned)) return planned;
  if (nested.nesting === "single") return item(planned, values, 0);
  const known = isObject(values) ? values : {};
  return Object.fromEntries(Object.entries(planned).map(([key, value]) => [key, item(value, at(known, key), key)]));
}

function empty(type: Type): Value {
  if (typeof type === "string") {
    return { string: "", number: 0, bool: false, dynamic: null }[type];
  }
  if (type[0] === "object") return null;
  return type[0] === "map" ? {} : [];
}

/** Collections have one element, so that `dns_entry[0]` is there to be referred to. */
function standIn(type: Type, seed: string): Value {
  if (typeof type === "string") {
    const hash = fingerprint(seed, 12);
    return { string: hash, number: Number.parseInt(hash.slice(0, 8), 16), bool: false, dynamic: null }[type];
  }
  if (type[0] === "object") {
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, member]) => [name, standIn(member, `${seed}.${name}`)]),
    );
  }
  if (type[0] === "tuple") return type[1].map((member, index) => standIn(member, `${seed}.${index}`));
  return type[0] === "map" ? {} : [standIn(type[1], `${seed}.0`)];
}

function sorted(part: unknown): unknown {
  if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
}
