import type { AttributeFacts, TypeFacts } from "../facts/facts";
import type { Block } from "../schema/model";
import { at, isArray, isUnknown, type ObjectValue, type Value } from "../schema/value";
import type { Diagnostic, Path } from "../wire/handler";
import { failedChecks } from "./checks";
import { holdersOf, isSet, nestedIn, placesOf } from "./places";

/** What the real provider would say about a configuration before it calls anything. */
export function validateConfig(block: Block, facts: TypeFacts | undefined, config: ObjectValue): Diagnostic[] {
  if (!facts) return [];
  const set = new Set(Object.keys(config).filter((name) => isSet(at(config, name))));
  const mayBeSet = (dotted: string) => set.has(firstOf(dotted));
  return [
    ...[...facts.attributes].flatMap(([dotted, fact]) =>
      !mayBeSet(dotted)
        ? []
        : placesOf(block, config, dotted).flatMap(({ path, value }) => checkValue(dotted, fact, path, value)),
    ),
    ...[...facts.blocks].flatMap(([dotted, fact]) =>
      fact.isAttribute && mayBeSet(dotted)
        ? placesOf(block, config, dotted).flatMap(({ path, value }) => checkItems(dotted, fact, path, value))
        : [],
    ),
    ...checkConflicts(block, facts, config, mayBeSet),
    ...facts.exactlyOneOf.flatMap((group) => checkGroup(block, config, group, "exactly one")),
    ...facts.atLeastOneOf.flatMap((group) => checkGroup(block, config, group, "at least one")),
    ...checkRequiredWith(block, facts, config, mayBeSet),
  ];
}

function checkValue(dotted: string, fact: AttributeFacts, path: Path, value: Value): Diagnostic[] {
  if (!isSet(value) || isUnknown(value)) return [];
  const found = checkItems(dotted, fact, path, value);
  if (fact.allowed !== undefined) found.push(...checkAllowed(dotted, fact, fact.allowed, path, value));
  for (const failed of fact.check === undefined ? [] : failedChecks(fact.check, value)) {
    found.push(
      error(path, `Invalid value for ${dotted}`, `${shown(value)} does not pass the provider's check: ${failed}.`),
    );
  }
  return found;
}

function checkItems(
  dotted: string,
  fact: { readonly minItems?: number; readonly maxItems?: number },
  path: Path,
  value: Value,
): Diagnostic[] {
  if (!isArray(value) || value.length === 0) return [];
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = fact;
  if (value.length < minItems) {
    return [
      error(path, `Not enough items in ${dotted}`, `At least ${minItems} are needed, there are ${value.length}.`),
    ];
  }
  if (value.length > maxItems) {
    return [error(path, `Too many items in ${dotted}`, `At most ${maxItems} are allowed, there are ${value.length}.`)];
  }
  return [];
}

function checkAllowed(
  dotted: string,
  fact: AttributeFacts,
  allowed: readonly string[],
  path: Path,
  value: Value,
): Diagnostic[] {
  const fold = (text: string) => (fact.allowedIgnoresCase ? text.toLowerCase() : text);
  const values = (isArray(value) ? value : [value]).filter((item) => typeof item === "string");
  return values
    .filter((item) => !allowed.some((other) => fold(other) === fold(item)))
    .map((item) => error(path, `Invalid value for ${dotted}`, `"${item}" is not one of ${allowed.join(", ")}.`));
}

/** Paths are compared inside the innermost item that holds them all: one task does not conflict with another. */
function sharedHolders(block: Block, config: ObjectValue, paths: readonly string[]) {
  const [first = [], ...others] = paths.map((path) => path.split(".").slice(0, -1));
  const names = first.filter((_, index) =>
    others.every((other) => other.slice(0, index + 1).join(".") === first.slice(0, index + 1).join(".")),
  );
  const inner = innerBlock(block, names);
  return holdersOf(block, config, names).map((holder) => ({
    path: holder.path,
    stateOf: (dotted: string) => {
      const relative = dotted.split(".").slice(names.length).join(".");
      const values = inner ? placesOf(inner, holder.object, relative).map(({ value }) => value) : [];
      return values.some((value) => isSet(value) && !isUnknown(value))
        ? "set"
        : values.some(isUnknown)
          ? "unknown"
          : "unset";
    },
  }));
}

function innerBlock(block: Block, names: readonly string[]): Block | undefined {
  return names.reduce<Block | undefined>((outer, name) => outer && nestedIn(outer, name)?.block, block);
}

/** The name that a dotted path starts with. */
const firstOf = (dotted: string): string => {
  const dot = dotted.indexOf(".");
  return dot < 0 ? dotted : dotted.slice(0, dot);
};

/** Whether anything of a dotted path can be set; most of what a type has is not, and need not be looked at. */
type MayBeSet = (dotted: string) => boolean;

function checkConflicts(block: Block, facts: TypeFacts, config: ObjectValue, mayBeSet: MayBeSet): Diagnostic[] {
  const reported = new Set<string>();
  const found: Diagnostic[] = [];
  for (const [one, others] of facts.conflicts) {
    if (!mayBeSet(one)) continue;
    for (const other of others) {
      if (!mayBeSet(other)) continue;
      const pair = [one, other].sort().join(" ");
      if (one === other || reported.has(pair)) continue;
      for (const { path, stateOf } of sharedHolders(block, config, [one, other])) {
        if (stateOf(one) !== "set" || stateOf(other) !== "set") continue;
        reported.add(pair);
        found.push(
          error([...path, ...lastStep(one)], "Conflicting arguments", `${one} may not be set together with ${other}.`),
        );
      }
    }
  }
  return found;
}

function checkGroup(
  block: Block,
  config: ObjectValue,
  group: readonly string[],
  needed: "exactly one" | "at least one",
): Diagnostic[] {
  return sharedHolders(block, config, group).flatMap(({ path, stateOf }) => {
    const states = group.map(stateOf);
    const set = group.filter((_, index) => states[index] === "set");
    if (set.length === 0 && !states.includes("unknown")) {
      return [error(path, "Missing argument", `${capitalized(needed)} of ${group.join(", ")} has to be set.`)];
    }
    if (needed === "exactly one" && set.length > 1) {
      const detail = `Only one of ${group.join(", ")} may be set; there are ${set.join(" and ")}.`;
      return [error([...path, ...lastStep(set[0] ?? "")], "Conflicting arguments", detail)];
    }
    return [];
  });
}

function checkRequiredWith(block: Block, facts: TypeFacts, config: ObjectValue, mayBeSet: MayBeSet): Diagnostic[] {
  return [...facts.requiredWith].flatMap(([one, others]) =>
    (mayBeSet(one) ? others : []).flatMap((other) =>
      sharedHolders(block, config, [one, other])
        .filter(({ stateOf }) => stateOf(one) !== "unset" && stateOf(other) === "unset")
        .map(({ path }) => error([...path, ...lastStep(one)], "Missing argument", `${one} needs ${other} as well.`)),
    ),
  );
}

/** The last name of a path, where it stands directly in its holder. */
function lastStep(dotted: string): Path {
  const name = dotted.split(".").at(-1);
  return name === undefined ? [] : [{ attribute: name }];
}

function shown(value: Value): string {
  return typeof value === "string" ? `"${value}"` : isArray(value) ? value.map(shown).join(", ") : String(value);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function error(path: Path, summary: string, detail: string): Diagnostic {
  return { severity: "error", summary, detail, path };
}
