import { at } from "../../schema/value";
import { slotOf, uniquesOf } from "../uniques";
import type { Effects } from "./effects";

/** Days that a service keeps a name where nothing is said. */
const DEFAULT_DAYS = 30;

/** The service keeps the names of a deleted object for the days that an argument says. */
export const keepingNames = (daysArgument: string): Effects => ({
  deleted({ object, store }) {
    if (Number(at(object.attributes, daysArgument) ?? DEFAULT_DAYS) === 0) return;
    for (const row of uniquesOf(object.type)) {
      const slot = slotOf(row, object, object.attributes);
      if (slot !== undefined) store.take(slot);
    }
  },
});
