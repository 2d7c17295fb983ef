import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/platform";
import { badInputsIn } from "./bad-inputs";

const page = readFileSync(join(ROOT, "docs/development.md"), "utf8");

/** Rows of the table that stands under a heading of the page. */
function rowsUnder(heading: string) {
  const [, rest = ""] = page.split(`## ${heading}\n`);
  const [section = ""] = rest.split("\n## ");
  return [...section.matchAll(/^\| [^|`]+ \| `(test\/[^`]+)` \| (\d+) \|$/gm)].map(([, file = "", least]) => ({
    file,
    least: Number(least),
  }));
}

/** Fewest cases: of governance, federation and sharing; of what comes out of the lake. */
describe.each([
  { heading: "Bad input of governance", least: 100 },
  { heading: "Bad input of serving", least: 120 },
])("the table of docs/development.md, $heading", ({ heading, least: needed }) => {
  const rows = rowsUnder(heading);

  it.each(rows)("has no more than $file tries: $least", ({ file, least }) => {
    expect(badInputsIn(join(ROOT, file))).toBeGreaterThanOrEqual(least);
  });

  it("has at least as many cases as it has to have", () => {
    expect(rows.reduce((sum, { least }) => sum + least, 0)).toBeGreaterThanOrEqual(needed);
    expect(new Set(rows.map(({ file }) => file)).size).toBe(rows.length);
  });
});

it("counts no file in two tables of bad input", () => {
  const files = ["Bad input of governance", "Bad input of serving"].flatMap(rowsUnder).map(({ file }) => file);
  expect(new Set(files).size).toBe(files.length);
});
