import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { resolvePlatform } from "../../../config/resolve";
import { buildPlatform } from "../../../main";
import { synthesize } from "../../../tools/synth/synthesize";
import { contentsOf } from "../contents";
import { ROOT } from "../platform";
import { baseOf } from "./bases";
import { type Case, edited, type Files } from "./case";
import { sourcesOf } from "./outcome";

/** What the command wrote for the base of a case, by its name, to start from. */
const before = new Map<string, string>();

/**
 * Runs `npm start` for a case over what it wrote for the case's base: afterwards the folder holds the old, or the new and
 * nothing else.
 * @throws where it does not, where something is left, or where what was said is not for people
 */
export async function tryWholeCommand({ base, edits }: Case, work: string): Promise<void> {
  const old = before.get(base) ?? mkdtempSync(join(work, "old-"));
  if (!before.has(base)) await start(baseOf(base), old);
  before.set(base, old);

  const project = mkdtempSync(join(work, "case-"));
  const out = join(project, "cdktf.out");
  // One with a policy finding has written nothing.
  if (existsSync(join(old, "cdktf.out"))) cpSync(join(old, "cdktf.out"), out, { recursive: true });
  const files = edited(baseOf(base), edits);
  const { exitCode, said } = await start(files, project);
  const left = readdirSync(project).filter((name) => name !== "cdktf.out" && name !== "config");
  if (left.length > 0) throw new Error(`${left.join(", ")} is left`);
  if (/\n {4}at |TypeError|RangeError|ENOENT/.test(said)) throw new Error(`says ${said.slice(0, 2_000)}`);
  if (exitCode === 0) {
    const fresh = mkdtempSync(join(work, "fresh-"));
    await start(files, fresh);
    if (!isDeepStrictEqual(contentsOf(out), contentsOf(join(fresh, "cdktf.out"))))
      throw new Error("is not the new whole");
    rmSync(fresh, { recursive: true });
  } else if (exitCode !== 1 || said === "") throw new Error(`ends with ${exitCode} and says "${said}"`);
  else if (!isDeepStrictEqual(contentsOf(out), contentsOf(join(old, "cdktf.out"))))
    throw new Error("is not the old whole");
  rmSync(project, { recursive: true });
}

async function start(files: Files, project: string) {
  mkdirSync(join(project, "config"), { recursive: true });
  return quietly(() =>
    synthesize({
      root: ROOT,
      arguments: ["--project", project],
      load: () => resolvePlatform(sourcesOf(files)),
      build: (platform, outdir) => buildPlatform(platform, outdir).synth(),
      checkTypes: () => Promise.resolve({ ok: true, messages: "" }),
    }),
  );
}

/** Runs something and keeps what it says. */
async function quietly(run: () => Promise<number>): Promise<{ readonly exitCode: number; readonly said: string }> {
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  let said = "";
  for (const stream of streams) {
    stream.write = (text: string | Uint8Array) => {
      said += String(text);
      return true;
    };
  }
  try {
    return { exitCode: await run(), said };
  } finally {
    for (const [index, stream] of streams.entries()) stream.write = writes[index] ?? stream.write;
  }
}

/** A folder for such runs. */
export const workFolder = (): string => mkdtempSync(join(tmpdir(), "lakehouse-fuzz-"));
