/** Something, and what lies in it or is the same. */
export interface Nesting<T> {
  /** Lies in no other; of several that are the same, the first one written. */
  readonly outer: T;
  /** At least one, in the order in which they were written. */
  readonly inner: readonly T[];
}

/**
 * What lies in one another, a group for each that lies in no other. Takes the time of sorting, however many there are.
 * @param prefixOf text with which that of everything inside starts: a folder with a slash at its end, the bits of a block
 */
export function nested<T>(items: readonly T[], prefixOf: (item: T) => string): Nesting<T>[] {
  const sorted = items
    .map((item, index) => ({ item, index, prefix: prefixOf(item) }))
    .sort((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : a.index - b.index));
  const groups: (typeof sorted)[] = [];
  for (const one of sorted) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && one.prefix.startsWith(group[0].prefix)) group.push(one);
    else groups.push([one]);
  }
  return groups
    .filter(({ length }) => length > 1)
    .map(([outer, ...inner]) => ({ outer, inner: inner.sort((a, b) => a.index - b.index) }))
    .flatMap(({ outer, inner }) =>
      outer === undefined ? [] : [{ outer: outer.item, inner: inner.map(({ item }) => item) }],
    );
}

/** Two that are to be named for a whole group, in the order in which they were written, and the others. */
export interface Clash<T> {
  readonly later: T;
  readonly earlier: T;
  readonly others: readonly T[];
}

/** The groups of `nested`, each as the one clash that is told of it. */
export function clashes<T>(items: readonly T[], prefixOf: (item: T) => string): Clash<T>[] {
  const order = new Map(items.map((item, index) => [item, index]));
  const at = (item: T) => order.get(item) ?? 0;
  return nested(items, prefixOf)
    .flatMap(({ outer, inner: [first, ...others] }) =>
      first === undefined
        ? []
        : [at(first) > at(outer) ? { later: first, earlier: outer, others } : { later: outer, earlier: first, others }],
    )
    .sort((a, b) => at(a.later) - at(b.later));
}

/** How many names a message has at most: more of them help nobody. */
const MOST_NAMES = 10;

/** `a, b, c`; of many the first ones: `a, b, c and 997 more`. */
export function listed(names: readonly string[], most: number = MOST_NAMES, between = ", "): string {
  if (names.length <= most) return names.join(between);
  return `${names.slice(0, most).join(between)} and ${names.length - most} more`;
}

/** What follows in the message of a clash: `, and so do b, c and 997 more`; nothing where there are no others. */
export function andSoDo(others: readonly string[]): string {
  const [only, ...more] = others;
  if (only === undefined) return "";
  return more.length === 0 ? `, and so does ${only}` : `, and so do ${listed(others, 3)}`;
}
