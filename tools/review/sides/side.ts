import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { loadPlatform } from "../../../config/load";
import type { Platform } from "../../../config/model";
import { ConfigError } from "../../../config/problem";
import { type EmittedStack, readEmitted } from "../../../emitted/stacks";
import { synthesize } from "../../simulate/command/synthesis";
import type { Side } from "../command/arguments";
import { CheckoutError, checkout, codeKeyOf, commitOf } from "./checkout";
import { type KeptCommits, stacksKeyOf } from "./kept-commits";

/** A side of the comparison, ready to be planned. */
export interface ReadSide {
  /** What it is called: `main (4f2c1ab)`, `the working copy`. */
  readonly name: string;
  /** Output folder of its synthesis. */
  readonly emitted: string;
  readonly stacks: readonly EmittedStack[];
  /** What it is made of; undefined where only its output is known, or this version cannot read its configuration. */
  readonly platform: Platform | undefined;
  /** Folder whose `config/` it is made of; undefined where only its output is known. */
  readonly project: string | undefined;
}

/** Why a side cannot be read. */
export class SideError extends Error {}

export interface SideOptions {
  /** Folder of this project's code. */
  readonly root: string;
  /** Folder whose `config/` is read, absolute. */
  readonly project: string;
  /** A new folder that is thrown away afterwards. */
  readonly folder: string;
  /** What is known of commits from before. */
  readonly kept: KeptCommits;
  readonly signal?: AbortSignal;
}

/** Emits a side, in a process of its own; that of a commit with the code of that commit. @throws SideError */
export async function readSide(side: Side, options: SideOptions): Promise<ReadSide> {
  const { root, project, folder, kept, signal } = options;
  if (side.kind === "emitted") return ofFolder(resolve(side.folder));
  const emitted = join(folder, "emitted");
  if (side.kind === "here") {
    await write("the working copy", root, { project, emitted, signal });
    return ofProject("the working copy", project, emitted);
  }
  try {
    const commit = commitOf(root, side.ref);
    const code = kept.code(codeKeyOf(root, commit), (target) => checkout(root, commit, target), join(folder, "code"));
    const own = join(code, relative(root, project));
    const name = commit.startsWith(side.ref) ? commit.slice(0, 10) : `${side.ref} (${commit.slice(0, 10)})`;
    if (!existsSync(join(own, "config")))
      throw new SideError(`${name} has no ${relative(root, join(project, "config"))}.`);
    const key = stacksKeyOf(commit, relative(root, project));
    if (!kept.takeStacks(key, emitted)) {
      // Its types were checked when it was committed; here they would push those of the working copy out of the compiler's cache.
      await write(name, code, { project: own, emitted, signal, checksTypes: false });
      kept.putStacks(key, emitted);
    }
    return ofProject(name, own, emitted);
  } catch (error) {
    throw error instanceof CheckoutError ? new SideError(error.message) : error;
  }
}

function ofFolder(emitted: string): ReadSide {
  if (!existsSync(join(emitted, "manifest.json"))) {
    throw new SideError(`${emitted} has no manifest.json. Fix: name an output folder of npm start.`);
  }
  return { name: emitted, emitted, stacks: readEmitted(emitted), platform: undefined, project: undefined };
}

interface Writing {
  readonly project: string;
  readonly emitted: string;
  readonly signal: AbortSignal | undefined;
  readonly checksTypes?: boolean;
}

async function write(name: string, code: string, { emitted, project, signal, checksTypes = true }: Writing) {
  const unwritten = await synthesize(code, emitted, { project, checksTypes, ...(signal && { signal }) });
  if (unwritten !== undefined) throw new SideError(`${name} cannot be synthesized:\n${unwritten.trimEnd()}`);
}

const ofProject = (name: string, project: string, emitted: string): ReadSide => ({
  name,
  emitted,
  stacks: readEmitted(emitted),
  platform: platformOf(project),
  project,
});

/** A configuration of an older version of this project may say what this one refuses. */
function platformOf(project: string): Platform | undefined {
  try {
    return loadPlatform(project).platform;
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
