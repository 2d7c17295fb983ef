import type { TypeFacts } from "../facts/facts";
import type { Attribute, Block, NestedAttributes, NestedBlock } from "./model";
import { typeOfNestedAttributes } from "./model";

/** Adds what the bindings do not say: what is sensitive, write-only or deprecated, and how many items a block takes. */
export function mergeFacts(block: Block, facts: TypeFacts | undefined, prefix = ""): Block {
  if (!facts) return block;
  return {
    attributes: mapValues(block.attributes, (attribute) => mergeAttribute(attribute, facts, prefix + attribute.name)),
    blocks: mapValues(block.blocks, (nested) => mergeNestedBlock(nested, facts, prefix + nested.name)),
  };
}

function mergeAttribute(attribute: Attribute, facts: TypeFacts, path: string): Attribute {
  const fact = facts.attributes.get(path);
  const nested = attribute.nested && mergeNestedAttributes(attribute.nested, facts, path);
  return {
    ...attribute,
    ...(nested ? { nested, type: typeOfNestedAttributes(nested) } : {}),
    ...(fact ? { sensitive: fact.sensitive, deprecated: fact.deprecated } : {}),
    writeOnly: attribute.writeOnly || fact?.writeOnly === true,
  };
}

function mergeNestedAttributes(nested: NestedAttributes, facts: TypeFacts, path: string): NestedAttributes {
  return {
    ...nested,
    attributes: mapValues(nested.attributes, (attribute) =>
      mergeAttribute(attribute, facts, `${path}.${attribute.name}`),
    ),
  };
}

function mergeNestedBlock(nested: NestedBlock, facts: TypeFacts, path: string): NestedBlock {
  const fact = facts.blocks.get(path);
  const block = mergeFacts(nested.block, facts, `${path}.`);
  if (!fact || nested.nesting === "single") return { ...nested, block };
  return {
    ...nested,
    // The bindings are the newer of the two about whether a block is needed at all.
    minItems: nested.minItems === 0 ? 0 : Math.max(nested.minItems, fact.minItems ?? 0),
    maxItems: nested.maxItems === 0 ? (fact.maxItems ?? 0) : nested.maxItems,
    block,
  };
}

function mapValues<V>(map: ReadonlyMap<string, V>, change: (value: V) => V): ReadonlyMap<string, V> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
