import { writeSync } from "node:fs";
import { inWords, isFileSystemError } from "./file-errors";

/** What shells say of a program that a signal ended: 128 and the number of the signal. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Caught = keyof typeof SIGNALS;

/** What a write says when nobody reads any more: a closed terminal, a closed pipe. */
const UNREAD: readonly (string | undefined)[] = ["EPIPE", "EIO", "ERR_STREAM_DESTROYED"];

/** True from where the end of the command is decided and said. */
let isOver = false;

/**
 * Runs a command to its end. It never ends with 0 unless the command said so: whatever ends the process otherwise,
 * such as code of the configuration, makes it 1 and a line that says so.
 * @param early what to say where something else ends the process
 */
export function runToEnd(command: () => Promise<number>, early: (trace: string) => string): void {
  process.exitCode = 1;
  process.on("exit", (code) => {
    if (isOver) return;
    if (code === 0) process.exitCode = 1;
    say(early(new Error().stack ?? ""));
  });
  const fail = (error: unknown) => {
    if (isFileSystemError(error)) end(1, inWords(error, error.path ?? "a file"));
    end(1, early(error instanceof Error ? String(error.stack) : `${typeof error} thrown`));
  };
  process.on("uncaughtException", fail);
  let isPrinted = true;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (UNREAD.includes(error.code)) return;
      isPrinted = false;
      say(`What was to be said could not be written: ${error.message}.`);
    });
  }
  command().then(async (exitCode) => {
    // Timers and servers that the configuration's code has started would keep the process.
    await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))));
    end(isPrinted ? exitCode : exitCode || 1);
  }, fail);
}

/** Ends the process, with a last line on the standard error stream. */
function end(exitCode: number, text?: string): never {
  isOver = true;
  if (text !== undefined) say(text);
  process.exit(exitCode);
}

/**
 * From here on Ctrl-C, a closed terminal and a cancelled job end the command in order. Not before: code of the
 * configuration that never ends could then not be interrupted.
 * @param text what to say then
 * @returns ends it
 */
export function endOnSignals(text: () => string): () => void {
  const handle = (signal: Caught) => end(SIGNALS[signal], text());
  const signals = Object.keys(SIGNALS) as Caught[];
  for (const signal of signals) process.on(signal, handle);
  return () => {
    for (const signal of signals) process.off(signal, handle);
  };
}

/** Also while the process ends, when streams do nothing any more. */
function say(text: string): void {
  try {
    writeSync(2, `${text}\n`);
  } catch {
    // There is nobody to say it to.
  }
}
