import { parseArgs } from "node:util";
import { inWords, isFileSystemError } from "./file-errors";

/** Prints how a command is used, with what is wrong if something is. @returns the exit code */
export function usage(text: string, wrong?: string): number {
  if (wrong === undefined) process.stdout.write(`${text}\n`);
  else process.stderr.write(`${wrong}\n\n${text}\n`);
  return wrong === undefined ? 0 : 2;
}

/**
 * Reads a command line with `parseArgs`, whose errors are those of the user.
 * @returns what was written; a number is the exit code where that is all
 */
export function readWith<T extends { readonly values: { readonly help?: boolean } }>(
  text: string,
  read: () => T,
): T | number {
  const found = written(read);
  if ("wrong" in found) return usage(text, found.wrong);
  return found.values.help === true ? usage(text) : found;
}

/** Reads a command line with `parseArgs`; what is wrong with it where it cannot be read. */
export function written<T>(read: () => T): T | { readonly wrong: string } {
  try {
    return read();
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Runs a command that takes no arguments but `--help`.
 * @param run returns the exit code; errors of the file system become one line
 */
export function withoutArguments(text: string, run: () => number): number {
  const read = readWith(text, () => parseArgs({ options: { help: { type: "boolean" } } }));
  if (typeof read === "number") return read;
  try {
    return run();
  } catch (error) {
    if (!isFileSystemError(error)) throw error;
    process.stderr.write(`${inWords(error, error.path ?? "a file")}\n`);
    return 1;
  }
}
