/**
 * Checks the workflows of GitHub Actions with actionlint (MIT licence): `npm run test:workflows`. It is built with Go from
 * its own module into `.cache/actionlint/`, once. Exit code 3 where none can be built.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { command, NotRun, run, step } from "./run";

const ROOT = join(__dirname, "../..");
const VERSION = "1.7.12";
const FOLDER = join(ROOT, ".cache/actionlint", VERSION);
const USAGE = `npm run test:workflows    checks .github/workflows with actionlint ${VERSION}

Exit code: 0 nothing is wrong, 1 something is, 2 wrong arguments, 3 not run: it cannot be built here.`;

function built(): string {
  const binary = join(FOLDER, process.platform === "win32" ? "actionlint.exe" : "actionlint");
  if (existsSync(binary)) return binary;
  mkdirSync(FOLDER, { recursive: true });
  try {
    const module = `github.com/rhysd/actionlint/cmd/actionlint@v${VERSION}`;
    run({ command: "go", args: ["install", module], cwd: FOLDER, env: { GOBIN: FOLDER } });
  } catch (error) {
    throw new NotRun(`actionlint ${VERSION} cannot be built here: ${error instanceof Error ? error.message : error}`);
  }
  return binary;
}

function main(): void {
  const binary = built();
  // Other programs that it would call where they are installed are not what is checked here.
  step(`workflows with actionlint ${VERSION}`, () =>
    run({ command: binary, args: ["-color=false", "-shellcheck=", "-pyflakes="], cwd: ROOT }),
  );
}

command(USAGE, main);
