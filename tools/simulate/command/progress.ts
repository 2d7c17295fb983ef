import { Listr } from "listr2";
import type { PhaseOptions, PhaseOutcome, StackOutcome } from "./simulation";
import type { PreparedStack } from "./simulation-folder";

/** Shows a phase while it runs: on a terminal a list that changes, elsewhere a line per stack. */
export async function showPhase(
  title: string,
  stacks: readonly PreparedStack[],
  run: (options: PhaseOptions) => Promise<PhaseOutcome>,
): Promise<PhaseOutcome> {
  const ends = new Map<string, (outcome: StackOutcome | undefined) => void>();
  const ended = new Map(
    stacks.map(({ name }) => [name, new Promise<StackOutcome | undefined>((resolve) => ends.set(name, resolve))]),
  );
  const say = new Map<string, (text: string) => void>();
  const done = new Map<string, number>();

  const list = new Listr<unknown, "default" | "simple", "simple">(
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
      renderer: process.stdout.isTTY ? "default" : "simple",
      rendererOptions: { collapseErrors: false },
    },
  );
  process.stdout.write(`${title}\n`);
  const shown = list.run();
  const outcome = await run({
    onStart: ({ name }) => say.get(name)?.("terraform init"),
    onEvent: ({ name }, event) => {
      // Elsewhere than on a terminal every line would stay.
      if (event.kind !== "done" || !process.stdout.isTTY) return;
      const count = (done.get(name) ?? 0) + 1;
      done.set(name, count);
      say.get(name)?.(`${count} done, last ${event.address}`);
    },
    onEnd: (end) => ends.get(end.stack)?.(end),
  });
  for (const end of ends.values()) end(undefined);
  await shown;
  return outcome;
}

/** `12 create, 1 replace, 2.3 s` */
export function summary({ counts, seconds }: StackOutcome): string {
  const changes = Object.entries(counts).map(([action, count]) => `${count} ${action}`);
  return [...(changes.length === 0 ? ["no changes"] : changes), `${seconds.toFixed(1)} s`].join(", ");
}
