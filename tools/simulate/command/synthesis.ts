import { spawn } from "node:child_process";

/**
 * Writes the stacks of the present configuration, in a process of its own: simulations know the emitted JSON and
 * nothing of how it is made.
 * @param root folder of the project
 * @param project folder whose `config/` is read, absolute
 * @returns undefined when done, else why it could not
 */
export function synthesize(
  root: string,
  outdir: string,
  { project = root, signal }: { readonly project?: string; readonly signal?: AbortSignal } = {},
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "main.ts", "--project", project], {
      cwd: root,
      env: { ...process.env, CDKTF_OUTDIR: outdir },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let messages = "";
    const interrupt = () => child.kill("SIGINT");
    signal?.addEventListener("abort", interrupt);
    child.stderr.on("data", (chunk) => {
      messages += String(chunk);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      signal?.removeEventListener("abort", interrupt);
      resolve(code === 0 ? undefined : messages);
    });
  });
}
