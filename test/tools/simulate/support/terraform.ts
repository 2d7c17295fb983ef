import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { terraformBinary } from "../../../../tools/simulate/command/binary";

/** Without Terraform the tests that need it are skipped, but not in CI. */
export const withoutTerraform =
  process.env.CI !== "true" && spawnSync(terraformBinary(), ["version"], { stdio: "ignore" }).status !== 0;

export interface Run {
  readonly exitCode: number | null;
  readonly output: string;
}

/** A folder with stacks in it. */
export class Folder {
  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    private readonly root = mkdtempSync(join(tmpdir(), "lakehouse-terraform-")),
  ) {}

  /** The same folder, with other providers. */
  with(environment: Readonly<Record<string, string>>): Folder {
    return new Folder(environment, this.root);
  }

  /** Writes, or writes over, the JSON of a stack. */
  write(stack: string, json: unknown): void {
    const file = join(this.root, stack, "cdk.tf.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(json));
  }

  run(stack: string, ...args: string[]): Promise<Run> {
    return this.start(stack, args, () => {});
  }

  /** Sends an interrupt, as Ctrl-C does, once the output has the text. */
  interrupted(stack: string, text: string, ...args: string[]): Promise<Run> {
    let sent = false;
    return this.start(stack, args, (output, child) => {
      if (sent || !output.includes(text)) return;
      sent = true;
      child.kill("SIGINT");
    });
  }

  private start(stack: string, args: readonly string[], watch: (output: string, child: ChildProcess) => void) {
    return new Promise<Run>((resolve, reject) => {
      const child = spawn(terraformBinary(), [...args, "-no-color"], {
        cwd: join(this.root, stack),
        env: { ...process.env, ...this.environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk) => {
          output += String(chunk);
          watch(output, child);
        });
      }
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
