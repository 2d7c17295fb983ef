import type { RightChange } from "../privileges/compare";
import type { Place } from "../sides/places";
import { GRAVITIES } from "../weights/weight";
import type { Entry, RightEntry } from "./report";

/** The gravest first, otherwise in their order. */
export const byGravity = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => GRAVITIES.indexOf(a.gravity) - GRAVITIES.indexOf(b.gravity));

/** Stack → its environment. */
type Environments = ReadonlyMap<string, string | undefined>;

/** Tells the same change in several environments once. */
export function mergeEntries(entries: readonly Entry[], environments: Environments): Entry[] {
  return merged(entries, (entry) => {
    const { stacks, places, ...rest } = entry;
    const stack = stacks[0] ?? "";
    const settings = places.map(({ setting }) => setting);
    return anywhere(JSON.stringify([layerOf(stack, environments), rest, settings]), environments.get(stack));
  });
}

/** One entry per principal and condition, with everything that it gets or loses, once for several environments. */
export function mergeRights(
  rights: readonly RightChange[],
  environments: Environments,
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
  return merged([...perPrincipal.values()], ({ stacks, places: _places, ...rest }) => {
    const stack = stacks[0] ?? "";
    return anywhere(JSON.stringify([layerOf(stack, environments), rest]), environments.get(stack));
  });
}

function merged<E extends { readonly stacks: readonly string[]; readonly places: readonly Place[] }>(
  entries: readonly E[],
  keyOf: (entry: E) => string,
): E[] {
  const byKey = new Map<string, E>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = byKey.get(key);
    byKey.set(
      key,
      known === undefined
        ? entry
        : {
            ...known,
            stacks: [...known.stacks, ...entry.stacks],
            places: distinct([...known.places, ...entry.places]),
          },
    );
  }
  return [...byKey.values()];
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.file}\n${place.setting}`, place])).values()];
}

/** `dev-unity-catalog` → `-unity-catalog`. */
function layerOf(stack: string, environments: Environments): string {
  const environment = environments.get(stack);
  return environment === undefined ? stack : stack.slice(environment.length);
}

/** Names have the environment in them: `acme-dev-raw`, `dev_sales`, also its account and region. */
function anywhere(key: string, environment: string | undefined): string {
  if (environment === undefined) return key;
  const word = environment.replaceAll("-", "[-_]");
  return key
    .replace(new RegExp(`(?<![a-zA-Z0-9])${word}(?![a-zA-Z0-9])`, "g"), "{environment}")
    .replace(/(?<!\d)\d{12}(?!\d)/g, "{account}");
}
