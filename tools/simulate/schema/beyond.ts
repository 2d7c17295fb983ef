import { interpolations } from "../../../emitted/references";
import type { ResourceJson, StackJson } from "../../../emitted/stacks";
import type { Attribute, Block } from "./model";
import type { NamedSchemas } from "./named";
import { folderOf, PACKAGES, type ProviderName } from "./packages";
import { typeSchema } from "./provider-schema";
import type { Type } from "./type";

/** What Terraform itself reads in a resource. */
const META = new Set(["//", "connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"]);

/**
 * Schemas of the types that use what is newer than the bindings: as the user names them, else those of the bindings with
 * what is used beyond them.
 */
export function schemasBeyond(stacks: readonly StackJson[], named: NamedSchemas): NamedSchemas {
  const uses = stacks.flatMap((json) =>
    Object.entries(json.resource ?? {}).flatMap(([type, byId]) => Object.values(byId).map((body) => ({ type, body }))),
  );
  const isBeyond = ({ "//": about }: ResourceJson) =>
    about?.metadata.needs !== undefined || about?.metadata.setting?.startsWith("extraResources.") === true;
  const types = [...new Set(uses.filter(({ body }) => isBeyond(body)).map(({ type }) => type))];
  return new Map(
    types.map((type) => {
      const bodies = uses.filter((use) => use.type === type).map(({ body }) => body);
      return [type, named.get(type) ?? derived(boundSchema(type), bodies, referredTo(type, stacks))];
    }),
  );
}

/** Schema of a type as the bindings have it; nothing of one that they do not know. */
export function boundSchema(type: string): Block {
  const [word = ""] = type.split("_", 1);
  const provider = Object.hasOwn(PACKAGES, word) ? PACKAGES[word as ProviderName] : undefined;
  return provider === undefined || folderOf(provider, "resource", type) === undefined
    ? { attributes: new Map(), blocks: new Map() }
    : typeSchema(provider, "resource", type);
}

/** A schema with what is used and not in it: arguments of the types of their values, attributes that others read. */
function derived(known: Block, bodies: readonly ResourceJson[], read: ReadonlySet<string>): Block {
  const used = withUsed(known, bodies);
  const more = [...new Set(["id", ...read])].filter((name) => !used.attributes.has(name) && !used.blocks.has(name));
  const computed = more.map((name): [string, Attribute] => [name, attribute(name, "string", { computed: true })]);
  return { ...used, attributes: new Map([...used.attributes, ...computed]) };
}

function withUsed({ attributes, blocks }: Block, bodies: readonly Readonly<Record<string, unknown>>[]): Block {
  const valuesOf = (name: string): unknown[] =>
    bodies.flatMap((body) => (Object.hasOwn(body, name) ? [body[name]] : []));
  const names = [...new Set(bodies.flatMap((body) => Object.keys(body)))].filter((name) => !META.has(name));
  const added = names
    .filter((name) => !attributes.has(name) && !blocks.has(name))
    .map((name): [string, Attribute] => [name, attribute(name, typeOf(valuesOf(name)), { optional: true })]);
  return {
    attributes: new Map([...attributes, ...added]),
    blocks: new Map(
      [...blocks].map(([name, nested]) => {
        const inside = valuesOf(name).flat().filter(isObject);
        return [name, { ...nested, block: withUsed(nested.block, inside) }];
      }),
    ),
  };
}

const attribute = (name: string, type: Type, flags: Partial<Attribute>): Attribute => ({
  name,
  type,
  required: false,
  optional: false,
  computed: false,
  sensitive: false,
  writeOnly: false,
  deprecated: false,
  ...flags,
});

/** A type that takes all of the values; one that carries its own where they are objects or differ. */
function typeOf(values: readonly unknown[]): Type {
  const types = [...new Set(values.map((value) => JSON.stringify(typeOfOne(value))))];
  return types.length === 1 && types[0] !== undefined ? (JSON.parse(types[0]) as Type) : "dynamic";
}

function typeOfOne(value: unknown): Type {
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "bool";
  if (!Array.isArray(value)) return "dynamic";
  const inner = typeOf(value);
  return typeof inner === "string" && inner !== "dynamic" ? ["list", inner] : "dynamic";
}

/** Attributes of resources of a type that others read. */
function referredTo(type: string, stacks: readonly StackJson[]): ReadonlySet<string> {
  const texts = stacks.flatMap((json) => interpolations(JSON.stringify(json)));
  const pattern = new RegExp(`(?<![\\w.-])${type}\\.[\\w-]+\\.(\\w+)`, "g");
  return new Set(
    texts.flatMap(({ expression }) => [...expression.matchAll(pattern)].map(([, attribute = ""]) => attribute)),
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
