import { spawn } from "node:child_process";
import { TYPE_CHECK } from "../../synth/typecheck";

/**
 * Writes the stacks of the present configuration, in a process of its own: simulations know the emitted JSON and
 * nothing of how it is made.
 * @param root folder of the project
 * @param project folder whose `config/` is read, absolute
 * @param checksTypes whether the compiler looks at it too
 * @returns undefined when done, else why it could not
 */
export function synthesize(
  root: string,
  outdir: string,
  {
    project = root,
    signal,
    checksTypes = true,
  }: { readonly project?: string; readonly signal?: AbortSignal; readonly checksTypes?: boolean } = {},
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "main.ts", "--project", project], {
      cwd: root,
      env: { ...process.env, CDKTF_OUTDIR: outdir, ...(checksTypes ? {} : { [TYPE_CHECK]: "off" }) },
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
