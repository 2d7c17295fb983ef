import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addresses } from "../../emitted/stacks";
import { shippedStacks } from "../support/shipped";

const FILE = join(__dirname, "addresses.json");

/** Stack → addresses of everything that it manages. */
const actual = () => Object.fromEntries(shippedStacks().map((stack) => [stack.name, addresses(stack.json)]));

describe("resource addresses", () => {
  if (process.env.UPDATE_ADDRESSES === "1") writeFileSync(FILE, `${JSON.stringify(actual(), null, 2)}\n`);

  it("are those of the committed list: a changed address destroys and creates the resource", () => {
    expect(
      existsSync(FILE),
      "test/platform/addresses.json is missing; UPDATE_ADDRESSES=1 npx vitest run test/platform/addresses.test.ts writes it",
    ).toBe(true);
    const committed = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, string[]>;
    const changes = Object.entries({ ...committed, ...actual() }).flatMap(([stack]) => {
      const [before, after] = [new Set(committed[stack] ?? []), new Set(actual()[stack] ?? [])];
      return [
        ...[...before].filter((address) => !after.has(address)).map((address) => `${stack}: - ${address}`),
        ...[...after].filter((address) => !before.has(address)).map((address) => `${stack}: + ${address}`),
      ];
    });
    expect(
      changes,
      [
        "Addresses changed. If a resource moved (a line with - and one with + for the same thing), record the move:",
        '  1. movedFrom(resource, "<old address>") of modules/terraform/moved.ts emits a `moved` block;',
        "  2. describe it in docs/upgrades.md.",
        "Then, or if the resource is really new or gone, update the list:",
        "  UPDATE_ADDRESSES=1 npx vitest run test/platform/addresses.test.ts",
      ].join("\n"),
    ).toEqual([]);
  });
});
