/** Settings that are shown under one title. */
export interface Group<T> {
  /** Their section, or the entry of a section: `sources.orders`; empty for those that are no section. */
  readonly title: string;
  readonly members: readonly { readonly name: string; readonly member: T }[];
}

/**
 * Puts settings together that belong to one section, or to one entry of a section that has entries.
 * @param records sections that have entries: `sources`, `zones`
 */
export function groupsOf<T extends { readonly segments: readonly string[] }>(
  all: readonly T[],
  records: readonly string[],
): Group<T>[] {
  const groups = new Map<string, { readonly name: string; readonly member: T }[]>();
  for (const member of all) {
    const { segments } = member;
    const wanted = records.includes(segments[0] ?? "") ? 2 : 1;
    const depth = segments.length > wanted ? wanted : Math.max(0, segments.length - 1);
    const title = segments.slice(0, depth).join(".");
    const inGroup = groups.get(title) ?? [];
    inGroup.push({ name: segments.slice(depth).join("."), member });
    groups.set(title, inGroup);
  }
  return [...groups].map(([title, members]) => ({ title, members }));
}
