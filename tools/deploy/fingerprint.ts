import { createHash } from "node:crypto";
import { isGrave, type Report } from "../review/report/report";

/** Enough to tell one approval from another, and to copy it. */
const LENGTH = 12;

/**
 * What of a plan somebody has to approve, as one word: the same plan has the same one, and another argument, address or
 * right another one.
 */
export function fingerprintOf(stack: string, { entries, rights, unjudged }: Report): string {
  const grave = entries.filter(isGrave).map(({ address, action, gravity, arguments: changed }) => ({
    address,
    action,
    gravity,
    changed,
  }));
  const grown = rights.filter(({ grew }) => grew).map(({ places: _places, ...right }) => right);
  const text = JSON.stringify([stack, grave, grown, [...unjudged].sort()]);
  return createHash("sha256").update(text).digest("hex").slice(0, LENGTH);
}
