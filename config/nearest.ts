/**
 * Those at a place, else those below it; `within`: both together.
 * @param separator what stands between a place and what is below it
 */
export function nearest<C>(
  all: readonly C[],
  place: string,
  separator: string,
  of: (one: C) => string | undefined,
  which: "nearest" | "within" = "nearest",
): readonly C[] {
  const at = all.filter((one) => of(one) === place);
  if (which === "nearest" && at.length > 0) return at;
  return [...at, ...all.filter((one) => of(one)?.startsWith(`${place}${separator}`))];
}
