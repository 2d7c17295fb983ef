import { spawn } from "node:child_process";

/** What a program that ended has said. */
export interface Ended {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program to its end; it ends with this process too. What it says on both streams is one text. */
export function ended(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += String(chunk);
      });
    }
    const end = (ok: boolean) => {
      process.removeListener("exit", kill);
      resolve({ ok, output });
    };
    child.on("error", ({ message }) => {
      output += message;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

/** What cannot be done, and what to do about it, in words for the user. */
export class Refused extends Error {}
