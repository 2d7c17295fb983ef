import { factsOf } from "../../../../tools/simulate/facts";
import type { TypeFacts } from "../../../../tools/simulate/facts/facts";
import { type Attribute, asBlock, type Block, type NestedBlock } from "../../../../tools/simulate/schema/model";
import type { Type } from "../../../../tools/simulate/schema/type";
import { blockOf } from "./planning";

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** Values that pass a check of the facts file. */
const PASSING: readonly (readonly [RegExp, Json])[] = [
  [/^\d|>=/, 7],
  [/starts with \//, "/a"],
  [/\\d/, "12"],
  [/https/, "https://example.com"],
  [/IPv4/, ["10.0.0.1"]],
  [/ARN/, "arn:aws:iam::111111111111:role/a"],
  [/base64/, "YWJj"],
  [/Repos/, "/Repos/a/b"],
];

/** A configuration of a type that sets nearly everything that can be set together. */
export function everythingOf(type: string): Record<string, Json> {
  const facts = factsOf(type);
  return objectOf(blockOf(type), facts, excluded(facts), "", 0);
}

/** Paths that are left out because something else is set. */
function excluded(facts: TypeFacts | undefined): ReadonlySet<string> {
  const out = new Set<string>();
  for (const [one, others] of facts?.conflicts ?? []) {
    if (!out.has(one)) for (const other of others) if (other !== one) out.add(other);
  }
  for (const group of facts?.exactlyOneOf ?? []) {
    const kept = group.find((path) => !out.has(path)) ?? group[0];
    for (const path of group) out.add(path);
    out.delete(kept ?? "");
  }
  return out;
}

function objectOf(
  block: Block,
  facts: TypeFacts | undefined,
  out: ReadonlySet<string>,
  prefix: string,
  depth: number,
): Record<string, Json> {
  const object: Record<string, Json> = {};
  for (const attribute of block.attributes.values()) {
    const path = prefix + attribute.name;
    const settable = attribute.required || attribute.optional;
    if (!settable || out.has(path) || path === "id" || path === "tags_all") continue;
    object[attribute.name] = attribute.nested
      ? many(attribute.nested.nesting, 1, () =>
          objectOf(asBlock(nestedOf(attribute)), facts, out, `${path}.`, depth + 1),
        )
      : sampleOf(attribute.type, facts, path);
  }
  for (const nested of block.blocks.values()) {
    const path = prefix + nested.name;
    if (out.has(path) || path === "timeouts" || (depth > 2 && nested.minItems === 0)) continue;
    object[nested.name] = many(nested.nesting, countOf(nested), (index) => {
      return { ...objectOf(nested.block, facts, out, `${path}.`, depth + 1), ...marked(nested, index) };
    });
  }
  return object;
}

/** Items of a set have to differ. */
function marked(nested: NestedBlock, index: number): Record<string, Json> {
  const text = [...nested.block.attributes.values()].find(({ type, required }) => type === "string" && required);
  return text && index > 0 ? { [text.name]: `${text.name} ${index}` } : {};
}

function countOf({ minItems, maxItems }: NestedBlock): number {
  return Math.max(minItems, maxItems === 1 ? 1 : 2);
}

function many(nesting: string, count: number, item: (index: number) => Json): Json {
  if (nesting === "single") return item(0);
  return nesting === "map" ? { a: item(0) } : Array.from({ length: count }, (_, index) => item(index));
}

function sampleOf(type: Type, facts: TypeFacts | undefined, path: string): Json {
  const fact = facts?.attributes.get(path);
  const passing = fact?.check === undefined ? undefined : PASSING.find(([words]) => words.test(fact.check ?? ""))?.[1];
  if (passing !== undefined) return passing;
  if (type === "string") return fact?.allowed?.[0] ?? path.replaceAll(".", "-").slice(-20);
  if (type === "number") return 3;
  if (type === "bool") return true;
  if (type === "dynamic") return { a: ["x", 1] };
  if (type[0] === "map") return { a: sampleOf(type[1], undefined, path) };
  if (type[0] === "object") {
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, member]) => [name, sampleOf(member, undefined, name)]),
    );
  }
  if (type[0] === "tuple") return [];
  const count = type[1] === "string" ? Math.max(1, fact?.minItems ?? 1) : 1;
  return Array.from({ length: count }, (_, index) =>
    type[1] === "string" && count > 1 ? `item ${index}` : sampleOf(type[1] as Type, facts, path),
  );
}

function nestedOf({ nested }: Attribute): NonNullable<Attribute["nested"]> {
  if (!nested) throw new Error("not a nested attribute");
  return nested;
}
