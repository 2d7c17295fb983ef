/**
 * Writes the tables of fields, and of what a review finds grave, in the pages of `docs/`: `npm run reference`. Writes nothing, and exits with 1, if a
 * field has no sentence.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withoutArguments } from "../command/arguments";
import { REVIEW_PAGE, withWeights } from "../review/weights/page";
import { markedPages } from "./marked-pages";
import { generated, schemaRoots, schemaTypes } from "./pages";

const ROOT = join(__dirname, "../..");
const USAGE = `npm run reference    writes the tables of fields in the pages of docs/ again

Exit code: 0 done, 1 a field has no sentence or docs cannot be written, 2 wrong arguments.`;

function main(): number {
  const types = schemaTypes(ROOT);
  const sources = markedPages(ROOT);
  const { pages, problems } = generated(sources, schemaRoots(types), types);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) return 1;
  const changed = pages.filter(({ path, text }) => text !== sources.find((source) => source.path === path)?.text);
  for (const { path, text } of changed) writeFileSync(join(ROOT, path), text);
  const review = readFileSync(join(ROOT, REVIEW_PAGE), "utf8");
  writeFileSync(join(ROOT, REVIEW_PAGE), withWeights(review));
  process.stdout.write(`${pages.length} pages, ${changed.length} changed\n`);
  return 0;
}

process.exitCode = withoutArguments(USAGE, main);
