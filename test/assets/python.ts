import { spawnSync } from "node:child_process";

/** Runs Python 3, which every developer needs for the tests of the shipped programs. */
export function python(arguments_: readonly string[], input = "", path?: string) {
  const run = spawnSync("python3", ["-B", ...arguments_], {
    input,
    encoding: "utf8",
    env: { ...process.env, ...(path === undefined ? {} : { PYTHONPATH: path }) },
  });
  if (run.error) {
    throw new Error(`python3 cannot be run (${run.error.message}); install Python 3 and put it on the PATH`);
  }
  return { ok: run.status === 0, output: run.stdout, errors: run.stderr };
}
