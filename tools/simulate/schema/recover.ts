import type { Bindings, Field, HclEntry, Member } from "./bindings";
import {
  type Attribute,
  type Block,
  type NestedBlock,
  type Nesting,
  typeOfBlock,
  typeOfNestedAttributes,
} from "./model";
import { hasDynamic, type Type } from "./type";

/** Protocol 6 has attributes with attributes inside; in protocol 5 they are plain objects. */
export type Protocol = 5 | 6;

/** The schema that the generator saw, from what it generated. */
export function recoverBlock(bindings: Bindings, protocol: Protocol): Block {
  return structBlock({ bindings, protocol, parentComputed: false }, bindings.main);
}

interface Context {
  readonly bindings: Bindings;
  readonly protocol: Protocol;
  /** Inside something that only the provider sets. */
  readonly parentComputed: boolean;
}

function structBlock(context: Context, struct: string): Block {
  const attributes = new Map<string, Attribute>();
  const blocks = new Map<string, NestedBlock>();
  for (const member of membersOf(context.bindings, struct)) {
    const field = context.bindings.fields.get(struct)?.get(member.name);
    const hcl = context.bindings.hcl.get(struct)?.get(member.name);
    const nested = nestedStruct(context.bindings, member, hcl);
    if (nested !== undefined && field?.isBlock === true) {
      blocks.set(member.name, nestedBlock(context, member, nested));
    } else {
      attributes.set(member.name, attribute(context, member, field, nested ?? simpleType(member, hcl)));
    }
  }
  return { attributes, blocks };
}

/** The properties of a struct; one that is only ever configured has no class, just an interface. */
function membersOf(bindings: Bindings, struct: string): readonly Member[] {
  const members = bindings.members.get(struct);
  if (members)
    return members.filter(({ name }) => struct !== bindings.main || name !== "alias" || !isProvider(bindings));
  return [...(bindings.fields.get(struct)?.values() ?? [])].map(({ name, optional }) => {
    return { name, optional, required: !optional, computed: false, code: "" };
  });
}

function isProvider(bindings: Bindings): boolean {
  return !bindings.terraformType.includes("_");
}

interface Nested {
  readonly struct: string;
  readonly nesting: Nesting;
  readonly atMostOne: boolean;
}

const NEW = /= new (cdkt[fn]\.)?(\w+)\(this, "\w+"(?:, (true|false))?\)/;

/** What a property holds, where it is more than a plain value. */
function nestedStruct(bindings: Bindings, member: Member, hcl: HclEntry | undefined): Nested | undefined {
  const [, builtIn, className = "", wrapsSet] = NEW.exec(member.code) ?? [];
  if (className === "" || builtIn !== undefined) {
    // Arguments of a provider are never read back: only the HCL side names their class.
    const struct = hcl?.storage.replace(/List$/, "") ?? "";
    return hcl && bindings.fields.has(struct) ? { struct, nesting: nestingOf(hcl), atMostOne: false } : undefined;
  }
  const struct = className.replace(/(OutputReference|List|Map)$/, "");
  if (className.endsWith("Map") && !bindings.members.has(className))
    return { struct, nesting: "map", atMostOne: false };
  if (className.endsWith("List")) {
    const nesting = hcl ? nestingOf(hcl) : wrapsSet === "true" ? "set" : "list";
    return { struct, nesting, atMostOne: false };
  }
  const first = bindings.firstItems.has(struct);
  const nesting = hcl ? nestingOf(hcl) : first ? "list" : "single";
  return { struct, nesting, atMostOne: nesting !== "single" };
}

function nestingOf(hcl: HclEntry): Nesting {
  if (hcl.kind === "simple") throw new Error(`a simple value cannot be of class ${hcl.storage}`);
  return hcl.kind === "struct" ? "single" : hcl.kind;
}

function nestedBlock(context: Context, member: Member, nested: Nested): NestedBlock {
  const block = structBlock(context, nested.struct);
  // Timeouts without any attribute come out as required, which they never are.
  const minItems = member.required && member.name !== "timeouts" ? 1 : 0;
  const single = nested.nesting === "single";
  return {
    name: member.name,
    // Terraform forbids a dynamic value inside a set.
    nesting: nested.nesting === "set" && hasDynamic(typeOfBlock(block)) ? "list" : nested.nesting,
    minItems,
    // Terraform wants both limits of a single block to be equal.
    maxItems: single ? minItems : nested.atMostOne ? 1 : 0,
    block,
  };
}

function attribute(context: Context, member: Member, field: Field | undefined, shape: Nested | Type): Attribute {
  const readOnly = context.parentComputed || (member.computed && !member.optional && !member.required);
  const flags = {
    name: member.name,
    required: member.required && !readOnly,
    optional: member.optional && !readOnly,
    // The generator marks some required children as computed too, which Terraform rejects.
    computed: readOnly || (member.computed && !member.required),
    sensitive: false,
    writeOnly: member.name.endsWith("_wo"),
    deprecated: false,
    ...(field?.description === undefined ? {} : { description: field.description }),
  };
  if (!isNested(shape)) return { ...flags, type: shape };
  const inner = structBlock({ ...context, parentComputed: readOnly }, shape.struct);
  const objectOf = typeOfBlock(inner);
  if (context.protocol === 5 || inner.blocks.size > 0) {
    return { ...flags, type: shape.nesting === "single" ? objectOf : [shape.nesting, objectOf] };
  }
  const nested = { nesting: shape.nesting, attributes: inner.attributes };
  return { ...flags, type: typeOfNestedAttributes(nested), nested };
}

function isNested(shape: Nested | Type): shape is Nested {
  return typeof shape === "object" && "struct" in shape;
}

const PRIMITIVES: Readonly<Record<string, Type>> = {
  string: "string",
  number: "number",
  boolean: "bool",
  any: "dynamic",
};

/** The type of a plain value: from the HCL side, else from the getter. */
function simpleType(member: Member, hcl: HclEntry | undefined): Type {
  if (hcl) {
    if (hcl.kind === "simple" || hcl.kind === "struct") return storageType(hcl.storage);
    return [hcl.kind, storageType(hcl.storage.replace(/(List|Map)$/, ""))];
  }
  const map = /= new cdkt[fn]\.(\w+)Map\(/.exec(member.code)?.[1];
  if (map !== undefined) return ["map", storageType(map.toLowerCase())];
  const [, set, element = "", collection] =
    /return .*?(tolist\()?this\.get(String|Number|Boolean|List|Any)(List|Map)?Attribute\(/.exec(member.code) ?? [];
  if (element === "List") return [set ? "set" : "list", "string"];
  if (collection === "List") return [set ? "set" : "list", storageType(element.toLowerCase())];
  if (collection === "Map") return ["map", storageType(element.toLowerCase())];
  return element === "" ? "dynamic" : storageType(element.toLowerCase());
}

/** `string`, `stringList`, `stringMapMap`: read from the end. */
function storageType(storage: string): Type {
  const [, element, collection] = /^(\w+)(List|Map)$/.exec(storage) ?? [];
  if (element !== undefined) return [collection === "List" ? "list" : "map", storageType(element)];
  const primitive = PRIMITIVES[storage];
  if (primitive === undefined) throw new Error(`unknown kind of value: ${storage}`);
  return primitive;
}
