import { spawn } from "node:child_process";
import { join } from "node:path";

/** Result of a type check: the compiler's own messages, empty if there is nothing to say. */
export interface TypeCheck {
  readonly ok: boolean;
  readonly messages: string;
}

/**
 * Checks the types of all that a synthesis runs, tests and tools beside it left to `npm run typecheck`, in a process of
 * its own, so that it runs beside the synthesis. The native compiler keeps what it knows under `node_modules/.cache`.
 */
export function typeCheck(root: string): Promise<TypeCheck> {
  return new Promise((resolve) => {
    const compiler = spawn(
      process.execPath,
      [
        join(root, "node_modules/typescript/bin/tsc"),
        "--noEmit",
        "--pretty",
        "false",
        "-p",
        join(root, "tsconfig.synth.json"),
      ],
      {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let messages = "";
    compiler.stdout.on("data", (chunk) => (messages += String(chunk)));
    compiler.stderr.on("data", (chunk) => (messages += String(chunk)));
    compiler.on("error", (error) => resolve({ ok: false, messages: String(error) }));
    compiler.on("close", (code) => resolve({ ok: code === 0, messages }));
  });
}
