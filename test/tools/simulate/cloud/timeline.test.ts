import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Timeline, timelineOf } from "../../../../tools/simulate/cloud/timeline";
import { Clock } from "../../../../tools/simulate/semantics/clock";

const START = 1_000_000;

describe("the timeline", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** Sleeps that note when, on the cloud's clock, they woke. */
  function sleepers() {
    const clock = new Clock(START);
    const timeline = new Timeline(clock);
    const woken: [string, number][] = [];
    const sleep = (name: string, ms: number) =>
      void timeline.sleep(ms).then(() => woken.push([name, clock.now() - START]));
    return { clock, timeline, woken, sleep };
  }

  it("lets sleeps that run side by side pass together, each waking at its own time", async () => {
    const { woken, sleep } = sleepers();
    sleep("long", 60_000);
    sleep("short", 30_000);
    sleep("long too", 60_000);
    await vi.runAllTimersAsync();
    expect(woken).toEqual([
      ["short", 30_000],
      ["long", 60_000],
      ["long too", 60_000],
    ]);
  });

  it("does not move while something else is going on", async () => {
    const { clock, timeline, woken, sleep } = sleepers();
    sleep("one", 60_000);
    for (let turn = 0; turn < 20; turn++) {
      timeline.touch();
      await vi.advanceTimersByTimeAsync(40);
    }
    expect([clock.now(), woken]).toEqual([START, []]);
    await vi.runAllTimersAsync();
    expect(clock.now()).toBe(START + 60_000);
  });

  it("waits longer for the next call where calls come slowly", async () => {
    const { timeline, woken, sleep } = sleepers();
    for (let call = 0; call < 10; call++) {
      timeline.touch();
      await vi.advanceTimersByTimeAsync(20);
    }
    sleep("one", 60_000);
    await vi.advanceTimersByTimeAsync(190);
    expect(woken).toEqual([]);
    await vi.advanceTimersByTimeAsync(10);
    expect(woken).toHaveLength(1);
  });

  it("wakes who comes later after their own time", async () => {
    const { woken, sleep } = sleepers();
    sleep("first", 10_000);
    await vi.runAllTimersAsync();
    sleep("second", 10_000);
    await vi.runAllTimersAsync();
    expect(woken).toEqual([
      ["first", 10_000],
      ["second", 20_000],
    ]);
  });

  it("is one per clock", () => {
    const clock = new Clock();
    expect(timelineOf(clock)).toBe(timelineOf(clock));
    expect(timelineOf(clock)).not.toBe(timelineOf(new Clock()));
  });
});
