import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmittedStack, readEmitted } from "../../emitted/stacks";
import { synthesize } from "../simulate/command/synthesis";
import { complain } from "./complain";

interface Synthesized {
  /** Folder of the project's code. */
  readonly root: string;
  /** Folder whose `config/` is read, absolute. */
  readonly project: string;
  /** What the output is for, in messages that would name its folder. */
  readonly shownAs: string;
}

/**
 * Works on the stacks of the present configuration, which are written into a folder that does not stay.
 * @returns exit code: that of the work, 1 where the project does not synthesize
 */
export async function withEmitted(
  { root, project, shownAs }: Synthesized,
  work: (stacks: readonly EmittedStack[]) => number,
): Promise<number> {
  const emitted = mkdtempSync(join(tmpdir(), "lakehouse-emitted-"));
  try {
    const unwritten = await synthesize(root, emitted, { project });
    if (unwritten !== undefined) return complain(unwritten.trimEnd().replaceAll(emitted, shownAs), 1);
    return work(readEmitted(emitted));
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}
