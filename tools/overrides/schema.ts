import { listed } from "../../config/checks/nested";
import { pathText, type Step } from "../../config/overrides/path";
import { closest } from "../../config/spelling";
import { boundSchema } from "../simulate/schema/beyond";
import { type Attribute, asBlock, type Block, type NestedBlock } from "../simulate/schema/model";
import type { NamedSchemas } from "../simulate/schema/named";
import { folderIndex, PACKAGES, type ProviderName, type ProviderPackage } from "../simulate/schema/packages";
import type { Type } from "../simulate/schema/type";

/** What is wrong, and what to do. */
export interface Fault {
  readonly message: string;
  readonly fix: string;
  /** A name that is not known, which a newer version may have. */
  readonly unknown?: true;
}

/** What stands at a place of a resource. */
export type Shape =
  | { readonly is: "attribute"; readonly attribute: Attribute }
  /** A part of an attribute's value. */
  | { readonly is: "value"; readonly type: Type }
  | { readonly is: "blocks"; readonly blocks: NestedBlock }
  /** One of several blocks or values. */
  | { readonly is: "block"; readonly block: Block };

/** Schemas of types of resources, in the version of their provider that is in use. */
export interface Schemas {
  /** Whether the user names them, so that what they do not have is not there. */
  readonly isNamed: boolean;
  /** Schema of a type; undefined of one that is not known. */
  of(type: string): Block | undefined;
}

/** Schemas as the user names them, else as the bindings have them. */
export const schemasWith = (named: NamedSchemas): Schemas => ({
  isNamed: named.size > 0,
  of: (type) => {
    const block = named.get(type) ?? (packageOf(type) === undefined ? undefined : boundSchema(type));
    if (block === undefined || block.attributes.size + block.blocks.size === 0) return undefined;
    return { attributes: block.attributes, blocks: new Map([...block.blocks, [LIFECYCLE.name, LIFECYCLE]]) };
  },
});

/** Types that the bindings know of the provider of a type. */
export function typesOf(type: string): string[] {
  const provider = packageOf(type);
  return provider === undefined ? [] : [...folderIndex(provider, "resource").keys()];
}

function packageOf(type: string): ProviderPackage | undefined {
  const [word = ""] = type.split("_", 1);
  return Object.hasOwn(PACKAGES, word) ? PACKAGES[word as ProviderName] : undefined;
}

const settable = (name: string, type: Type): [string, Attribute] => [
  name,
  {
    name,
    type,
    required: false,
    optional: true,
    computed: false,
    sensitive: false,
    writeOnly: false,
    deprecated: false,
  },
];

/** Of Terraform itself, for every resource. `ignore_changes = all` is left out: it would ignore what protects data. */
const LIFECYCLE: NestedBlock = {
  name: "lifecycle",
  nesting: "single",
  minItems: 0,
  maxItems: 0,
  block: {
    attributes: new Map([
      settable("create_before_destroy", "bool"),
      settable("ignore_changes", ["list", "string"]),
      settable("prevent_destroy", "bool"),
    ]),
    blocks: new Map(),
  },
};

/** What stands at the end of a path. */
export function shapeAt(block: Block, steps: readonly Step[]): Shape | Fault {
  let shape: Shape = { is: "block", block };
  for (const [index, step] of steps.entries()) {
    const next = inside(shape, step, steps.slice(0, index));
    if ("message" in next) return next;
    const found = step.item === undefined ? next : item(next, steps.slice(0, index + 1), step);
    if ("message" in found) return found;
    shape = found;
  }
  return shape;
}

function inside(shape: Shape, { name }: Step, above: readonly Step[]): Shape | Fault {
  if (shape.is === "block") return inBlock(shape.block, name, above);
  if (shape.is === "blocks") return inBlock(shape.blocks.block, name, above);
  if (shape.is === "attribute" && shape.attribute.nested !== undefined) {
    return inBlock(asBlock(shape.attribute.nested), name, above);
  }
  return inType(shape.is === "attribute" ? shape.attribute.type : shape.type, name, above);
}

function inBlock({ attributes, blocks }: Block, name: string, above: readonly Step[]): Shape | Fault {
  const attribute = attributes.get(name);
  if (attribute !== undefined) {
    if (attribute.required || attribute.optional) return { is: "attribute", attribute };
    const fix = `set what it follows from; ${settables(attributes, blocks)}`;
    return { message: `${pathText([...above, { name }])} is set by the provider alone`, fix };
  }
  const nested = blocks.get(name);
  return nested === undefined
    ? unknown(
        name,
        above,
        [...attributes.values()]
          .filter(canBeSet)
          .map((one) => one.name)
          .concat([...blocks.keys()]),
      )
    : { is: "blocks", blocks: nested };
}

const canBeSet = ({ required, optional }: Attribute): boolean => required || optional;

const settables = (attributes: Block["attributes"], blocks: Block["blocks"]): string =>
  `known there: ${listed([...[...attributes.values()].filter(canBeSet).map(({ name }) => name), ...blocks.keys()].sort(), 40)}`;

/** A part of a value: a key of a map, a member of an object, or of the objects in a list. */
function inType(type: Type, name: string, above: readonly Step[]): Shape | Fault {
  if (type === "dynamic") return { is: "value", type };
  if (typeof type === "string") {
    return {
      message: `${pathText(above)} is ${TYPE_WORDS[type]}, without parts`,
      fix: `set ${pathText(above)} itself`,
    };
  }
  if (type[0] === "map") return { is: "value", type: type[1] };
  if (type[0] === "object") {
    const member = type[1][name];
    return member === undefined ? unknown(name, above, Object.keys(type[1])) : { is: "value", type: member };
  }
  if (type[0] === "tuple" || typeof type[1] === "string") {
    return { message: `${pathText(above)} is a list, without names`, fix: `set ${pathText(above)} as a whole` };
  }
  return inType(type[1], name, above);
}

function unknown(name: string, above: readonly Step[], known: readonly string[]): Fault {
  const meant = closest(name, known);
  const place = above.length === 0 ? "" : ` in ${pathText(above)}`;
  return {
    unknown: true,
    message: `there is no argument ${name}${place}`,
    fix: meant === undefined ? `use one of ${listed([...known].sort(), 60)}` : `write ${meant}`,
  };
}

/** One item of what there can be several of. */
function item(shape: Shape, here: readonly Step[], { name }: Step): Shape | Fault {
  if (shape.is === "blocks" && shape.blocks.nesting !== "single") return { is: "block", block: shape.blocks.block };
  if (shape.is === "attribute" || shape.is === "value") {
    const type = shape.is === "attribute" ? shape.attribute.type : shape.type;
    if (
      shape.is === "attribute" &&
      shape.attribute.nested !== undefined &&
      shape.attribute.nested.nesting !== "single"
    ) {
      return { is: "block", block: asBlock(shape.attribute.nested) };
    }
    if (typeof type !== "string" && (type[0] === "list" || type[0] === "set") && typeof type[1] !== "string") {
      return { is: "value", type: type[1] };
    }
  }
  return {
    message: `${pathText([...here.slice(0, -1), { name }])} is no list of blocks or objects`,
    fix: "leave out what is in brackets",
  };
}

/** What a type is, in words. */
export const TYPE_WORDS: Readonly<Record<"string" | "number" | "bool" | "dynamic", string>> = {
  string: "a text",
  number: "a number",
  bool: "true or false",
  dynamic: "any value",
};
