import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ManifestStack, readManifest } from "../../../emitted/stacks";
import { isThere, type Move, makeMoves } from "./moves";
import { type GoneStack, goneStack, readPrevious, requireWhole } from "./previous";
import type { Staging } from "./staging";

/**
 * Puts a finished synthesis in the place of the previous one, all of it or nothing. Unchanged files are not touched, and
 * what Terraform keeps beside a stack's JSON (`.terraform`, plans) stays.
 * @param outdir folder that the CLI reads, links followed; nobody else may write to it meanwhile
 * @param name what to call that folder to the user
 * @param selects which stacks are replaced and, where they are gone, removed; undefined for all of them
 * @returns the stacks that are gone
 */
export function install(
  { folder: staging, next }: Staging,
  outdir: string,
  name: string,
  selects: ((stack: string) => boolean) | undefined,
): readonly GoneStack[] {
  const fresh = readManifest(next);
  const previous = readPrevious(outdir);
  const isSelected = selects ?? (() => true);
  const kept = Object.keys(previous.stacks).filter((stack) => !isSelected(stack));
  if (selects !== undefined) requireWhole(outdir, name, previous, kept);

  const stacks: Record<string, ManifestStack> = {};
  for (const stack of kept) Object.assign(stacks, { [stack]: previous.stacks[stack] });
  for (const [stack, entry] of Object.entries(fresh.stacks)) {
    if (isSelected(stack)) stacks[stack] = entry;
    else rmSync(join(next, entry.workingDirectory), { recursive: true });
  }
  const sorted = Object.fromEntries(Object.entries(stacks).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(next, "manifest.json"), JSON.stringify({ version: fresh.version, stacks: sorted }, null, 2));

  const gone = Object.values(previous.stacks).filter((stack) => !(stack.name in stacks));
  const summaries = gone.map((stack) => goneStack(outdir, stack));
  makeMoves(staging, outdir, [
    ...coming(
      next,
      outdir,
      Object.values(stacks).filter((stack) => isSelected(stack.name)),
    ),
    ...gone
      .filter((stack) => isThere(join(outdir, stack.workingDirectory)))
      .map((stack): Move => ({ kind: "remove", path: stack.workingDirectory })),
  ]);
  return summaries;
}

/** What is new or changed; the manifest after the stacks that it names. A folder that is not there comes as a whole. */
function coming(next: string, outdir: string, stacks: readonly ManifestStack[]): Move[] {
  if (!existsSync(outdir)) return [{ kind: "add", path: "." }];
  const files = [...stacks.map((stack) => stack.synthesizedStackPath), "manifest.json"];
  const moves = files.flatMap((file): Move[] => {
    const missing = firstMissing(outdir, file);
    if (missing !== undefined) return [{ kind: "add", path: missing }];
    return readFileSync(join(next, file)).equals(readFileSync(join(outdir, file)))
      ? []
      : [{ kind: "replace", path: file }];
  });
  return [...new Map(moves.map((move) => [move.path, move])).values()];
}

/** The path itself or the outermost folder above it that is not there; a link that leads nowhere is there. */
function firstMissing(outdir: string, file: string): string | undefined {
  const above = dirname(file);
  const outer = above === "." ? undefined : firstMissing(outdir, above);
  return outer ?? (isThere(join(outdir, file)) ? undefined : file);
}
