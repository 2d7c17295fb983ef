import type { Replacement, TypeFacts } from "../facts/facts";
import { equal } from "../schema/equal";
import { type Attribute, asBlock, type Block, type Nesting, typeOfBlock, typeOfNestedBlock } from "../schema/model";
import { at, isArray, isObject, isUnknown, type ObjectValue, type Value } from "../schema/value";
import type { Path } from "../wire/handler";
import { conditionHolds } from "./conditions";
import { isSet, join } from "./places";

export interface ReplaceScope {
  readonly facts: TypeFacts | undefined;
  readonly prior: ObjectValue;
  readonly planned: ObjectValue;
  /** Just imported: an argument without a value is one that the import did not read, not one that was unset. */
  readonly imported: boolean;
}

/** The paths whose change makes a new object necessary. */
export function replacingPaths(scope: ReplaceScope, block: Block, config: ObjectValue): Path[] {
  return compare(scope, block, { prior: scope.prior, planned: scope.planned, config }, "", []);
}

interface Pair {
  readonly prior: ObjectValue;
  readonly planned: ObjectValue;
  /** Undefined where an item cannot be told: inside a set. */
  readonly config: ObjectValue | undefined;
}

function compare(scope: ReplaceScope, block: Block, pair: Pair, prefix: string, path: Path): Path[] {
  const attributes = [...block.attributes.values()].flatMap((attribute) =>
    compareAttribute(scope, attribute, pair, join(prefix, attribute.name), [...path, { attribute: attribute.name }]),
  );
  const blocks = [...block.blocks.values()].flatMap((nested) => {
    const { name, nesting } = nested;
    if (equal(at(pair.prior, name), at(pair.planned, name), typeOfNestedBlock(nested))) return [];
    return compareNested(scope, nesting, nested.block, name, pair, join(prefix, name), [...path, { attribute: name }]);
  });
  return [...attributes, ...blocks];
}

function compareAttribute(scope: ReplaceScope, attribute: Attribute, pair: Pair, dotted: string, path: Path): Path[] {
  const { name, type, nested } = attribute;
  const prior = at(pair.prior, name);
  const planned = at(pair.planned, name);
  if (equal(prior, planned, type)) return [];
  // The provider is only going to find out again what nobody asked to change.
  if (attribute.computed && isUnknown(planned) && pair.config && at(pair.config, name) === null) return [];
  if (nested) {
    const whole = scope.facts?.blocks.get(dotted)?.replacement;
    if (whole?.change === true) return replaces(scope, whole, prior, planned, pair) ? [path] : [];
    return compareNested(scope, nested.nesting, asBlock(nested), name, pair, dotted, path);
  }
  const fact = scope.facts?.attributes.get(dotted);
  return fact && replaces(scope, fact.replacement, prior, planned, pair) ? [path] : [];
}

function replaces(scope: ReplaceScope, replacement: Replacement, prior: Value, planned: Value, pair: Pair): boolean {
  if (scope.imported && prior === null) return false;
  const transition = prior === null ? "set" : planned === null ? "unset" : "change";
  if (replacement[transition] !== true) return false;
  return (
    replacement.onlyIf === undefined ||
    conditionHolds(replacement.onlyIf, {
      prior,
      planned,
      holder: pair.planned,
      priorResource: scope.prior,
      plannedResource: scope.planned,
    })
  );
}

/** Items of something nested that differs. A path cannot lead into a set, so it ends there. */
function compareNested(
  scope: ReplaceScope,
  nesting: Nesting,
  block: Block,
  name: string,
  pair: Pair,
  dotted: string,
  path: Path,
): Path[] {
  const prior = itemsOf(at(pair.prior, name));
  const planned = itemsOf(at(pair.planned, name));
  const config = itemsOf(at(pair.config, name));
  const added = planned.length > prior.length && countChanges(scope, "set", block, planned, prior, dotted);
  const removed = prior.length > planned.length && countChanges(scope, "unset", block, prior, planned, dotted);
  if (added || removed) return [path];
  if (nesting === "set") return contentReplaces(scope, block, prior, planned, dotted) ? [path] : [];
  return prior.slice(0, planned.length).flatMap((item, index) => {
    const other = { prior: item, planned: planned[index] ?? {}, config: config[index] };
    return compare(scope, block, other, dotted, nesting === "list" ? [...path, { index }] : path);
  });
}

/** Whether it replaces that items come or go: as measured, else if they hold an argument that does. */
function countChanges(
  scope: ReplaceScope,
  transition: "set" | "unset",
  block: Block,
  more: readonly ObjectValue[],
  fewer: readonly ObjectValue[],
  dotted: string,
): boolean {
  if (scope.imported && transition === "set") return false;
  const measured = scope.facts?.blocks.get(dotted)?.replacement[transition];
  if (measured !== undefined) return measured;
  const type = typeOfBlock(block);
  return more
    .filter((item) => !fewer.some((other) => equal(item, other, type)))
    .some((item) => holdsReplacing(scope, transition, block, item, dotted));
}

function holdsReplacing(
  scope: ReplaceScope,
  transition: "set" | "unset",
  block: Block,
  item: ObjectValue,
  dotted: string,
): boolean {
  const ofAttribute = [...block.attributes.values()].some(({ name }) => {
    const replacement = scope.facts?.attributes.get(join(dotted, name))?.replacement;
    return replacement?.onlyIf === undefined && replacement?.[transition] === true && isSet(at(item, name));
  });
  const ofBlock = [...block.blocks.values()].some((nested) =>
    itemsOf(at(item, nested.name)).some((inner) =>
      holdsReplacing(scope, transition, nested.block, inner, join(dotted, nested.name)),
    ),
  );
  return ofAttribute || ofBlock;
}

/** Items of a set have no identity: an argument has changed where its values, taken together, have. */
function contentReplaces(
  scope: ReplaceScope,
  block: Block,
  prior: readonly ObjectValue[],
  planned: readonly ObjectValue[],
  dotted: string,
): boolean {
  const ofAttribute = [...block.attributes.values()].some(({ name, type, computed }) => {
    const replacement = scope.facts?.attributes.get(join(dotted, name))?.replacement;
    if (replacement?.change !== true || replacement.onlyIf !== undefined) return false;
    const after = planned.map((item) => at(item, name));
    if (computed && after.some(isUnknown)) return false;
    return !equal(
      prior.map((item) => at(item, name)),
      after,
      ["set", type],
    );
  });
  const ofBlock = [...block.blocks.values()].some((nested) =>
    contentReplaces(
      scope,
      nested.block,
      prior.flatMap((item) => itemsOf(at(item, nested.name))),
      planned.flatMap((item) => itemsOf(at(item, nested.name))),
      join(dotted, nested.name),
    ),
  );
  return ofAttribute || ofBlock;
}

function itemsOf(value: Value): ObjectValue[] {
  if (isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}
