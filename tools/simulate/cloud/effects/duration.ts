const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a duration as Go writes it, `1m30s`. */
export function duration(text: unknown): number {
  if (typeof text !== "string") return 0;
  return [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
    (sum, [, n = "0", unit = ""]) => sum + Number(n) * (UNITS[unit] ?? 0),
    0,
  );
}
