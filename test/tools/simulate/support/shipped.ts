import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import accountFile from "../../../../config/account";
import devFile from "../../../../config/environments/dev";
import prodFile from "../../../../config/environments/prod";
import stagingFile from "../../../../config/environments/staging";
import type { Platform } from "../../../../config/model";
import { buildPlatform } from "../../../../main";
import { platformOf } from "../../../support/platform";

/** The shipped configuration, synthesized into a folder of its own, with room for simulations beside it. */
export class Shipped {
  readonly platform: Platform = platformOf(accountFile.input, devFile.input, stagingFile.input, prodFile.input);
  readonly emitted: string;
  private readonly folder = mkdtempSync(join(tmpdir(), "lakehouse-shipped-"));

  constructor() {
    this.emitted = join(this.folder, "emitted");
    buildPlatform(this.platform, this.emitted).synth();
  }

  /** A folder for a simulation. */
  room(name: string): string {
    return join(this.folder, name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
