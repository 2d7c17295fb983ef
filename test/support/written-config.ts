import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadPlatform } from "../../config/load";
import { ConfigError, problemLines } from "../../config/problem";
import { lineOfSetting } from "../../tools/synth/setting-at";
import { accountInput, ROOT } from "./platform";

const DEFINE = JSON.stringify(join(ROOT, "config/define"));

/** A project of configuration files, plain JavaScript that every loader of TypeScript takes. */
export class WrittenConfig {
  readonly root = mkdtempSync(join(tmpdir(), "lakehouse-config-"));

  constructor() {
    this.write("config/account.ts", `exports.default = defineAccount(${JSON.stringify(accountInput())});`);
  }

  /** Writes a file; what `config/define` exports is there. */
  write(file: string, ...lines: readonly string[]): void {
    const path = join(this.root, file);
    mkdirSync(dirname(path), { recursive: true });
    const first = `const { defineAccount, defineDomain, defineEnvironment, definePart } = require(${DEFINE});`;
    writeFileSync(path, [first, ...lines].join("\n"));
  }

  /** What `npm start` says of it: errors, or warnings where there are none. */
  said(): string[] {
    const lineIn = (file: string, segments: readonly string[]) =>
      lineOfSetting(readFileSync(join(this.root, file), "utf8"), segments);
    try {
      return problemLines(loadPlatform(this.root).warnings, lineIn);
    } catch (error) {
      if (error instanceof ConfigError) return problemLines(error.problems, lineIn);
      throw error;
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
