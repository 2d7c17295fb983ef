import { join } from "node:path";
import type { Resolved } from "../config/resolve";
import { buildPlatform } from "../main";
import { synthesize } from "../tools/synth/synthesize";

/** Folder of the project. */
export const ROOT = join(__dirname, "..");

/** What `npm start` does with a configuration, without the type check beside it. */
export function synthesizeOnly(load: () => Omit<Resolved, "files">): void {
  synthesize({
    root: ROOT,
    arguments: [],
    load,
    build: (platform, outdir) => buildPlatform(platform, outdir).synth(),
    checkTypes: () => Promise.resolve({ ok: true, messages: "" }),
  }).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
