import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Result of a type check: the compiler's own messages, empty if there is nothing to say. */
export interface TypeCheck {
  readonly ok: boolean;
  readonly messages: string;
}

/** Environment variable that leaves the type check of a synthesis out where it is `off`; an older version takes no notice. */
export const TYPE_CHECK = "LAKEHOUSE_TYPE_CHECK";

const NOT_CHECKED: TypeCheck = { ok: true, messages: "" };

/** The type check of a synthesis, unless whoever starts it knows better. */
export function typeCheckUnlessOff(root: string, project: string): Promise<TypeCheck> {
  return process.env[TYPE_CHECK] === "off" ? Promise.resolve(NOT_CHECKED) : typeCheck(root, project);
}

/**
 * Checks the types of all that a synthesis runs, tests and tools beside it left to `npm run typecheck`, in a process of
 * its own, so that it runs beside the synthesis. The native compiler keeps what it knows under `node_modules/.cache`.
 * @param project folder whose `config/` is checked with it, absolute
 */
export function typeCheck(root: string, project: string): Promise<TypeCheck> {
  const own = join(root, "tsconfig.synth.json");
  if (project === root) return compile(root, own);
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-types-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const file = join(folder, "tsconfig.json");
  writeFileSync(
    file,
    JSON.stringify({
      extends: own,
      // What is known of one project would be thrown away for the next.
      compilerOptions: { incremental: false, typeRoots: [join(root, "node_modules/@types")] },
      include: [join(root, "main.ts"), join(project, "config")],
      exclude: [],
    }),
  );
  return compile(root, file).finally(() => {
    remove();
    process.off("exit", remove);
  });
}

function compile(root: string, settings: string): Promise<TypeCheck> {
  return new Promise((resolve) => {
    const compiler = spawn(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "--pretty", "false", "-p", settings],
      {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const stop = () => compiler.kill();
    process.once("exit", stop);
    let messages = "";
    compiler.stdout.on("data", (chunk) => (messages += String(chunk)));
    compiler.stderr.on("data", (chunk) => (messages += String(chunk)));
    compiler.on("error", (error) => resolve({ ok: false, messages: String(error) }));
    compiler.on("close", (code, signal) => {
      process.off("exit", stop);
      // A compiler that ends without a word, as of a signal, has checked nothing.
      const silent =
        code !== 0 && messages === "" ? `The compiler ended without a word (${signal ?? code}).\n` : messages;
      resolve({ ok: code === 0, messages: silent });
    });
  });
}
