/**
 * Writes the tables of fields in the pages of `docs/`: `npm run reference`. Writes nothing, and exits with 1, if a
 * field has no sentence.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { markedPages } from "./marked-pages";
import { generated, schemaRoots, schemaTypes } from "./pages";

const ROOT = join(__dirname, "../..");
const types = schemaTypes(ROOT);
const sources = markedPages(ROOT);
const { pages, problems } = generated(sources, schemaRoots(types), types);

for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) {
  process.exitCode = 1;
} else {
  const changed = pages.filter(({ path, text }) => text !== sources.find((source) => source.path === path)?.text);
  for (const { path, text } of changed) writeFileSync(join(ROOT, path), text);
  process.stdout.write(`${pages.length} pages, ${changed.length} changed\n`);
}
