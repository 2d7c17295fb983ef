/** A choice per factor. */
export type Combination<F extends Factors> = { readonly [K in keyof F]: F[K][number] };
export type Factors = Readonly<Record<string, readonly (string | number | boolean)[]>>;

/**
 * Few combinations in which every pair of choices occurs that is possible at all: always the one next that has most
 * pairs which are still missing. Deterministic.
 * @param possible whether a combination may be chosen
 */
export function pairwise<F extends Factors>(
  factors: F,
  possible: (combination: Combination<F>) => boolean,
): Combination<F>[] {
  const all = combinations(factors).filter(possible);
  const missing = new Set(all.flatMap(pairsOf));
  const chosen: Combination<F>[] = [];
  while (missing.size > 0) {
    const gain = (row: Combination<F>) => pairsOf(row).filter((pair) => missing.has(pair)).length;
    const best = all.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    for (const pair of pairsOf(best)) missing.delete(pair);
    chosen.push(best);
  }
  return chosen;
}

/** Every combination there is. */
export function combinations<F extends Factors>(factors: F): Combination<F>[] {
  return Object.entries(factors).reduce<Record<string, unknown>[]>(
    (rows, [name, choices]) => rows.flatMap((row) => choices.map((choice) => ({ ...row, [name]: choice }))),
    [{}],
  ) as Combination<F>[];
}

/** The pairs of choices in a combination, as text. */
export function pairsOf(row: object): string[] {
  const choices = Object.entries(row).map(([name, choice]) => `${name}=${choice}`);
  return choices.flatMap((one, index) => choices.slice(index + 1).map((other) => `${one} ${other}`));
}
