/**
 * Proves that the project works with the maintained fork of cdktf: `npm run test:fork`. Writes it into a folder for
 * temporary files, installs the fork's packages, checks types, compares what is emitted, and rehearses dev.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FORK_PACKAGES } from "../fork/packages";
import { writeFork } from "../fork/write";
import { withNode } from "./node-versions";
import { command, run, step } from "./run";
import { compareOutput, differencesText, laidOut } from "./same-bytes";

const ROOT = join(__dirname, "../..");
const USAGE = `npm run test:fork    tries the project with the maintained fork of cdktf: types, output, a rehearsal

Exit code: 0 it works, 1 it does not, 2 wrong arguments.`;
/** The oldest line that the fork takes. */
const NODE = "22.23.3";

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-fork-"));
  const project = join(folder, "project");
  try {
    writeFork(ROOT, project);
    const env = step(`Node.js ${NODE} from npm`, () => withNode(ROOT, NODE));
    const npm = (args: readonly string[], more: Readonly<Record<string, string>> = {}, cwd = project) =>
      run({ command: "npm", args, cwd, env: { ...env, ...more } });
    const packages = Object.values(FORK_PACKAGES).map(({ name, version }) => `${name} ${version}`);
    step(`npm install of ${packages.join(", ")}`, () => npm(["install", "--prefer-offline", "--no-package-lock"]));
    step("types", () => npm(["run", "typecheck"]));
    const [own, forks] = [join(folder, "own"), join(folder, "fork")];
    step("synthesis with cdktf", () => run({ command: "npm", args: ["start"], cwd: ROOT, env: { CDKTF_OUTDIR: own } }));
    step("synthesis with the fork", () => npm(["start"], { CDKTF_OUTDIR: forks }));
    // The fork writes an empty map in one line.
    const { files, declared, others } = compareOutput(own, forks, laidOut);
    if (files === 0 || others.length > 0) {
      throw new Error(`the fork emits something else in ${files} files:\n${differencesText(others)}`);
    }
    process.stdout.write(
      `${files} files, the same JSON but for versions and the source of a provider: ${declared.join(", ")}\n`,
    );
    step("rehearsal of dev with the fork", () => npm(["run", "simulate", "--", "dev"]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

command(USAGE, main);
