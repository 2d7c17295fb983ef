/** Same bytes on the Node.js lines with long-term support: `npm run test:node`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NODE_VERSIONS, withNode } from "./node-versions";
import { command, run, step } from "./run";
import { compareOutput, differencesText } from "./same-bytes";

const ROOT = join(__dirname, "../..");
const USAGE = `npm run test:node    compares what other versions of Node.js emit

Exit code: 0 it works, 1 it does not, 2 wrong arguments.`;

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-nodes-"));
  const synthesize = (name: string, env: Readonly<Record<string, string>>) => {
    const outdir = join(folder, name);
    run({ command: "npm", args: ["start"], cwd: ROOT, env: { ...env, CDKTF_OUTDIR: outdir } });
    return outdir;
  };
  try {
    const own = step(`synthesis with Node.js ${process.versions.node}`, () => synthesize("own", {}));
    for (const version of NODE_VERSIONS) {
      const env = step(`Node.js ${version} from npm`, () => withNode(ROOT, version));
      const outdir = step(`synthesis with Node.js ${version}`, () => synthesize(version, env));
      const { files, declared, others } = compareOutput(own, outdir);
      const differing = [...declared, ...others];
      if (files === 0 || differing.length > 0) {
        throw new Error(`Node.js ${version} emits other bytes in ${files} files:\n${differencesText(differing)}`);
      }
      process.stdout.write(`${files} files, the same bytes\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

command(USAGE, main);
