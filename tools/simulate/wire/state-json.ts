import { type Block, typeOfBlock } from "../schema/model";
import type { Type } from "../schema/type";
import { Dynamic, type ObjectValue, parseNumber, type Value } from "../schema/value";

/**
 * Reads a resource from a state file. The state may be older than the schema: attributes that are new are null
 * or empty, and those that are gone are dropped.
 */
export function stateFromJson(text: string, block: Block): ObjectValue {
  return withEmptyBlocks(fromJson(parseExact(text), typeOfBlock(block)) as ObjectValue, block);
}

function fromJson(json: unknown, type: Type): Value {
  if (json === null || json === undefined) return null;
  if (type === "dynamic") {
    const { type: own, value } = json as { readonly type: Type; readonly value: unknown };
    return new Dynamic(JSON.stringify(own), fromJson(value, own));
  }
  if (typeof type === "string") {
    if (type === "number") return typeof json === "number" ? json : parseNumber(digitsOf(json));
    return json as string | boolean;
  }
  if (type[0] === "object") {
    const members = json as Readonly<Record<string, unknown>>;
    return Object.fromEntries(Object.entries(type[1]).map(([name, member]) => [name, fromJson(members[name], member)]));
  }
  if (type[0] === "map") {
    const members = Object.entries(json as Readonly<Record<string, unknown>>);
    return Object.fromEntries(members.map(([name, member]) => [name, fromJson(member, type[1])]));
  }
  const elements = json as readonly unknown[];
  return elements.map((element, index) =>
    fromJson(element, type[0] === "tuple" ? (type[1][index] ?? "dynamic") : type[1]),
  );
}

/** Repeated blocks are never null. */
function withEmptyBlocks(value: ObjectValue, block: Block): ObjectValue {
  const empty = [...block.blocks.values()]
    .filter(({ nesting, name }) => nesting !== "single" && value[name] === null)
    .map(({ nesting, name }) => [name, nesting === "map" ? {} : []] as const);
  return empty.length === 0 ? value : { ...value, ...Object.fromEntries(empty) };
}

/** JSON.parse rounds long numbers: hand those over as an object that holds their digits. */
function parseExact(text: string): unknown {
  return JSON.parse(
    text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
      token.startsWith('"') || String(Number(token)) === token ? token : JSON.stringify({ digits: token }),
    ),
  );
}

function digitsOf(json: unknown): string {
  return typeof json === "string" ? json : (json as { readonly digits: string }).digits;
}
