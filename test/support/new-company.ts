import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { init } from "../../tools/init/init";
import { ROOT } from "./platform";

/** What a company says that has to be said. */
export const ANSWERS = {
  "--company": "contoso",
  "--contact": "data@contoso.example",
  "--databricks-account": "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b71",
  "--deployer": "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c59",
  "--attested": "Ada Lovelace, 2026-11-02",
  "--aws-account": "412356789012",
} as const;

type Flags = Readonly<Record<string, string>>;

/** A folder that companies are written into. */
export class NewCompanies {
  readonly folder = mkdtempSync(join(tmpdir(), "lakehouse-init-"));

  /**
   * `npm run init -- --project <project> <flags>`
   * @param answers lines that somebody types; undefined where nobody is there
   */
  async run(
    project: string,
    flags: Flags,
    { more = [], answers }: { more?: readonly string[]; answers?: readonly string[] } = {},
  ) {
    const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const texts = { stdout: "", stderr: "" };
    output.on("data", (chunk) => (texts.stdout += String(chunk)));
    errors.on("data", (chunk) => (texts.stderr += String(chunk)));
    input.end((answers ?? []).map((line) => `${line}\n`).join(""));
    const exitCode = await init({
      root: ROOT,
      from: this.folder,
      arguments: ["--project", project, ...Object.entries(flags).flat(), ...more],
      input,
      output,
      errors,
      isAsked: answers !== undefined,
    });
    return { exitCode, ...texts };
  }

  /** Every file in it, by its path. */
  files(project = "."): string[] {
    return readdirSync(join(this.folder, project), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(this.folder, project).length + 1))
      .sort();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
