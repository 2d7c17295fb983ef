/**
 * Names as they are while they have room; otherwise as few patterns as it takes, made of those that start alike the
 * longest. `partner-a`, `partner-b` become `partner-*`.
 * @param room characters for all of them
 * @param length characters that one of them takes
 */
export function fewPatterns(names: readonly string[], room: number, length: (name: string) => number): string[] {
  const left = [...new Set(names)].sort();
  const total = () => left.reduce((sum, name) => sum + length(name), 0);
  while (total() > room && left.length > 1) {
    // In order, the two that start alike the longest are neighbours.
    const shared = left.slice(1).map((name, index) => commonStart(left[index] ?? "", name).length);
    const at = shared.indexOf(Math.max(...shared));
    const start = commonStart(left[at] ?? "", left[at + 1] ?? "");
    left.splice(at, 2, `${start}*`);
    for (let index = left.length - 1; index >= 0; index--) {
      if (index !== at && left[index]?.startsWith(start) === true) left.splice(index, 1);
    }
  }
  return left;
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length] && one[length] !== "*") length++;
  return one.slice(0, length);
}
