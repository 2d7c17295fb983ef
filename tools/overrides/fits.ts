import { listed } from "../../config/checks/nested";
import { referenceOf } from "../../config/extra-resources/reference";
import { show } from "../../config/plain";
import { closest } from "../../config/spelling";
import type { TypeFacts } from "../simulate/facts/facts";
import type { Block, NestedBlock } from "../simulate/schema/model";
import type { Type } from "../simulate/schema/type";
import { type Fault, type Shape, TYPE_WORDS } from "./schema";

/** Where a value stands: what is printed, and the names alone, by which facts go. */
interface At {
  readonly shown: string;
  readonly names: string;
  readonly facts: TypeFacts | undefined;
  /** A reference may stand in the place of any value. Default no. */
  readonly takesReferences?: boolean;
  /** What is not known may be newer than what is. Default no. */
  readonly lenient?: boolean;
}

/** What is wrong with a value, given what the schema has at its place. */
export function faultsOf(shape: Shape, value: unknown, at: At): Fault[] {
  if (isReference(value, at)) return [];
  switch (shape.is) {
    case "attribute":
      return [...ofType(shape.attribute.type, value, at), ...notAllowed(value, at)];
    case "value":
      return ofType(shape.type, value, at);
    case "block":
      return inBlock(shape.block, value, at);
    case "blocks":
      return inBlocks(shape.blocks, value, at);
  }
}

const below = (at: At, name: string): At => ({
  ...at,
  shown: `${at.shown}.${name}`,
  names: at.names === "" ? name : `${at.names}.${name}`,
});

const is = (at: At, value: unknown, wanted: string): Fault[] => [
  { message: `${at.shown} takes ${wanted}, not ${show(value)}`, fix: `write ${wanted}` },
];

/** Whether something else stands for the value. */
const isReference = (value: unknown, { takesReferences = false }: At): boolean =>
  takesReferences && referenceOf(value) !== undefined;

function ofType(type: Type, value: unknown, at: At): Fault[] {
  if (type === "dynamic" || isReference(value, at)) return [];
  if (typeof type === "string") {
    return typeof value === JS_TYPES[type] ? [] : is(at, value, TYPE_WORDS[type]);
  }
  if (type[0] === "object") return ofMembers(type[1], value, at);
  if (type[0] === "tuple") return Array.isArray(value) ? [] : is(at, value, "a list");
  const inner = type[1];
  if (type[0] === "map") {
    if (!isObject(value)) return is(at, value, "an object");
    return Object.entries(value).flatMap(([key, item]) => ofType(inner, item, below(at, key)));
  }
  if (!Array.isArray(value)) return is(at, value, "a list");
  return value.flatMap((item: unknown, index) => ofType(inner, item, { ...at, shown: `${at.shown}[${index}]` }));
}

function ofMembers(members: Readonly<Record<string, Type>>, value: unknown, at: At): Fault[] {
  if (!isObject(value)) return is(at, value, "an object");
  return Object.entries(value).flatMap(([key, item]) => {
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    return member === undefined ? unknown(at, key, Object.keys(members)) : ofType(member, item, below(at, key));
  });
}

const JS_TYPES = { string: "string", number: "number", bool: "boolean" } as const;

function inBlocks({ nesting, minItems, maxItems, block }: NestedBlock, value: unknown, at: At): Fault[] {
  if (nesting === "single") return inBlock(block, value, at);
  if (!Array.isArray(value)) return inBlock(block, value, at);
  const most = maxItems === 0 ? Number.POSITIVE_INFINITY : maxItems;
  if (value.length > most || value.length < minItems) {
    const [limit, count] = value.length > most ? ["at most", most] : ["at least", minItems];
    return [{ message: `${at.shown} has ${value.length} items`, fix: `use ${limit} ${count}` }];
  }
  return value.flatMap((item, index) => inBlock(block, item, { ...at, shown: `${at.shown}[${index}]` }));
}

function inBlock({ attributes, blocks }: Block, value: unknown, at: At): Fault[] {
  if (!isObject(value)) return is(at, value, "an object");
  const known = [...attributes.values()].filter((one) => one.required || one.optional).map(({ name }) => name);
  const missing = [
    ...[...attributes.values()].filter(({ required }) => required),
    ...[...blocks.values()].filter(({ minItems }) => minItems > 0),
  ].filter(({ name }) => !Object.hasOwn(value, name));
  return [
    ...missing.map(({ name }) => ({ message: `${at.shown} lacks ${name}`, fix: `add ${name}` })),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const nested = blocks.get(name);
      if (nested !== undefined) return inBlocks(nested, inner, below(at, name));
      const attribute = known.includes(name) ? attributes.get(name) : undefined;
      return attribute === undefined
        ? unknown(at, name, [...known, ...blocks.keys()])
        : faultsOf({ is: "attribute", attribute }, inner, below(at, name));
    }),
  ];
}

function unknown({ shown, lenient = false }: At, name: string, known: readonly string[]): Fault[] {
  if (lenient) return [];
  const meant = closest(name, known);
  const fix = meant === undefined ? `use one of ${listed([...known].sort(), 60)}` : `write ${meant}`;
  return [{ message: `there is no argument ${name} in ${shown}`, fix }];
}

/** The provider takes only some texts there. */
function notAllowed(value: unknown, { shown, names, facts }: At): Fault[] {
  const fact = facts?.attributes.get(names);
  if (fact?.allowed === undefined || typeof value !== "string") return [];
  const same = (text: string) => (fact.allowedIgnoresCase ? text.toLowerCase() : text);
  if (fact.allowed.some((one) => same(one) === same(value))) return [];
  return [
    { message: `${shown} does not take ${show(value)}`, fix: `use one of ${listed([...fact.allowed].sort(), 40)}` },
  ];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
