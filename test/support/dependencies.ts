import { interpolations } from "../../emitted/references";
import type { StackJson } from "../../emitted/stacks";

/** Every address that a resource of a stack waits for, directly or through others. */
export type Waits = (address: string) => ReadonlySet<string>;

/** What each resource and data source of a stack waits for: what it refers to, `depends_on`, and what those wait for. */
export function waitsOf(json: StackJson): Waits {
  const direct = new Map<string, ReadonlySet<string>>();
  const bodies = [
    ...Object.entries(json.resource ?? {}).map(([type, byId]) => [type, byId] as const),
    ...Object.entries(json.data ?? {}).map(([type, byId]) => [`data.${type}`, byId] as const),
  ].flatMap(([type, byId]) => Object.entries(byId).map(([id, body]) => [`${type}.${id}`, body] as const));
  const known = new Set(bodies.map(([address]) => address));
  for (const [address, body] of bodies) direct.set(address, new Set(named(body, known)));
  const all = new Map<string, ReadonlySet<string>>();
  const collect = (address: string): ReadonlySet<string> => {
    const done = all.get(address);
    if (done) return done;
    const found = new Set<string>();
    all.set(address, found);
    for (const next of direct.get(address) ?? []) {
      found.add(next);
      for (const further of collect(next)) found.add(further);
    }
    return found;
  };
  return collect;
}

/** Addresses that a value names: in `${…}`, or as an entry of `depends_on`. */
export function named(value: unknown, known: ReadonlySet<string>): string[] {
  if (typeof value === "string") {
    if (known.has(value)) return [value];
    return interpolations(value).flatMap(({ expression }) =>
      [...expression.matchAll(/(?:data\.)?[a-z0-9_]+\.[\w-]+/g)]
        .map(([address]) => address)
        .filter((address) => known.has(address)),
    );
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((part) => named(part, known));
}
