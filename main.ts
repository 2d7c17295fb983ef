import { App } from "cdktf";
import { loadPlatform } from "./config/load";
import type { Platform } from "./config/model";
import { AccountStack } from "./stacks/account";
import { synthesize } from "./tools/synth/synthesize";

/**
 * The whole platform as a table of contents: which stacks there are, and which reads which.
 * @param outdir folder that `app.synth()` writes to; made if it is not there
 */
export function buildPlatform(platform: Platform, outdir: string): App {
  const app = new App({ outdir, stackTraces: false });
  const account = new AccountStack(app, platform.account);
  void account;
  return app;
}

if (require.main === module) {
  synthesize({
    load: () => loadPlatform(__dirname),
    build: (platform, outdir) => buildPlatform(platform, outdir).synth(),
    root: __dirname,
    arguments: process.argv.slice(2),
  }).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
