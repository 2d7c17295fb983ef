import { hasDynamic, type Type } from "./type";

/** How often something nested may occur, and how it is written. */
export type Nesting = "single" | "list" | "set" | "map";

/** The attributes of a value that is written `name = { … }`; protocol 6 only. */
export interface NestedAttributes {
  readonly nesting: Nesting;
  readonly attributes: ReadonlyMap<string, Attribute>;
}

export interface Attribute {
  readonly name: string;
  /** Of the whole value, `nested` included. */
  readonly type: Type;
  readonly nested?: NestedAttributes;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  /** Never in plan or state. */
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  /** First line of the documentation, if there is one. */
  readonly description?: string;
}

/** A block that is written `name { … }`. */
export interface NestedBlock {
  readonly name: string;
  readonly nesting: Nesting;
  readonly minItems: number;
  /** 0 is no limit. */
  readonly maxItems: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: ReadonlyMap<string, NestedBlock>;
}

/** What a provider says about itself. Every schema has version 0. */
export interface ProviderSchema {
  readonly provider: Block;
  readonly resources: ReadonlyMap<string, Block>;
  readonly dataSources: ReadonlyMap<string, Block>;
}

const types = new WeakMap<Block, Type>();

/** The type of the object that a block makes. */
export function typeOfBlock(block: Block): Type {
  const known = types.get(block);
  if (known !== undefined) return known;
  const members: Record<string, Type> = {};
  for (const attribute of block.attributes.values()) members[attribute.name] = attribute.type;
  for (const nested of block.blocks.values()) members[nested.name] = typeOfNestedBlock(nested);
  const type: Type = ["object", members];
  types.set(block, type);
  return type;
}

/** A repeated block that holds a dynamic value has no common element type, so it is dynamic as a whole. */
export function typeOfNestedBlock(nested: NestedBlock): Type {
  const element = typeOfBlock(nested.block);
  if (nested.nesting === "single") return element;
  return nested.nesting !== "set" && hasDynamic(element) ? "dynamic" : [nested.nesting, element];
}

/** The type of a nested attribute. */
export function typeOfNestedAttributes({ nesting, attributes }: NestedAttributes): Type {
  const element: Type = ["object", Object.fromEntries([...attributes.values()].map(({ name, type }) => [name, type]))];
  return nesting === "single" ? element : [nesting, element];
}

/** Nested attributes seen as a block, for code that walks both. */
export function asBlock(nested: NestedAttributes): Block {
  const known = views.get(nested);
  if (known !== undefined) return known;
  const view: Block = { attributes: nested.attributes, blocks: new Map() };
  views.set(nested, view);
  return view;
}

const views = new WeakMap<NestedAttributes, Block>();
