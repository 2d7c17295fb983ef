import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { DATA_DRAWING, generatedFiles } from "../../tools/diagram/pages/generate";
import { PLACES, TOPOLOGIES } from "../../tools/diagram/pages/topologies";
import { ROOT } from "../support/platform";
import { referenceStacks } from "../support/reference";
import { examplePlatform, exampleStacks } from "../tools/diagram/support/examples";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const SECTIONS = [
  "When",
  "Configuration",
  "What is made",
  "What it costs around the clock",
  "Security",
  "What cannot change later",
  "Features",
];

describe("pages of topologies", () => {
  it("are as the examples make them; `npm run diagrams` writes them again", () => {
    for (const { path, text } of generatedFiles(ROOT, { topologies: exampleStacks(), reference: referenceStacks() })) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(read(path) === text, `${path} is out of date: run npm run diagrams`).toBe(true);
    }
  });

  it("are one per example, and nothing else lies beside them", () => {
    const environments = examplePlatform().environments.map(({ name }) => name);
    expect(TOPOLOGIES.map(({ environment }) => environment).sort()).toEqual([...environments].sort());
    const pages = TOPOLOGIES.map(({ page }) => `${page}.md`);
    expect(readdirSync(join(ROOT, "docs/topologies")).sort()).toEqual(["README.md", ...pages].sort());
    const drawings = [...TOPOLOGIES.map(PLACES.drawing), DATA_DRAWING.path].map((path) => basename(path));
    expect(readdirSync(join(ROOT, "docs/diagrams")).sort()).toEqual(drawings.sort());
    expect(read("docs/data-flow.md")).toMatch(/!\[.{40,}\]\(diagrams\/data-reference\.svg\)/);
  });

  it.each(TOPOLOGIES.map(({ page }) => page))("%s: has every section, and a drawing with words", (page) => {
    const text = read(`docs/topologies/${page}.md`);
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(sections).toEqual(SECTIONS);
    expect(text).toMatch(new RegExp(`!\\[.{40,}\\]\\(\\.\\./diagrams/${page}\\.svg\\)`));
    expect(text).not.toMatch(/\$\d|\bUSD\b|US dollar/);
    for (const [, body = ""] of text.matchAll(/^## .+\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)) {
      expect(body.trim().length, page).toBeGreaterThan(20);
    }
  });

  it("name rows that docs/features.md has", () => {
    const rows = [...read("docs/features.md").matchAll(/^\| (\d+) \|/gm)].map(([, number]) => number);
    for (const topology of TOPOLOGIES) {
      const [, features = ""] = read(PLACES.page(topology)).split("## Features");
      const named = [...features.matchAll(/\b(\d+)\b/g)].map(([, number]) => number);
      expect(named.length, topology.page).toBeGreaterThan(0);
      for (const number of named) expect(rows, `${topology.page}: row ${number}`).toContain(number);
    }
  });

  it("are all in the chooser, which docs/network.md and the README lead to", () => {
    for (const { page } of TOPOLOGIES)
      expect(read("docs/topologies/README.md").includes(`](${page}.md)`), page).toBe(true);
    expect(read("docs/network.md").includes("](topologies/README.md)")).toBe(true);
    expect(read("README.md").includes("](docs/topologies/README.md)")).toBe(true);
  });

  it("link to files that are there", () => {
    for (const name of readdirSync(join(ROOT, "docs/topologies"))) {
      const page = join("docs/topologies", name);
      for (const [, link = ""] of read(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
        if (/^https?:/.test(link)) continue;
        expect(existsSync(join(ROOT, dirname(page), link)), `${relative(ROOT, page)}: ${link}`).toBe(true);
      }
    }
  });
});
