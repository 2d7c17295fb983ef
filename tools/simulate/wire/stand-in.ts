import { spawn } from "node:child_process";

/** A process that does nothing, for the process id that Terraform wants of a provider. */
export interface StandIn {
  readonly pid: number;
  end(): void;
}

/**
 * Terraform kills the process that it was told to attach to when it cannot connect, so that must never be this one.
 * The stand-in ends with its standard input: also when this process is killed.
 */
export function startStandIn(): StandIn {
  const [command, ...args] =
    process.platform === "win32" ? [process.execPath, "-e", "process.stdin.resume()"] : ["cat"];
  const child = spawn(command ?? "cat", args, { stdio: ["pipe", "ignore", "ignore"] });
  // It does not keep this process alive, and its death is of no interest.
  child.unref();
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  if (child.pid === undefined) throw new Error("cannot start a process to stand in for a provider");
  return { pid: child.pid, end: () => child.kill("SIGKILL") };
}
