import { describe, expect, it } from "vitest";
import { inOrder, reversed, withDependents } from "../../../../tools/simulate/command/in-order";

const NODES = [
  { name: "operations", dependsOn: ["network"] },
  { name: "network", dependsOn: ["foundation"] },
  { name: "foundation", dependsOn: [] },
  { name: "account", dependsOn: [] },
];

/** Runs the nodes and writes down when each starts and ends. */
async function run(nodes: typeof NODES, atOnce: number, fails: readonly string[] = []) {
  const log: string[] = [];
  let running = 0;
  let most = 0;
  const notStarted = await inOrder(nodes, atOnce, async ({ name }) => {
    log.push(`+${name}`);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    log.push(`-${name}`);
    return !fails.includes(name);
  });
  return { log, notStarted, most };
}

describe("the order of stacks", () => {
  it("starts a stack when all that it depends on are done, and independent ones side by side", async () => {
    const { log, notStarted, most } = await run(NODES, 3);
    expect(log.indexOf("-foundation")).toBeLessThan(log.indexOf("+network"));
    expect(log.indexOf("-network")).toBeLessThan(log.indexOf("+operations"));
    expect(log.indexOf("+account")).toBeLessThan(log.indexOf("-foundation"));
    expect(most).toBe(2);
    expect(notStarted).toEqual([]);
  });

  it("runs no more at once than it may", async () => {
    expect((await run(NODES, 1)).most).toBe(1);
  });

  it("starts nothing after a failure, waits for what runs, and names what was not started", async () => {
    const { log, notStarted } = await run(NODES, 3, ["foundation"]);
    expect(log).toEqual(["+foundation", "+account", "-foundation", "-account"]);
    expect(notStarted).toEqual(["operations", "network"]);
  });

  it("does not wait for stacks that are not among them", async () => {
    const [operations] = NODES;
    expect((await run(operations ? [operations] : [], 3)).log).toEqual(["+operations", "-operations"]);
  });

  it("goes the other way round to take down", async () => {
    const { log } = await run(reversed(NODES), 1);
    expect(log.filter((line) => line.startsWith("+"))).toEqual(["+operations", "+network", "+foundation", "+account"]);
  });
});

describe("what has to go before a stack", () => {
  it("is everything that waits for it, directly or not, and itself", () => {
    expect(withDependents(NODES, ["foundation"])).toEqual(["operations", "network", "foundation"]);
    expect(withDependents(NODES, ["network", "account"])).toEqual(["operations", "network", "account"]);
    expect(withDependents(NODES, ["operations"])).toEqual(["operations"]);
  });
});
