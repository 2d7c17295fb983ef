import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Without Terraform the tests that need it are skipped, but not in CI. */
export const withoutTerraform =
  process.env.CI !== "true" && spawnSync("terraform", ["version"], { stdio: "ignore" }).status !== 0;

export interface Run {
  readonly exitCode: number | null;
  readonly output: string;
}

/** A folder with stacks in it. */
export class Folder {
  private readonly root = mkdtempSync(join(tmpdir(), "lakehouse-terraform-"));

  constructor(private readonly environment: Readonly<Record<string, string>>) {}

  /** Writes, or writes over, the JSON of a stack. */
  write(stack: string, json: unknown): void {
    const file = join(this.root, stack, "cdk.tf.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(json));
  }

  run(stack: string, ...args: string[]): Promise<Run> {
    return new Promise((resolve, reject) => {
      const child = spawn("terraform", [...args, "-no-color"], {
        cwd: join(this.root, stack),
        env: { ...process.env, ...this.environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
      child.on("error", reject);
      child.on("close", (exitCode) => resolve({ exitCode, output }));
    });
  }

  /** Runs a command that has to succeed. */
  async must(stack: string, ...args: string[]): Promise<string> {
    const { exitCode, output } = await this.run(stack, ...args);
    if (exitCode !== 0) throw new Error(`terraform ${args.join(" ")} in ${stack}: exit ${exitCode}\n${output}`);
    return output;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
