import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { compareOutput, laidOut } from "../../../tools/clients/same-bytes";

const folder = mkdtempSync(join(tmpdir(), "lakehouse-same-bytes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function output(name: string, files: Readonly<Record<string, unknown>>): string {
  mkdirSync(join(folder, name, "stacks"), { recursive: true });
  for (const [file, json] of Object.entries(files)) {
    writeFileSync(join(folder, name, "stacks", file), JSON.stringify(json, null, 2));
  }
  return join(folder, name);
}

it("tells versions from everything else that differs", () => {
  const one = output("one", {
    "a.json": { version: "0.21.0", name: "a", source: "aws" },
    "b.json": { version: "2012-10-17" },
  });
  const other = output("other", { "a.json": { version: "0.24.0", name: "b", source: "hashicorp/aws" }, "c.json": {} });
  expect(compareOutput(one, one)).toEqual({ files: 2, declared: [], others: [] });
  expect(compareOutput(one, other)).toEqual({
    files: 3,
    declared: ["0.21.0 → 0.24.0", "aws → hashicorp/aws"],
    others: [
      'stacks/a.json:3: "name": "a", → "name": "b",',
      "stacks/b.json is in one of both only",
      "stacks/c.json is in one of both only",
    ],
  });
});

it("compares bytes, or what files say", () => {
  const one = output("lines", {});
  const other = output("line", {});
  writeFileSync(join(one, "stacks", "a.json"), '{\n  "value": {\n  }\n}');
  writeFileSync(join(other, "stacks", "a.json"), '{\n  "value": {}\n}');
  expect(compareOutput(one, other).others).not.toEqual([]);
  expect(compareOutput(one, other, laidOut)).toEqual({ files: 1, declared: [], others: [] });
});
