import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import accountFile from "../../../../config/account";
import devFile from "../../../../config/environments/dev";
import prodFile from "../../../../config/environments/prod";
import stagingFile from "../../../../config/environments/staging";
import type { Platform } from "../../../../config/model";
import { buildPlatform } from "../../../../main";
import { platformOf } from "../../../support/platform";
import { ofRun, shareOnce } from "../../../support/run-folder";

/** The shipped configuration, synthesized once per test run and only read, with room for simulations of its own. */
export class Shipped {
  readonly platform: Platform = platformOf(accountFile.input, devFile.input, stagingFile.input, prodFile.input);
  readonly emitted = ofRun("shipped");
  private readonly folder = mkdtempSync(join(tmpdir(), "lakehouse-shipped-"));

  constructor() {
    if (existsSync(this.emitted)) return;
    const written = join(this.folder, "emitted");
    buildPlatform(this.platform, written).synth();
    shareOnce(written, this.emitted);
  }

  /** A folder for a simulation. */
  room(name: string): string {
    return join(this.folder, name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
