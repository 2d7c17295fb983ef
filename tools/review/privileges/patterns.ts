/**
 * Whether every text that pattern `narrow` fits is fitted by pattern `wide`. Both may have `*`, anything, and `?`, one
 * character; a `*` of the narrow one can only be taken up by a `*` of the wide one.
 */
export function isWider(wide: string, narrow: string): boolean {
  // Reachable places in `wide`, after each character of `narrow`.
  let places = withStars(wide, new Set([0]));
  for (const character of narrow) {
    const next = new Set<number>();
    for (const place of places) {
      const at = wide[place];
      if (at === "*") next.add(place);
      else if (at !== undefined && (at === character || (at === "?" && character !== "*"))) next.add(place + 1);
    }
    places = withStars(wide, next);
    if (places.size === 0) return false;
  }
  return places.has(wide.length);
}

/** A `*` may stand for nothing. */
function withStars(pattern: string, places: Set<number>): Set<number> {
  for (const place of places) if (pattern[place] === "*") places.add(place + 1);
  return places;
}
