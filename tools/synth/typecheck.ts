import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative, resolve } from "node:path";
import { PassedTypes, type TypesState, typesState } from "./passed-types";

/** Result of a type check: the compiler's own messages, empty if there is nothing to say. */
export interface TypeCheck {
  readonly ok: boolean;
  readonly messages: string;
}

/** Environment variable that leaves the type check of a synthesis out where it is `off`; an older version takes no notice. */
export const TYPE_CHECK = "LAKEHOUSE_TYPE_CHECK";

const NOTHING_TO_SAY: TypeCheck = { ok: true, messages: "" };

/** The type check of a synthesis, unless whoever starts it knows better. */
export function typeCheckUnlessOff(root: string, project: string): Promise<TypeCheck> {
  return process.env[TYPE_CHECK] === "off" ? Promise.resolve(NOTHING_TO_SAY) : typeCheck(root, project);
}

/**
 * Checks the types of all that a synthesis runs, tests and tools beside it left to `npm run typecheck`, in a process of
 * its own, so that it runs beside the synthesis. What it has learnt is kept under `node_modules/.cache`, by project: the
 * next check looks at what has changed, and where nothing has, the compiler is not asked.
 * @param project folder whose `config/` is checked with it, absolute
 */
export async function typeCheck(root: string, project: string): Promise<TypeCheck> {
  const own = ownSettings(root);
  const passed = own && new PassedTypes(`${own.known}.passed`);
  const present = () => own && readableState(root, project, own.settings);
  const state = present();
  if (state && passed?.has(state.digest)) return NOTHING_TO_SAY;
  const { files, ...check } =
    project === root ? await compile(root, join(root, SETTINGS)) : await ofProject(root, project, own?.known);
  // What somebody has saved meanwhile may not be what the compiler has seen.
  const isAsSeen = () => state?.digest === present()?.digest;
  if (check.ok && state && files.every(state.covers) && isAsSeen()) passed?.add(state.digest);
  return check;
}

/** Undefined where a file cannot be read, which the compiler has words for. */
function readableState(...place: Parameters<typeof typesState>): TypesState | undefined {
  try {
    return typesState(...place);
  } catch {
    return undefined;
  }
}

const SETTINGS = "tsconfig.synth.json";

interface OwnSettings {
  /** Where the compiler keeps what it knows, absolute: it depends on the folder of the project. */
  readonly known: string;
  /** All else that the file says. */
  readonly settings: unknown;
}

/** Undefined where somebody has written more into the file than JSON, or no such place: nothing is kept then. */
function ownSettings(root: string): OwnSettings | undefined {
  try {
    const { compilerOptions, ...others } = JSON.parse(readFileSync(join(root, SETTINGS), "utf8"));
    const { tsBuildInfoFile, ...options } = compilerOptions;
    return { known: resolve(root, tsBuildInfoFile), settings: [options, others] };
  } catch {
    return undefined;
  }
}

/** Beside what is known of the root's own configuration, from which the first check of another one starts. */
function ofProject(root: string, project: string, knownOfRoot: string | undefined): Promise<Compiled> {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-types-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const file = join(folder, "tsconfig.json");
  writeFileSync(
    file,
    JSON.stringify({
      extends: join(root, SETTINGS),
      compilerOptions: {
        ...(knownOfRoot === undefined
          ? { incremental: false }
          : { tsBuildInfoFile: knownOf(knownOfRoot, root, project) }),
        typeRoots: [join(root, "node_modules/@types")],
      },
      include: [join(root, "main.ts"), join(project, "config")],
      exclude: [],
    }),
  );
  return compile(root, file).finally(() => {
    remove();
    process.off("exit", remove);
  });
}

/** A file for each project. The first check of one takes over what is known of the code. */
function knownOf(knownOfRoot: string, root: string, project: string): string {
  const file = `${knownOfRoot}-${createHash("sha256").update(relative(root, project)).digest("hex").slice(0, 12)}`;
  if (!existsSync(file) && existsSync(knownOfRoot)) copyFileSync(knownOfRoot, file);
  return file;
}

/** With the files that the compiler has read, absolute. */
interface Compiled extends TypeCheck {
  readonly files: readonly string[];
}

function compile(root: string, settings: string): Promise<Compiled> {
  return new Promise((resolve) => {
    const compiler = spawn(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "--listFiles", "--pretty", "false", "-p", settings],
      {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const stop = () => compiler.kill();
    process.once("exit", stop);
    let printed = "";
    compiler.stdout.on("data", (chunk) => (printed += String(chunk)));
    compiler.stderr.on("data", (chunk) => (printed += String(chunk)));
    compiler.on("error", (error) => resolve({ ok: false, messages: String(error), files: [] }));
    compiler.on("close", (code, signal) => {
      process.off("exit", stop);
      const lines = printed.split(/(?<=\n)/);
      const isFile = (line: string) => isAbsolute(line) && !line.includes(": error TS");
      const files = lines.filter(isFile).map((line) => line.trimEnd());
      const messages = lines.filter((line) => !isFile(line)).join("");
      // A compiler that ends without a word, as of a signal, has checked nothing.
      const silent =
        code !== 0 && messages === "" ? `The compiler ended without a word (${signal ?? code}).\n` : messages;
      resolve({ ok: code === 0, messages: silent, files });
    });
  });
}
