/** No clock that is right shows an earlier day: the project is from then. What a wrong one says is not believed. */
export const EARLIEST_TODAY = "2026-11-30";

/** The year that it is, at the earliest. */
export const thisYear = (): number => Math.max(new Date().getUTCFullYear(), Number(EARLIEST_TODAY.slice(0, 4)));

/** The day that it is, at the earliest: `2026-11-30`. */
export function today(): string {
  const day = new Date().toISOString().slice(0, 10);
  return day > EARLIEST_TODAY ? day : EARLIEST_TODAY;
}
