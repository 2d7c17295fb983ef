import type { ResourceJson } from "../../emitted/stacks";
import { factsOf } from "../simulate/facts";
import type { TypeFacts } from "../simulate/facts/facts";
import { keepsOldKey, ownKeyIn } from "./service-keys";

/** What is no argument of the provider. */
const META: ReadonlySet<string> = new Set([
  "//",
  "lifecycle",
  "provider",
  "depends_on",
  "count",
  "for_each",
  "provisioner",
]);

/** Names that the provider would change in place, and that never change where the thing is: they are what others call it. */
const NAMED_FOR_GOOD: ReadonlySet<string> = new Set(["databricks_catalog", "databricks_storage_credential"]);

/**
 * Arguments of a resource that are fixed for good, as far as their values are known before anything is deployed: another
 * value makes the resource anew, fails, or is never sent. By what is known of the provider, so that it holds for every type.
 * A key that data services have of their own is known by its purpose.
 */
export function fixedValues(type: string, args: ResourceJson): Readonly<Record<string, unknown>> {
  const facts = factsOf(type);
  if (facts === undefined) return {};
  const found = new Map<string, unknown[]>();
  const walk = (value: unknown, path: string): void => {
    if (value === null || value === undefined) return;
    if (facts.attributes.has(path)) {
      const fixed = isFixed(facts, path) && isKnown(value) ? value : undefined;
      const said = fixed ?? (isFixed(facts, path) || keepsOldKey(type, path) ? ownKeyIn(value) : undefined);
      if (said !== undefined) found.set(path, [...(found.get(path) ?? []), said]);
    } else if (Array.isArray(value)) for (const item of value) walk(item, path);
    else if (typeof value === "object")
      for (const [name, item] of Object.entries(value)) walk(item, path === "" ? name : `${path}.${name}`);
  };
  walk(Object.fromEntries(Object.entries(args).filter(([name]) => !META.has(name))), "");
  return Object.fromEntries(
    [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, values]) => [path, values.length === 1 ? values[0] : values]),
  );
}

/** Whether another value of an argument means another resource, or cannot come about. */
export function isFixed(facts: TypeFacts, path: string): boolean {
  const attribute = facts.attributes.get(path);
  if (attribute === undefined || attribute.sensitive || attribute.writeOnly) return false;
  const { change, onlyIf } = attribute.replacement;
  return (
    (change === true && onlyIf === undefined) ||
    facts.changeFails.includes(path) ||
    facts.idNotReplaced.includes(path) ||
    (path === "name" && NAMED_FOR_GOOD.has(facts.type))
  );
}

/** References are known only when something is deployed. */
const isKnown = (value: unknown): boolean => !/[$%]\{/.test(JSON.stringify(value));
