import { spawnSync } from "node:child_process";
import { withoutArguments } from "../command/arguments";

/** What a program needs to be started. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** How much of its output is shown of a program that failed. */
const LAST_LINES = 40;

/** Lines that are said while the programs run, with seconds. */
export function step<T>(what: string, run: () => T): T {
  const started = Date.now();
  process.stdout.write(`${what} … `);
  try {
    const result = run();
    process.stdout.write(`${((Date.now() - started) / 1000).toFixed(0)} s\n`);
    return result;
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
}

/** Runs a program to its end. @returns what it printed; throws its last lines where it fails */
export function run({ command, args, cwd, env = {} }: Program): string {
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status === 0) return stdout;
  const said = `${stdout ?? ""}${stderr ?? ""}`.trim().split("\n").slice(-LAST_LINES).join("\n");
  const end = error?.message ?? (signal === null ? `exit code ${status}` : `ended by ${signal}`);
  throw new Error(`${[command, ...args].join(" ")}: ${end}\n${said}`);
}

/** What is needed cannot be had here, so that nothing was tried. */
export class NotRun extends Error {}

/** Runs the main function of a command: what it throws is its message, exit code 1, or 3 where nothing was tried. */
export function command(usage: string, main: () => void): void {
  process.exitCode = withoutArguments(usage, () => {
    try {
      main();
      return 0;
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      return error instanceof NotRun ? 3 : 1;
    }
  });
}
