import type { Clock } from "../semantics/clock";

/**
 * How long nothing may be asked for before time passes: so many times the usual distance between two calls, in real
 * milliseconds within these limits. On a busy machine Terraform needs longer for its next call.
 */
const QUIET = { times: 10, least: 50, most: 400 } as const;
/** How many distances count as usual. */
const REMEMBERED = 32;

interface Sleeper {
  /** On the cloud's clock. */
  readonly until: number;
  wake(): void;
}

/**
 * Lets time pass on the cloud's clock as it would in reality: what takes long runs side by side with everything
 * else. So time moves only when nobody asks for anything any more and everybody waits, and then to the next one
 * that is done. A clock that jumped ahead at once would make the wait of one resource count for all others, and
 * a wait that is missing would not be missed.
 */
export class Timeline {
  private readonly sleepers: Sleeper[] = [];
  private readonly distances: number[] = [];
  private lastCall = performance.now();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly clock: Clock) {}

  /** Something was asked for: those who wait go on waiting. */
  touch(): void {
    const now = performance.now();
    // While somebody sleeps, what comes next may be waiting for that.
    if (this.sleepers.length === 0) this.distances.push(now - this.lastCall);
    if (this.distances.length > REMEMBERED) this.distances.shift();
    this.lastCall = now;
    this.wait();
  }

  /** Resolves when so many milliseconds have passed on the cloud's clock. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      this.sleepers.push({ until: this.clock.now() + milliseconds, wake });
      this.wait();
    });
  }

  private pass(): void {
    const next = Math.min(...this.sleepers.map(({ until }) => until));
    if (next > this.clock.now()) this.clock.advance(next - this.clock.now());
    const done = this.sleepers.filter(({ until }) => until <= this.clock.now());
    for (const sleeper of done) {
      this.sleepers.splice(this.sleepers.indexOf(sleeper), 1);
      sleeper.wake();
    }
    this.wait();
  }

  private wait(): void {
    clearTimeout(this.timer);
    if (this.sleepers.length === 0) return;
    const usual = [...this.distances].sort((a, b) => a - b)[this.distances.length >> 1] ?? 0;
    const quiet = Math.min(QUIET.most, Math.max(QUIET.least, QUIET.times * usual));
    this.timer = setTimeout(() => this.pass(), quiet);
  }
}

const timelines = new WeakMap<Clock, Timeline>();

/** The timeline of a clock. */
export function timelineOf(clock: Clock): Timeline {
  const known = timelines.get(clock);
  if (known) return known;
  const timeline = new Timeline(clock);
  timelines.set(clock, timeline);
  return timeline;
}
