/** What ends a command from outside: Ctrl-C, a closed terminal, a job that is cancelled. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What shells say of a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/** The first interrupt lets Terraform write its states and ends the command in order; the second ends it at once. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  const handle = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    process.stderr.write("\nInterrupted: Terraform writes its states. Once more ends it at once.\n");
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, handle);
  return controller.signal;
}
