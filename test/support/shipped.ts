import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import accountFile from "../../config/account";
import devFile from "../../config/environments/dev";
import prodFile from "../../config/environments/prod";
import stagingFile from "../../config/environments/staging";
import type { Platform } from "../../config/model";
import { type EmittedStack, readEmitted } from "../../emitted/stacks";
import { buildPlatform } from "../../main";
import { platformOf } from "./platform";

let cached: readonly EmittedStack[] | undefined;

/** Every stack of the shipped configuration, synthesized once per test process. */
export function shippedStacks(): readonly EmittedStack[] {
  cached ??= synthPlatform(platformOf(accountFile.input, devFile.input, stagingFile.input, prodFile.input));
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
