/** The time of a simulated cloud. It stands still until something moves it, so that every run is the same. */
export class Clock {
  /** @param current milliseconds since 1970; by default noon on the day the rules were written for */
  constructor(private current = Date.UTC(2026, 0, 15, 12)) {}

  /** Milliseconds since 1970. */
  now(): number {
    return this.current;
  }

  /** Lets time pass: what `time_sleep` does. */
  advance(milliseconds: number): void {
    this.current += milliseconds;
  }

  /** `2026-01-15T12:00:00Z` */
  timestamp(): string {
    return new Date(this.current).toISOString().replace(/\.\d+Z$/, "Z");
  }
}
