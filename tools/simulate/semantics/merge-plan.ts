import type { AttributeFacts, TypeFacts } from "../facts/facts";
import { equal } from "../schema/equal";
import { type Attribute, asBlock, type Block, type NestedBlock, type Nesting } from "../schema/model";
import { at, Dynamic, isArray, isObject, isUnknown, type ObjectValue, type UNKNOWN, type Value } from "../schema/value";
import { ignoresChange, ignoresRemoval } from "./ignored";
import { isSet, join } from "./places";

/** What stays the same while one resource is planned. */
export interface PlanScope {
  readonly facts: TypeFacts | undefined;
  /** What the provider has to find out: unknown, or still open in a first look for changes. */
  readonly open: null | typeof UNKNOWN;
  readonly notes: {
    /** The plan holds an argument that the configuration does not. */
    overridesConfig: boolean;
  };
}

/** One object in its three forms. `prior` is null for what is new. */
interface Forms {
  readonly prior: ObjectValue | null;
  /** The configuration with prior computed values, as Terraform proposes it. */
  readonly proposed: ObjectValue;
  readonly config: ObjectValue;
}

/** What a provider plans for an object: configuration first, then defaults, then what is there, then unknown. */
export function planObject(scope: PlanScope, block: Block, forms: Forms, prefix = ""): ObjectValue {
  const planned: Record<string, Value> = {};
  for (const attribute of block.attributes.values()) {
    planned[attribute.name] = planAttribute(scope, attribute, forms, join(prefix, attribute.name));
  }
  for (const nested of block.blocks.values()) {
    planned[nested.name] = planNestedBlock(scope, nested, forms, join(prefix, nested.name));
  }
  return planned;
}

function planAttribute(scope: PlanScope, attribute: Attribute, forms: Forms, dotted: string): Value {
  const fact = scope.facts?.attributes.get(dotted);
  const configured = at(forms.config, attribute.name);
  if (attribute.writeOnly) return null;
  if (configured === null) return planUnset(scope, attribute, fact, forms);
  const prior = at(forms.prior, attribute.name);
  if (attribute.nested && !isUnknown(configured)) {
    const values = { prior, proposed: at(forms.proposed, attribute.name), config: configured };
    return planItems(scope, attribute.nested.nesting, asBlock(attribute.nested), values, dotted);
  }
  return ignoresChange(fact?.ignored, prior, configured, forms.proposed) ? prior : configured;
}

/** The configuration is silent. */
function planUnset(scope: PlanScope, attribute: Attribute, fact: AttributeFacts | undefined, forms: Forms): Value {
  const prior = at(forms.prior, attribute.name);
  if (fact?.default !== undefined && attribute.optional) {
    const value = fact.default as Value;
    scope.notes.overridesConfig ||= !attribute.computed;
    return ignoresChange(fact.ignored, prior, value, forms.proposed) ? prior : value;
  }
  if (attribute.computed) {
    const carried = forms.prior === null ? null : at(forms.proposed, attribute.name);
    return carried ?? scope.open;
  }
  if (prior !== null && ignoresRemoval(fact?.ignored)) {
    scope.notes.overridesConfig = true;
    return prior;
  }
  return null;
}

function planNestedBlock(scope: PlanScope, nested: NestedBlock, forms: Forms, dotted: string): Value {
  const values = {
    prior: at(forms.prior, nested.name),
    proposed: at(forms.proposed, nested.name),
    config: at(forms.config, nested.name),
  };
  if (!isSet(values.config) && isSet(values.prior) && ignoresRemoval(scope.facts?.blocks.get(dotted)?.ignored)) {
    scope.notes.overridesConfig = true;
    return values.prior;
  }
  return planItems(scope, nested.nesting, nested.block, values, dotted);
}

interface Values {
  readonly prior: Value;
  readonly proposed: Value;
  readonly config: Value;
}

/** The items of something nested, matched with what was there: by index, by key, or in a set by content. */
function planItems(scope: PlanScope, nesting: Nesting, block: Block, values: Values, dotted: string): Value {
  const { prior, proposed, config } = values;
  // A block that holds a dynamic value travels with its type, which a change inside would break.
  if (config === null || isUnknown(config) || config instanceof Dynamic) return config;
  const item = (configItem: Value, priorItem: Value, proposedItem: Value): Value =>
    isObject(configItem)
      ? planObject(
          scope,
          block,
          {
            prior: isObject(priorItem) ? priorItem : null,
            proposed: isObject(proposedItem) ? proposedItem : configItem,
            config: configItem,
          },
          dotted,
        )
      : configItem;
  if (nesting === "single") return item(config, prior, proposed);
  if (isObject(config)) {
    const child = (value: Value, key: string) => (isObject(value) ? at(value, key) : null);
    const entries = Object.entries(config);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, item(value, child(prior, key), child(proposed, key))]),
    );
  }
  const items = isArray(config) ? config : [];
  if (nesting === "set") {
    const priorItems = isArray(prior) ? prior.filter(isObject) : [];
    return items.map((value) => {
      const bare = planItems(
        { ...scope, open: null },
        "single",
        block,
        { prior: null, proposed: null, config: value },
        dotted,
      );
      const same = isObject(bare) ? priorItems.find((candidate) => agrees(block, bare, candidate)) : undefined;
      return same ?? item(value, null, null);
    });
  }
  const element = (value: Value, index: number) => (isArray(value) ? (value[index] ?? null) : null);
  return items.map((value, index) => item(value, element(prior, index), element(proposed, index)));
}

/** True where an item of a set is one that was there, apart from what the provider had added to it. */
function agrees(block: Block, planned: ObjectValue, prior: ObjectValue): boolean {
  return (
    [...block.attributes.values()].every(({ name, type, computed, nested }) => {
      const [after, before] = [at(planned, name), at(prior, name)];
      if (computed && after === null) return true;
      return nested ? allAgree(nested.nesting, asBlock(nested), after, before) : equal(after, before, type);
    }) &&
    [...block.blocks.values()].every(({ name, nesting, block: inner }) =>
      allAgree(nesting, inner, at(planned, name), at(prior, name)),
    )
  );
}

/** The same for all items of something inside: in the same order, as Terraform sorts equal sets alike. */
function allAgree(nesting: Nesting, block: Block, planned: Value, prior: Value): boolean {
  const after = itemsOf(nesting, planned);
  const before = itemsOf(nesting, prior);
  return after.length === before.length && after.every((item, index) => agrees(block, item, before[index] ?? {}));
}

function itemsOf(nesting: Nesting, value: Value): ObjectValue[] {
  if (nesting === "single") return isObject(value) ? [value] : [];
  return (isArray(value) ? value : isObject(value) ? Object.values(value) : []).filter(isObject);
}
