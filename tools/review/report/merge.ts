import type { RightChange } from "../privileges/compare";
import type { Place } from "../sides/places";
import { GRAVITIES } from "../weights/weight";
import type { Entry, RightEntry } from "./report";

/** The gravest first, otherwise in their order. */
export const byGravity = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => GRAVITIES.indexOf(a.gravity) - GRAVITIES.indexOf(b.gravity));

/** The environment that a stack belongs to. */
export interface Owner {
  readonly name: string;
  /** Its AWS account; undefined where that is not known. */
  readonly accountId: string | undefined;
}

/** Stack → its environment; of the account's stack none. */
export type Owners = ReadonlyMap<string, Owner | undefined>;

/** Tells the same change in several environments once. */
export const mergeEntries = (entries: readonly Entry[], owners: Owners): Entry[] => merged(entries, owners);

/** One entry per principal and condition, with everything that it gets or loses, once for several environments. */
export function mergeRights(
  rights: readonly RightChange[],
  owners: Owners,
  placeOf: (stack: string, address: string) => readonly Place[],
): RightEntry[] {
  const byWhom = new Map<string, RightChange[]>();
  for (const change of rights) {
    const { stack, address, grew, right } = change;
    const key = JSON.stringify([stack, address, grew, right.who, right.under, right.denies, right.on]);
    byWhom.set(key, [...(byWhom.get(key) ?? []), change]);
  }
  const gathered = [...byWhom.values()].flatMap((changes): RightEntry[] => {
    const [first] = changes;
    if (first === undefined) return [];
    const { stack, address, grew, right } = first;
    return [
      {
        grew,
        who: right.who,
        what: [...new Set(changes.map((change) => change.right.what))].sort(),
        on: [right.on],
        under: right.under,
        denies: right.denies === true,
        stacks: [stack],
        address,
        places: placeOf(stack, address),
      },
    ];
  });
  // The same actions on several things are one sentence.
  const perPrincipal = new Map<string, RightEntry>();
  for (const entry of gathered) {
    const key = JSON.stringify([
      entry.grew,
      entry.who,
      entry.what,
      entry.under,
      entry.denies,
      entry.stacks,
      entry.address,
    ]);
    const known = perPrincipal.get(key);
    perPrincipal.set(key, known === undefined ? entry : { ...known, on: [...known.on, ...entry.on].sort() });
  }
  return merged([...perPrincipal.values()], owners);
}

interface Told {
  readonly stacks: readonly string[];
  readonly places: readonly Place[];
}

/**
 * One for all that say the same but for names of their own environment; it then has `{environment}` and `{account}` in
 * their place. An account of somebody else stays what it is.
 */
function merged<E extends Told>(entries: readonly E[], owners: Owners): E[] {
  const byKey = new Map<string, { readonly first: E; readonly general: string; readonly all: E[] }>();
  for (const entry of entries) {
    const { stacks, places, ...rest } = entry;
    const [stack = ""] = stacks;
    const owner = owners.get(stack);
    const general = anywhere(JSON.stringify(rest), owner);
    const layer = owner === undefined ? stack : stack.slice(owner.name.length);
    const key = JSON.stringify([layer, general, places.map(({ setting }) => setting)]);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { first: entry, general, all: [entry] });
    else known.all.push(entry);
  }
  return [...byKey.values()].map(({ first, general, all }) =>
    all.length === 1
      ? first
      : {
          ...first,
          ...(JSON.parse(general) as Omit<E, keyof Told>),
          stacks: all.flatMap(({ stacks }) => stacks),
          places: distinct(all.flatMap(({ places }) => places)),
        },
  );
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.file}\n${place.setting}`, place])).values()];
}

/** Names have the environment in them, `acme-dev-raw`, `dev_sales`, and the id of its account. */
function anywhere(text: string, owner: Owner | undefined): string {
  if (owner === undefined) return text;
  const word = owner.name.replaceAll("-", "[-_]");
  const general = text.replace(new RegExp(`(?<![a-zA-Z0-9])${word}(?![a-zA-Z0-9])`, "g"), "{environment}");
  return owner.accountId === undefined ? general : general.replaceAll(owner.accountId, "{account}");
}
