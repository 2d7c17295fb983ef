import type { Change } from "../changes/change";
import { goesWithAnother } from "../changes/goes-with";
import { GIVING_TYPES } from "../privileges/families";
import type { Place } from "../sides/places";
import { HOLDS_DATA } from "../weights/data";
import { weigh } from "../weights/weigh";
import type { Entry } from "./report";

/** What is known of a resource beside its plan. */
export interface Knowledge {
  /** Where it is set. */
  places(stack: string, address: string): readonly Place[];
  /** Whether the base keeps Terraform from destroying it. */
  isProtected(stack: string, address: string): boolean;
  /** Addresses of what holds data and is in it, in the base's output. Default: nothing is known of that. */
  inside?(stack: string, address: string): readonly string[];
}

/** The thing that it is part of is told already; what holds data is told by itself. */
const PART = { gravity: "change", why: "" } as const;

/** What a reviewer is told of changes. */
export function entriesOf(changes: readonly Change[], known: Knowledge): Entry[] {
  const isPart = goesWithAnother(changes);
  const told = new Set(changes.map(({ stack, address }) => `${stack} ${address}`));
  return changes.map((change) => {
    const { stack, address, type, action, from, createsFirst = false, isDrift = false } = change;
    // A new one has nothing in it, while what was in the old one is as it was to every plan.
    const inside = action === "replace" ? (known.inside?.(stack, from ?? address) ?? []) : [];
    const takesAlong = inside.filter((one) => !told.has(`${stack} ${one}`));
    const places = [...known.places(stack, from ?? address), ...known.places(stack, address)];
    return {
      stacks: [stack],
      address,
      type,
      action,
      ...(isPart(stack, address) && !(type in HOLDS_DATA) ? PART : weigh(change)),
      places: places.slice(0, 1),
      isProtected: (action === "delete" || action === "replace") && known.isProtected(stack, address),
      isDrift,
      ...(from === undefined ? {} : { from }),
      createsFirst,
      ...(takesAlong.length > 0 && { takesAlong }),
      ...(change.isTakenOver && { isTakenOver: true as const }),
      // What they allow is told by itself.
      arguments: GIVING_TYPES.has(type)
        ? change.arguments.filter(({ path }) => !/polic(?:y|ies)/.test(path))
        : change.arguments,
    };
  });
}

/** What is told of a resource that nothing is planned for. */
export function unplanned(
  stack: string,
  address: string,
  { places, isProtected }: Knowledge,
  told: Pick<Entry, "action" | "gravity" | "why">,
): Entry {
  return {
    stacks: [stack],
    address,
    type: address.slice(0, address.indexOf(".")),
    ...told,
    places: places(stack, address),
    isProtected: told.action === "vanish" && isProtected(stack, address),
    isDrift: false,
    createsFirst: false,
    arguments: [],
  };
}
