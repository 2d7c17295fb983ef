import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TYPE_CHECK } from "../../tools/synth/typecheck";
import { ROOT } from "./platform";
import { ofRun, shareOnce } from "./run-folder";

/** What a checkout has that the commands need. */
const SOURCES = [
  ".gen",
  "assets",
  "cdktf.json",
  "config",
  "main.ts",
  "modules",
  "package.json",
  "emitted",
  "policy",
  "stacks",
  "tools",
];

/** Has commands of a copy take over what a synthesis of the same files has written before. */
const REMEMBERING = {
  NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, "remember-synthesis.cjs"))}`,
  LAKEHOUSE_REMEMBERED: ofRun("synthesized"),
};
/** Has them synthesize as they do without tests. */
export const FORGETTING = { NODE_OPTIONS: "", LAKEHOUSE_REMEMBERED: "" };

/** Where the loader of TypeScript keeps what it has translated, below the folder for temporary files. */
const TRANSLATED = `tsx-${process.getuid?.() ?? ""}`;
/** What the compiler knows of one copy, it knows of all: paths in it are relative, and files go by their content. */
const CHECKED = ofRun("tsbuildinfo");
/** Likewise of what has passed. */
const PASSED = ofRun("passed-types");

export interface Ended {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the project, where commands can be run without touching the checkout. One will do for a test file. */
export class Project {
  private readonly folder = mkdtempSync(join(tmpdir(), "lakehouse-copy-"));
  private readonly checked = join(this.folder, "tsbuildinfo");
  readonly root = join(this.folder, "project");
  /** Where commands put temporary files. */
  readonly temporary = join(this.folder, "temporary");

  constructor() {
    mkdirSync(this.root);
    mkdirSync(this.temporary);
    for (const name of SOURCES) cpSync(join(ROOT, name), join(this.root, name), { recursive: true });
    // What the compiler knows lies beside the modules, which the copy shares: it keeps its own.
    const compilerOptions = { tsBuildInfoFile: this.checked };
    writeFileSync(
      join(this.root, "tsconfig.synth.json"),
      JSON.stringify({ extends: join(ROOT, "tsconfig.json"), compilerOptions, include: ["main.ts", "config"] }),
    );
    symlinkSync(join(ROOT, "node_modules"), join(this.root, "node_modules"));
    if (existsSync(CHECKED)) cpSync(CHECKED, this.checked);
    mkdirSync(PASSED, { recursive: true });
    symlinkSync(PASSED, `${this.checked}.passed`);
    mkdirSync(join(tmpdir(), TRANSLATED), { recursive: true });
    symlinkSync(join(tmpdir(), TRANSLATED), join(this.temporary, TRANSLATED));
  }

  /** `npm start -- <args>` as it is without tests: with a check of types. */
  synthesizeChecked(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.synthesize(args, { [TYPE_CHECK]: "on", ...env });
  }

  /** `npm start -- <args>`, without the check of types, which takes longer than all else after each edit. */
  synthesize(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return ended(this.run("main.ts", args, env));
  }

  /** Starts `tools/simulate/<script>` with arguments; it takes over what was synthesized from the same files. */
  start(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    return this.run(join("tools/simulate", script), args, { ...REMEMBERING, ...env });
  }

  private run(script: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
    const { CDKTF_OUTDIR: _, ...inherited } = process.env;
    return spawn(process.execPath, ["--import", "tsx", script, ...args], {
      cwd: this.root,
      env: { ...inherited, [TYPE_CHECK]: "off", TMPDIR: this.temporary, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** `npm run simulate -- <args>` */
  simulate(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended> {
    return ended(this.start("main.ts", args, env));
  }

  /** `npm run <tool> -- <args>` */
  tool(tool: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return ended(this.run(join("tools", tool, "main.ts"), args, env));
  }

  /** `npm run simulate:faults -- <args>` */
  faults(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended> {
    return ended(this.start("faults/every-fault.ts", args, env));
  }

  /** Writes another text in place of one while something runs. */
  async edited(file: string, right: string, wrong: string, use: () => Promise<void>): Promise<void> {
    const before = readFileSync(join(this.root, file), "utf8");
    if (!before.includes(right)) throw new Error(`${file} does not have ${right}`);
    this.edit(file, (text) => text.replace(right, wrong));
    try {
      await use();
    } finally {
      this.edit(file, () => before);
    }
  }

  edit(file: string, change: (text: string) => string): void {
    const path = join(this.root, file);
    const before = readFileSync(path, "utf8");
    const after = change(before);
    if (after === before) throw new Error(`the edit of ${file} changed nothing`);
    writeFileSync(path, after);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  copy(file: string, to: string): void {
    cpSync(join(this.root, file), join(this.root, to));
  }

  removeFile(file: string): void {
    rmSync(join(this.root, file));
  }

  removeFolder(folder: string): void {
    rmSync(join(this.root, folder), { recursive: true, force: true });
  }

  has(file: string): boolean {
    return existsSync(join(this.root, file));
  }

  /** Temporary folders of simulations that are still there. */
  leftovers(): string[] {
    return readdirSync(this.temporary).filter((name) => name.startsWith("lakehouse-"));
  }

  /** Keeps what the compiler has learnt for the next copy. */
  remove(): void {
    if (existsSync(this.checked) && !existsSync(CHECKED)) {
      cpSync(this.checked, `${CHECKED}.${process.pid}`);
      shareOnce(`${CHECKED}.${process.pid}`, CHECKED);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits until a process has ended. */
export function ended(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const texts = { stdout: "", stderr: "" };
    child.stdout?.on("data", (chunk) => {
      texts.stdout += String(chunk);
    });
    child.stderr?.on("data", (chunk) => {
      texts.stderr += String(chunk);
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, ...texts }));
  });
}

interface Process {
  readonly pid: number;
  readonly command: string;
}

/** What a process has started, directly or not. */
export function startedBy(pid: number): Process[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" });
  const all = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([own, parent, ...command]) => ({ pid: Number(own), parent: Number(parent), command: command.join(" ") }));
  const below = (parent: number): Process[] =>
    all.filter((process) => process.parent === parent).flatMap((process) => [process, ...below(process.pid)]);
  return below(pid).map(({ pid, command }) => ({ pid, command }));
}

/** False also for a process that has ended and that nobody has asked for how. */
export function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}
