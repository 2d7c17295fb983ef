import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPlatform } from "../../config/load";
import type { Platform } from "../../config/model";
import { buildPlatform } from "../../main";
import { type EmittedStack, readEmitted } from "../../tools/synth/emitted";
import { ROOT } from "./platform";

let cached: readonly EmittedStack[] | undefined;

/** Every stack of the shipped configuration, synthesized once per test process. */
export function shippedStacks(): readonly EmittedStack[] {
  cached ??= synthPlatform(loadPlatform(ROOT).platform);
  return cached;
}

/** Synthesizes a whole platform with `app.synth()` and reads what came out. */
export function synthPlatform(platform: Platform): EmittedStack[] {
  const outdir = mkdtempSync(join(tmpdir(), "lakehouse-platform-"));
  try {
    buildPlatform(platform, outdir).synth();
    return readEmitted(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
