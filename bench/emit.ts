import { mkdtempSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Platform } from "../config/model";
import { buildPlatform } from "../main";
import { findings } from "../policy";
import { readEmitted } from "../tools/synth/emitted";
import { install } from "../tools/synth/install";
import { summaryTable } from "../tools/synth/summary-table";

export interface Emitted {
  readonly stacks: number;
  readonly resources: number;
  readonly bytes: number;
}

/** What `npm start` does with a configuration, without the type check beside it. */
export function emit(platform: Platform, outdir: string): Emitted {
  const next = mkdtempSync(join(dirname(outdir), `.${basename(outdir)}.`));
  buildPlatform(platform, next).synth();
  const stacks = readEmitted(next);
  const found = stacks.flatMap((stack) => findings(stack, []));
  install(next, outdir, () => true);
  process.stderr.write(summaryTable(stacks, found));
  const types = stacks.flatMap((stack) => Object.values(stack.json.resource ?? {}));
  return {
    stacks: stacks.length,
    resources: types.reduce((sum, resources) => sum + Object.keys(resources).length, 0),
    bytes: stacks.reduce((sum, stack) => sum + stack.bytes, 0),
  };
}

/** Folder to write to, which the benchmark names as the CLI does; cdktf must not see it. */
export function takeOutdir(): string {
  const outdir = process.env.CDKTF_OUTDIR;
  if (outdir === undefined) throw new Error("CDKTF_OUTDIR names the folder to write to");
  delete process.env.CDKTF_OUTDIR;
  return outdir;
}
