import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { withoutKnown } from "../../../tools/synth/compiler-messages";
import { settingAtPlace } from "../../../tools/synth/setting-at";
import { write } from "../../support/emitted-output";

const FILE = "config/environments/dev.ts";
const TEXT = `import { defineEnvironment } from "../define";
const wrong: number = "text";
export default defineEnvironment({
  name: "dev", // a comment: { with signs
  network: {
    "cidr": "10.0.0.0/16",
    zones: [{ id: "a" }, { id: \`b\`, size: 4 }],
  },
  catalogs: { sales: { zone: "curatde", schemas: { gold: {} } } },
});
export const after = 1;
`;

/** Line and column, from 1, of a text in the file. */
function placeOf(text: string): [number, number] {
  const before = TEXT.slice(0, TEXT.indexOf(text)).split("\n");
  return [before.length, (before.at(-1) ?? "").length + 1];
}

describe("the setting at a place of a file", () => {
  it.each([
    ['name: "dev"', "name"],
    ["network: {", "network"],
    ['"cidr"', "network.cidr"],
    ['"10.0.0.0/16"', "network.cidr"],
    ['id: "a"', "network.zones.0.id"],
    ["size: 4", "network.zones.1.size"],
    ["4 }]", "network.zones.1.size"],
    ['"curatde"', "catalogs.sales.zone"],
    ["gold: {}", "catalogs.sales.schemas.gold"],
    ["{\n  name", ""],
    ["wrong: number", undefined],
    ["after", undefined],
  ])("%j: %s", (text, setting) => {
    expect(settingAtPlace(TEXT, ...placeOf(text))?.join(".")).toBe(setting);
  });
});

describe("messages of the compiler", () => {
  const root = mkdtempSync(join(tmpdir(), "lakehouse-messages-"));
  write(join(root, FILE), TEXT);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const at = (text: string) => `${FILE}(${placeOf(text).join(",")}): error TS2322: It is wrong.\n  And why.\n`;
  const all = ["{\n  name", 'name: "dev"', "network: {", '"cidr"', 'id: "a"', "wrong: number"].map(at).join("");
  const remain = (path: string, severity: "error" | "warning" = "error") =>
    withoutKnown(all, [{ file: FILE, path, message: "", fix: "", severity }], root);

  it.each([
    ["network.cidr", ["{\n  name", 'name: "dev"', 'id: "a"', "wrong: number"]],
    ["network", ['name: "dev"', "wrong: number"]],
    ["name", ["network: {", '"cidr"', 'id: "a"', "wrong: number"]],
    ["networ", ['name: "dev"', "network: {", '"cidr"', 'id: "a"', "wrong: number"]],
  ])("a problem at %s drops those at the same place, around it or in it", (path, left) => {
    expect(remain(path)).toBe(left.map(at).join(""));
  });

  it("a warning drops none, and neither does a problem of another file", () => {
    expect(remain("network", "warning")).toBe(all);
    const elsewhere = { file: "config/account.ts", path: "network", message: "", fix: "", severity: "error" as const };
    expect(withoutKnown(all, [elsewhere], root)).toBe(all);
  });
});
