import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StackOutcome } from "../../../../tools/simulate/command/phase";
import { isShowing, showPhase } from "../../../../tools/simulate/command/progress";
import type { PreparedStack } from "../../../../tools/simulate/command/simulation-folder";

const prepared = (name: string): PreparedStack => {
  return { name, dependsOn: [], folder: "", json: {}, protectedBuckets: [], standIns: [], reads: {} };
};
const [FIRST, SECOND, THIRD] = ["dev-first", "dev-second", "dev-third"].map(prepared) as [
  PreparedStack,
  PreparedStack,
  PreparedStack,
];

/** What is drawn is waited for as long as a machine with other work may take: how fast it comes is not what is tested. */
const PATIENT = { timeout: 60_000 };

const ended = (stack: string, ok: boolean): StackOutcome => {
  return {
    stack,
    ok,
    seconds: 1,
    counts: {},
    result: { exitCode: 0, diagnostics: [], planned: {}, outputs: [], text: "" },
  };
};

describe("a phase on a terminal", () => {
  const { isTTY } = process.stdout;
  let shown = "";

  beforeEach(() => {
    shown = "";
    process.stdout.isTTY = true;
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      shown += String(text);
      return true;
    });
  });

  afterEach(() => {
    process.stdout.isTTY = isTTY;
    vi.restoreAllMocks();
  });

  it("says of what is running that it was interrupted, and how to end it at once", async () => {
    const interrupt = new AbortController();
    const listeners = process.listenerCount("exit");
    await showPhase(
      "dev: deploy",
      [FIRST, SECOND, THIRD],
      async ({ onStart, onEvent, onEnd }) => {
        await vi.waitFor(() => expect(shown).toContain(THIRD.name), PATIENT);
        onStart?.(FIRST);
        onStart?.(SECOND);
        onEnd?.(ended(FIRST.name, true));
        expect(isShowing()).toBe(true);
        interrupt.abort();
        onEvent?.(SECOND, { kind: "done", address: "aws_vpc.late", action: "create" });
        await vi.waitFor(() => expect(shown).toContain("Ctrl-C once more"), PATIENT);
        onEnd?.(ended(SECOND.name, false));
        return { stacks: [], skipped: [THIRD.name], seconds: 1, byHand: [] };
      },
      interrupt.signal,
    );
    expect(isShowing()).toBe(false);
    expect(process.listenerCount("exit")).toBe(listeners);
    expect(shown).not.toContain("aws_vpc.late");
    const frame = shown.split("dev-first").find((text) => text.includes("Ctrl-C once more")) ?? "";
    expect(frame.match(/Ctrl-C once more/g)).toHaveLength(1);
    expect(frame).toMatch(/dev-second[\s\S]*Ctrl-C once more[\s\S]*dev-third/);
  });
});
