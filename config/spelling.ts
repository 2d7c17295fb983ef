/**
 * The candidate that somebody probably meant; undefined if none is close.
 * @param most letters that differ at most. Default: a quarter of the candidate's
 */
export function closest(
  word: string,
  candidates: readonly string[],
  most = Number.POSITIVE_INFINITY,
): string | undefined {
  // Comparing takes the product of both lengths.
  if (word.length > 100) return undefined;
  const letters = [...word.toLowerCase()];
  const near = candidates
    .flatMap((candidate) => {
      const distance = distanceUpTo(Math.min(most, Math.max(1, Math.floor(candidate.length / 4))), letters, [
        ...candidate.toLowerCase(),
      ]);
      return distance === undefined ? [] : [{ candidate, distance }];
    })
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate;
}

/**
 * Letters to insert, delete, replace, or swap with their neighbour (optimal string alignment); undefined where they are
 * more than `most`. A misspelt name is compared with hundreds, so it stops as soon as that is certain.
 */
function distanceUpTo(most: number, a: readonly string[], b: readonly string[]): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      row.push(steps);
      least = Math.min(least, steps);
    }
    // Two rows on, nothing less can come of them.
    if (least > most && Math.min(...last) > most) return undefined;
    [beforeLast, last] = [last, row];
  }
  const distance = last[b.length] ?? 0;
  return distance <= most ? distance : undefined;
}
