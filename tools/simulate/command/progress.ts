import { writeSync } from "node:fs";
import { Listr } from "listr2";
import { terraformCommand } from "./binary";
import type { PhaseOptions, PhaseOutcome, StackOutcome } from "./phase";
import type { PreparedStack } from "./simulation-folder";

let showing = false;

/** True while a list is on the terminal: whatever else is written appears only after it. */
export const isShowing = () => showing;

const AFTER_INTERRUPT = "interrupted: Terraform writes its state; Ctrl-C once more ends it at once";
const SHOW_CURSOR = "\u001b[?25h";

/** A process that ends at once leaves the list, and the terminal without its cursor. Past what the list catches. */
function showCursor(): void {
  try {
    writeSync(process.stdout.fd, SHOW_CURSOR);
  } catch {
    // The terminal is gone.
  }
}

/**
 * Shows a phase while it runs: on a terminal a list that changes, elsewhere a line per stack that ended.
 * @param signal that interrupts the run: the list says so
 */
export async function showPhase(
  title: string,
  stacks: readonly PreparedStack[],
  run: (options: PhaseOptions) => Promise<PhaseOutcome>,
  signal?: AbortSignal,
): Promise<PhaseOutcome> {
  if (!process.stdout.isTTY) return printPhase(title, run);
  const ends = new Map<string, (outcome: StackOutcome | undefined) => void>();
  const ended = new Map(
    stacks.map(({ name }) => [name, new Promise<StackOutcome | undefined>((resolve) => ends.set(name, resolve))]),
  );
  const say = new Map<string, (text: string) => void>();
  const done = new Map<string, number>();

  const list = new Listr<unknown, "default", "simple">(
    stacks.map(({ name }) => ({
      title: name,
      task: async (_context, task) => {
        say.set(name, (text) => {
          task.output = text;
        });
        const outcome = await ended.get(name);
        if (outcome === undefined) return task.skip(`${name}: not started`);
        task.title = `${name}  ${summary(outcome)}`;
        if (!outcome.ok) throw new Error(task.title);
      },
    })),
    {
      concurrent: true,
      exitOnError: false,
      // Ctrl-C is for Terraform first.
      registerSignalListeners: false,
      renderer: "default",
      rendererOptions: { collapseErrors: false },
    },
  );
  process.stdout.write(`${title}\n`);
  const shown = list.run();
  const running = new Set<string>();
  const interrupted = () => {
    for (const name of running) say.get(name)?.(AFTER_INTERRUPT);
  };
  showing = true;
  process.once("exit", showCursor);
  signal?.addEventListener("abort", interrupted);
  const outcome = await run({
    onStart: ({ name }) => {
      running.add(name);
      say.get(name)?.(terraformCommand("init"));
    },
    onEvent: ({ name }, event) => {
      if (event.kind !== "done") return;
      const count = (done.get(name) ?? 0) + 1;
      done.set(name, count);
      if (!signal?.aborted) say.get(name)?.(`${count} done, last ${event.address}`);
    },
    onEnd: (end) => {
      running.delete(end.stack);
      ends.get(end.stack)?.(end);
    },
  });
  for (const end of ends.values()) end(undefined);
  await shown;
  signal?.removeEventListener("abort", interrupted);
  process.removeListener("exit", showCursor);
  showing = false;
  return outcome;
}

async function printPhase(title: string, run: (options: PhaseOptions) => Promise<PhaseOutcome>): Promise<PhaseOutcome> {
  process.stdout.write(`${title}\n`);
  const outcome = await run({
    onEnd: (end) => process.stdout.write(`  ${end.ok ? "ok    " : "failed"}  ${end.stack}  ${summary(end)}\n`),
  });
  for (const name of outcome.skipped) process.stdout.write(`  not started  ${name}\n`);
  return outcome;
}

/** `12 create, 1 replace, 2.3 s` */
export function summary({ counts, seconds }: Pick<StackOutcome, "counts" | "seconds">): string {
  const changes = Object.entries(counts).map(([action, count]) => `${count} ${action}`);
  return [...(changes.length === 0 ? ["no changes"] : changes), `${seconds.toFixed(1)} s`].join(", ");
}
