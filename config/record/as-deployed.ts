import { type Reference, referencesIn } from "../references";
import { environmentSchema, type ParsedEnvironment } from "../schema/environment";
import { RENAMED, RENAMED_FAMILIES } from "./renamed";

type Holder = Record<string | number, unknown>;

/**
 * An environment under the keys that its entries were deployed with: addresses, names in the clouds and outputs follow from
 * them, so that another key changes nothing. References are rewritten wherever the schema marks them.
 */
export function asDeployed(env: ParsedEnvironment): ParsedEnvironment {
  if (RENAMED_FAMILIES.every((family) => Object.keys(env.formerly[family]).length === 0)) return env;
  const copy = structuredClone(env);
  const named = referencesIn(environmentSchema, env).flatMap((reference) => {
    const to = deployedName(env, reference);
    return to === undefined ? [] : [{ from: reference.from, name: reference.name, to }];
  });
  // What is in a record is rewritten before its key is, deepest first.
  for (const { from, name, to } of [...named].sort((a, b) => b.from.length - a.from.length)) {
    const holder = holderOf(copy, from.slice(0, -1));
    const last = from.at(-1) ?? "";
    if (holder[last] === name) holder[last] = to;
    else renameKey(holder, name, to);
  }
  for (const family of RENAMED_FAMILIES) {
    const renames = Object.entries(env.formerly[family]);
    const entries = copy[family] as Record<string, unknown>;
    const taken = renames.map(([now]) => [now, entries[now]] as const);
    for (const [now] of renames) delete entries[now];
    for (const [now, entry] of taken) entries[env.formerly[family][now] ?? now] = entry;
  }
  return copy;
}

/** The key that a reference is to go by; undefined where it stays. */
function deployedName(env: ParsedEnvironment, { mark, name }: Reference): string | undefined {
  const family = RENAMED_FAMILIES.find((one) => RENAMED[one] === mark.to);
  const names = family === undefined ? {} : env.formerly[family];
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

const holderOf = (root: object, path: readonly (string | number)[]): Holder =>
  path.reduce<Holder>((holder, key) => holder[key] as Holder, root as Holder);

function renameKey(holder: Holder, from: string, to: string): void {
  const value = holder[from];
  delete holder[from];
  holder[to] = value;
}
