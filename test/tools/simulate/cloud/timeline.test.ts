import { describe, expect, it } from "vitest";
import { Timeline, timelineOf } from "../../../../tools/simulate/cloud/timeline";
import { Clock } from "../../../../tools/simulate/semantics/clock";

const START = 1_000_000;

describe("the timeline", () => {
  it("lets sleeps that run side by side pass together, each waking at its own time", async () => {
    const clock = new Clock(START);
    const timeline = new Timeline(clock);
    const woken: [string, number][] = [];
    const sleep = async (name: string, ms: number) => {
      await timeline.sleep(ms);
      woken.push([name, clock.now() - START]);
    };
    await Promise.all([sleep("long", 60_000), sleep("short", 30_000), sleep("long too", 60_000)]);
    expect(woken).toEqual([
      ["short", 30_000],
      ["long", 60_000],
      ["long too", 60_000],
    ]);
  });

  it("does not move while something else is going on", async () => {
    const clock = new Clock(START);
    const timeline = new Timeline(clock);
    const sleeping = timeline.sleep(60_000);
    for (let turn = 0; turn < 10; turn++) {
      timeline.touch();
      await new Promise((resolve) => setImmediate(resolve));
      expect(clock.now()).toBe(START);
    }
    await sleeping;
    expect(clock.now()).toBe(START + 60_000);
  });

  it("wakes who comes later after their own time", async () => {
    const clock = new Clock(START);
    const timeline = new Timeline(clock);
    await timeline.sleep(10_000);
    await timeline.sleep(10_000);
    expect(clock.now()).toBe(START + 20_000);
  });

  it("is one per clock", () => {
    const clock = new Clock();
    expect(timelineOf(clock)).toBe(timelineOf(clock));
    expect(timelineOf(clock)).not.toBe(timelineOf(new Clock()));
  });
});
