import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { LAYER_NAMES } from "../../config/derive/layers";
import { MANUAL_STEPS } from "../../config/manual-steps";
import { ROOT } from "../support/platform";
import { isSetting } from "../support/settings";

const PAGES = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const prose = (page: string): string => read(page).replace(/```[\s\S]*?```/g, "");

/** Ids that a page's headings get, as GitHub makes them. */
function anchors(page: string): string[] {
  return [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\-_ ]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Leaves of a configuration as paths; what is no plain object is a leaf. */
function leaves(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  const inside = Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  return inside.length === 0 ? [[...path]] : inside;
}

describe("what pages mention", () => {
  it.each(PAGES)("%s: every anchor is a heading", (page) => {
    for (const [, file = "", anchor = ""] of read(page).matchAll(/\]\(([^)#:]*)#([^)]+)\)/g)) {
      const target = file === "" ? page : normalize(join(dirname(page), file));
      expect(anchors(target), `${target}#${anchor}`).toContain(anchor);
    }
  });

  it.each(PAGES)("%s: every npm script is there", (page) => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const [, script = ""] of read(page).matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)) {
      expect(Object.keys(scripts), script).toContain(script);
    }
  });

  it.each(PAGES)("%s: every setting of its examples is there", (page) => {
    for (const [, code = ""] of read(page).matchAll(/```ts\n([\s\S]*?)```/g)) {
      if (code.includes("import ") || code.startsWith("// config/domains/")) continue;
      const example: unknown = new Function(`return ({${code}})`)();
      for (const path of leaves(example)) expect(isSetting(path), path.join(".")).toBe(true);
    }
  });

  it("docs/features.md names settings that are there", () => {
    const rows = [...read("docs/features.md").matchAll(/^\| \d+ \| [^|]+ \| ([^|]+) \|/gm)].map(
      ([, cell = ""]) => cell,
    );
    for (const cell of rows) {
      let before: string[] = [];
      // In brackets is a kind, no setting.
      for (const [, name = ""] of cell.replace(/\([^)]*\)/g, "").matchAll(/`([^`]+)`/g)) {
        const path = name.split(".");
        // `network.mode`, `cidr`: the second one stands beside the first, or in what the first stands in.
        const parents = before.map((_, length) => before.slice(0, length)).concat([[]]);
        const found = parents.map((parent) => [...parent, ...path]).find(isSetting);
        expect(found, `${name} in: ${cell}`).toBeDefined();
        before = found ?? before;
      }
    }
    expect(rows.length).toBeGreaterThan(50);
  });

  it("docs/manual-steps.md says of every step whether it blocks, and every instruction", () => {
    const page = read("docs/manual-steps.md");
    for (const { id, blocking, instructions } of MANUAL_STEPS) {
      const [, section = ""] = page.split(`## \`${id}\`\n`);
      const [body = ""] = section.split("\n## ");
      expect(body, id).toContain(blocking ? "Blocks until it is attested." : "Does not block.");
      for (const [index, text] of instructions.entries()) expect(body, id).toContain(`${index + 1}. ${text}`);
    }
  });

  it("docs/layers.svg has a box for every layer", () => {
    const layers = [...LAYER_NAMES];
    const boxes = [...read("docs/layers.svg").matchAll(/class="n"[^>]*>([^<]+)</g)].map(([, name]) => name);
    expect(boxes.sort()).toEqual(layers.sort());
  });
});
