import { factsOf } from "../../../../tools/simulate/facts";
import { asBlock, type Block } from "../../../../tools/simulate/schema/model";
import { PACKAGES, type ProviderName } from "../../../../tools/simulate/schema/packages";
import { typeSchema } from "../../../../tools/simulate/schema/provider-schema";
import { at, isArray, isObject, type ObjectValue, type Value } from "../../../../tools/simulate/schema/value";
import { type Plan, planResource } from "../../../../tools/simulate/semantics/plan";

export function providerOf(type: string): ProviderName {
  return type.split("_", 1)[0] as ProviderName;
}

export function blockOf(type: string): Block {
  return typeSchema(PACKAGES[providerOf(type)], "resource", type);
}

/** An object with null, or no items, for everything that is not given. */
export function full(block: Block, given: ObjectValue): ObjectValue {
  const inside = (inner: Block, value: Value): Value => {
    if (isArray(value)) return value.map((item) => inside(inner, item));
    return isObject(value) ? full(inner, value) : value;
  };
  const attributes = [...block.attributes.values()].map(({ name, nested }) => {
    const value = at(given, name);
    return [name, nested ? inside(asBlock(nested), value) : value] as const;
  });
  const blocks = [...block.blocks.values()].map(({ name, nesting, block: inner }) => {
    const none = nesting === "single" ? null : [];
    return [name, inside(inner, given[name] ?? none)] as const;
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

/** What Terraform proposes: the configuration, with prior values of what the provider may choose. */
function propose(block: Block, prior: ObjectValue | null, config: ObjectValue): ObjectValue {
  const nested = (inner: Block, name: string): Value => {
    const [before, after] = [at(prior, name), at(config, name)];
    const item = (value: Value, known: Value | undefined): Value =>
      isObject(value) ? propose(inner, isObject(known) ? known : null, value) : value;
    if (!isArray(after)) return item(after, before);
    return after.map((value, index) => item(value, isArray(before) ? before[index] : undefined));
  };
  const attributes = [...block.attributes.values()].map((attribute) => {
    const { name, computed } = attribute;
    if (at(config, name) === null) return [name, computed ? at(prior, name) : null] as const;
    return [name, attribute.nested ? nested(asBlock(attribute.nested), name) : at(config, name)] as const;
  });
  const blocks = [...block.blocks.values()].map(({ name, block: inner }) => [name, nested(inner, name)] as const);
  return Object.fromEntries([...attributes, ...blocks]);
}

export interface Change {
  /** What is there; absent for a creation. */
  readonly prior?: ObjectValue;
  readonly config: ObjectValue;
  /** Arguments of the provider block. */
  readonly provider?: ObjectValue;
  readonly imported?: boolean;
}

/** Plans a change of one resource of a real type. */
export function planOf(type: string, { prior, config, provider = {}, imported = false }: Change): Plan {
  const block = blockOf(type);
  const before = prior === undefined ? null : full(block, prior);
  const wanted = full(block, config);
  return planResource({
    provider: providerOf(type),
    providerConfig: provider,
    type,
    block,
    facts: factsOf(type),
    prior: before,
    proposed: propose(block, before, wanted),
    config: wanted,
    imported,
  });
}

/** The paths that replace, dotted: `ingress`, `rule.0.name`. */
export function replacing(type: string, change: Change): string[] {
  return planOf(type, change).requiresReplace.map((path) =>
    path.map((step) => ("attribute" in step ? step.attribute : "key" in step ? step.key : step.index)).join("."),
  );
}
