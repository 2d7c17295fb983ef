/**
 * Measured process: a project's configuration, stacks and policies several times in one process, since the first time also
 * loads and compiles the code of every kind that is used. Prints processor seconds of each as a list in JSON.
 * Argument: folder of the project, from the root; none is this project itself.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPlatform } from "../config/load";
import { readEmitted } from "../emitted/stacks";
import { buildPlatform } from "../main";
import { findingsOf } from "../tools/synth/policy-findings";
import { withoutTokenTraces } from "../tools/synth/token-traces";
import { ROOT } from "./synthesize-only";

const TIMES = 6;

function once(project: string, folder: string): number {
  const start = process.cpuUsage();
  const { platform } = loadPlatform(project);
  withoutTokenTraces(() => buildPlatform(platform, folder).synth());
  const stacks = readEmitted(folder);
  findingsOf(platform, stacks, stacks);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const work = mkdtempSync(join(tmpdir(), "lakehouse-again-"));
try {
  const project = join(ROOT, process.argv[2] ?? "");
  const seconds = Array.from({ length: TIMES }, (_, time) => once(project, join(work, String(time))));
  process.stdout.write(`${JSON.stringify(seconds)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
