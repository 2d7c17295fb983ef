/**
 * Measured process: what no synthesis can do without. Loads the modules that the synthesis loads, with the
 * same loader, and writes the same files.
 * Arguments: the list of modules (JSON), and a folder with the files to write.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [list = "", from = ""] = process.argv.slice(2);
for (const file of JSON.parse(readFileSync(list, "utf8")) as string[]) require(file);

const outdir = process.env.CDKTF_OUTDIR ?? "";
for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const target = join(outdir, file.slice(from.length));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, readFileSync(file));
}
