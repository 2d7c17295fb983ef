import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VARIABLE = "LAKEHOUSE_TEST_RUN";

/** A folder for what the processes of one test run share; vitest makes it before the first file, and removes it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-test-run-"));
  process.env[VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A path in the folder of this test run. */
export function ofRun(name: string): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined) throw new Error("vitest.config.mts makes the folder of the run");
  return join(folder, name);
}

/** Moves what is written to its place in the folder of the run, unless another process was first, with the same. */
export function shareOnce(written: string, place: string): void {
  try {
    renameSync(written, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}
