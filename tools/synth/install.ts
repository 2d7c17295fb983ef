import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ManifestStack, readManifest } from "../../emitted/stacks";

/**
 * Puts a finished synthesis in the place of the previous one. Unchanged files are not touched, and what
 * Terraform keeps beside a stack's JSON (`.terraform`, plans) stays.
 * @param next folder with the new output; it is removed
 * @param outdir folder that the CLI reads, `cdktf.out`
 * @param selects which stacks are replaced and, where they are gone, removed; the others stay as they are
 */
export function install(next: string, outdir: string, selects: (stack: string) => boolean): void {
  const fresh = readManifest(next);
  const previous = existsSync(join(outdir, "manifest.json")) ? readManifest(outdir) : { ...fresh, stacks: {} };
  const stacks: Record<string, ManifestStack> = {};
  for (const [name, stack] of Object.entries(previous.stacks)) if (!selects(name)) stacks[name] = stack;
  for (const [name, stack] of Object.entries(fresh.stacks)) if (selects(name)) stacks[name] = stack;

  for (const [name, stack] of Object.entries(stacks)) {
    if (selects(name))
      replaceIfChanged(join(next, stack.synthesizedStackPath), join(outdir, stack.synthesizedStackPath));
  }
  const sorted = Object.fromEntries(Object.entries(stacks).sort(([a], [b]) => (a < b ? -1 : 1)));
  const manifest = join(next, "manifest.json");
  writeFileSync(manifest, `${JSON.stringify({ version: fresh.version, stacks: sorted }, null, 2)}`);
  // By rename, after the stacks that it names are there and before the others go: whoever reads it finds every file.
  replaceIfChanged(manifest, join(outdir, "manifest.json"));
  for (const [name, stack] of Object.entries(previous.stacks)) {
    if (!(name in stacks)) rmSync(join(outdir, stack.workingDirectory), { recursive: true, force: true });
  }
  rmSync(next, { recursive: true, force: true });
}

function replaceIfChanged(from: string, to: string): void {
  if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) return;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}
