import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type EmittedStack, readEmitted } from "../../../emitted/stacks";
import { withoutArguments } from "../../command/arguments";
import { EXAMPLES, type Example, generatedFiles } from "./generate";

const ROOT = join(__dirname, "../../..");
const USAGE = `npm run diagrams    draws the pages of docs/topologies and the picture of docs/data-flow.md again, from the examples

Exit code: 0 done, 1 the examples do not synthesize or docs cannot be written, 2 wrong arguments.`;

/** `npm run diagrams`: the drawings and tables of the documentation, from the examples. */
function main(): number {
  const outdir = mkdtempSync(join(tmpdir(), "lakehouse-examples-"));
  try {
    const stacks: Partial<Record<Example, readonly EmittedStack[]>> = {};
    for (const example of EXAMPLES) {
      const folder = join(outdir, example);
      // In a process of its own: tools know the emitted JSON and nothing of how it is made.
      const { status, stderr } = spawnSync(
        process.execPath,
        ["--import", "tsx", "examples/synthesize.ts", example, folder],
        { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] },
      );
      if (status !== 0) {
        process.stderr.write(stderr);
        return 1;
      }
      stacks[example] = readEmitted(folder);
    }
    const { topologies = [], reference = [] } = stacks;
    for (const { path, text } of generatedFiles(ROOT, { topologies, reference })) {
      mkdirSync(dirname(join(ROOT, path)), { recursive: true });
      writeFileSync(join(ROOT, path), text);
      process.stdout.write(`${path}\n`);
    }
    return 0;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

process.exitCode = withoutArguments(USAGE, main);
