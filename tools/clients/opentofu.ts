/**
 * Rehearses dev with OpenTofu: `npm run test:opentofu`. Takes `TERRAFORM_BINARY_NAME`, else a `tofu` on PATH, else
 * builds one with Go into `.cache/`, which takes minutes the first time. Exit code 3: there is none to be had.
 */
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { delimiter, join } from "node:path";
import { command, NotRun, run, step } from "./run";

const ROOT = join(__dirname, "../..");
const USAGE = `npm run test:opentofu    rehearses dev with OpenTofu, and builds one if there is none

Exit code: 0 it works, 1 it does not, 2 wrong arguments, 3 there is no OpenTofu.`;
const MODULE = "github.com/opentofu/opentofu";
const VERSION = "1.12.6";
const FOLDER = join(ROOT, ".cache/opentofu", VERSION);

/** OpenTofu of the project's own making. */
function built(): string {
  const binary = join(FOLDER, "tofu");
  if (existsSync(binary)) return binary;
  if (!isOnPath("go")) {
    throw new NotRun(
      "There is no OpenTofu, and no Go to build it with. Fix: put tofu on PATH, name it in TERRAFORM_BINARY_NAME, or install Go.",
    );
  }
  mkdirSync(FOLDER, { recursive: true });
  step(`OpenTofu ${VERSION} from its Go module`, () => build(binary));
  return binary;
}

function build(binary: string): void {
  const go = (...args: string[]) => run({ command: "go", args, cwd: FOLDER });
  try {
    if (!existsSync(join(FOLDER, "go.mod"))) go("mod", "init", "opentofu-build");
    go("mod", "edit", `-require=${MODULE}@v${VERSION}`);
    const { Dir } = JSON.parse(go("mod", "download", "-json", `${MODULE}@v${VERSION}`)) as { Dir: string };
    // What a module replaces counts in itself only, so it is said again here.
    for (const replacement of replacements(readFileSync(join(Dir, "go.mod"), "utf8"))) {
      go("mod", "edit", `-replace=${replacement}`);
    }
    go("get", `${MODULE}/cmd/tofu@v${VERSION}`);
    go("build", "-trimpath", "-ldflags=-s -w", "-o", `${binary}.new`, `${MODULE}/cmd/tofu`);
    renameSync(`${binary}.new`, binary);
  } catch (error) {
    throw new NotRun(`OpenTofu ${VERSION} cannot be built here: ${error instanceof Error ? error.message : error}`);
  }
}

/** `replace` lines of a go.mod, as `go mod edit` takes them. */
function replacements(goMod: string): string[] {
  const lines = goMod.matchAll(/^(?:replace\s+)?(\S+)(?:\s+(v\S+))?\s+=>\s+(\S+)\s+(v\S+)$/gm);
  return [...lines].map(([, from, version, to, at]) => `${from}${version ? `@${version}` : ""}=${to}@${at}`);
}

const isOnPath = (name: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));

function main(): void {
  const binary = process.env.TERRAFORM_BINARY_NAME || (isOnPath("tofu") ? "tofu" : built());
  const version = run({ command: binary, args: ["version"], cwd: ROOT });
  const [, found] = /^OpenTofu v(\S+)/m.exec(version) ?? [];
  if (found === undefined) throw new Error(`${binary} is not OpenTofu: ${version.trim().split("\n")[0]}`);
  step(`rehearsal of dev with OpenTofu ${found}`, () => {
    const env = { TERRAFORM_BINARY_NAME: binary };
    return run({ command: "npm", args: ["run", "simulate", "--", "dev"], cwd: ROOT, env });
  });
}

command(USAGE, main);
