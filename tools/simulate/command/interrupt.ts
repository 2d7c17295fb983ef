/** What ends a command from outside: Ctrl-C, a closed terminal, a job that is cancelled. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What shells say of a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/** What a write says when nobody reads any more: a closed terminal, a closed pipe. */
const UNREAD: readonly (string | undefined)[] = ["EPIPE", "EIO"];

/**
 * The first interrupt lets Terraform write its states and ends the command in order; the second ends it at once.
 * That nobody reads what is written is no reason to end in disorder.
 * @param isSaid whether somebody else tells the user of the interrupt; default nobody
 */
export function onInterrupt(isSaid: () => boolean = () => false): AbortSignal {
  const controller = new AbortController();
  const handle = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      // A terminal that closes says so itself, and npm says so once more.
      if (signal !== "SIGHUP") process.exit(INTERRUPTED);
      return;
    }
    if (!isSaid()) process.stderr.write("\nInterrupted: Terraform writes its states. Once more ends it at once.\n");
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, handle);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (!UNREAD.includes(error.code)) throw error;
    });
  }
  return controller.signal;
}
