import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LAYER_NAMES } from "../../config/derive/layers";
import { ROOT } from "../support/platform";
import { representativeStacks } from "../support/representative";
import { FEATURE_TYPES } from "./feature-types";

const COLUMNS = ["row", "feature", "config key", "stack", "module", "test", "how far"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

const lines = readFileSync(join(ROOT, "docs/features.md"), "utf8").split("\n");
const cells = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .slice(1, -1);
const header = lines.findIndex((line) => line.startsWith("| row |"));
const body = lines.slice(header + 2).filter((line) => line.startsWith("|"));
const rows = body.map((line) => {
  const values = cells(line);
  return Object.fromEntries(COLUMNS.map((column, index) => [column, values[index] ?? ""])) as Row;
});
const numbers = rows.map(({ row }) => Number(row));
const paths = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);

/** Layers that a row may name; `all` for what every layer has. */
const STACKS: readonly string[] = LAYER_NAMES;

describe("docs/features.md", () => {
  it("has one table, with every cell filled", () => {
    expect(cells(lines[header] ?? "")).toEqual([...COLUMNS]);
    for (const [index, line] of body.entries()) {
      expect(cells(line), line).toHaveLength(COLUMNS.length);
      for (const column of COLUMNS) expect(rows[index]?.[column], `${line}: ${column}`).not.toBe("");
    }
    expect(rows.length).toBeGreaterThan(50);
  });

  it("has rows of the list of 189, each once, in ascending order", () => {
    for (const number of numbers) expect(Number.isInteger(number) && number >= 1 && number <= 189).toBe(true);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it.each(rows.map((row) => [row.row, row] as const))(
    "row %s names modules, stacks and tests that are there",
    (_, row) => {
      for (const column of ["module", "test"] as const) {
        const named = paths(row[column]);
        expect(named.length, column).toBeGreaterThan(0);
        for (const path of named) expect(existsSync(join(ROOT, path)), path).toBe(true);
      }
      for (const path of paths(row.test)) expect(path, "a test").toMatch(/^test\/.+\.test\.ts$/);
      for (const name of row.stack.split(", ")) {
        if (name !== "all" && name !== "–") expect(STACKS, row.stack).toContain(name);
      }
    },
  );

  it("says whole where a list of resource types says of what, and nowhere else", () => {
    const whole = rows.filter((row) => row["how far"].startsWith("whole")).map(({ row }) => row);
    expect(Object.keys(FEATURE_TYPES)).toEqual(whole);
    // What is missing is said, not called whole.
    for (const row of rows) expect(row["how far"], row.row).not.toMatch(/^whole but/);
  });

  it("says whole only where everything is emitted", () => {
    const emitted = new Set(
      representativeStacks().flatMap(({ json }) => [
        ...Object.keys(json.resource ?? {}),
        ...Object.keys(json.data ?? {}).map((type) => `data.${type}`),
      ]),
    );
    const missing = Object.entries(FEATURE_TYPES).flatMap(([row, types]) =>
      types.filter((type) => !emitted.has(type)).map((type) => `${row}: ${type}`),
    );
    expect(missing).toEqual([]);
  });
});
