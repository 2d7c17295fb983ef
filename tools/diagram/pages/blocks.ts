/**
 * Replaces what stands between `<!-- generated: NAME -->` and `<!-- end -->`.
 * @throws Error where the page has no such place
 */
export function replaceBlock(path: string, page: string, name: string, block: string): string {
  const start = `<!-- generated: ${name} -->`;
  const end = "<!-- end -->";
  const from = page.indexOf(start);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`${path} has no place for "${name}": write ${start} and ${end}`);
  return `${page.slice(0, from + start.length)}\n\n${block}\n\n${page.slice(to)}`;
}
