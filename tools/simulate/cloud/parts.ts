import { goesAlong, linksBetween } from "./references";
import { usersOf } from "./references/users";
import type { CloudObject, StoreView } from "./store";

/** What goes when an object goes: its parts, and what the service made along with it. */
export function partsOf(store: StoreView, whole: CloudObject): CloudObject[] {
  return usersOf(store, whole).filter(
    (part) => part.madeWith === whole.key || linksBetween(part, whole).some((link) => goesAlong(link, whole)),
  );
}
