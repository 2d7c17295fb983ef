import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { MANUAL_STEPS } from "../../config/manual-steps";
import { ROOT } from "../support/platform";

const pages = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));
const text = (page: string) => readFileSync(join(ROOT, page), "utf8");

describe("documentation", () => {
  it.each(pages)("%s: every link leads to a file", (page) => {
    const links = [...text(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? "");
    const broken = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(ROOT, dirname(page), link)));
    expect(broken).toEqual([]);
  });

  it.each(pages)("%s: every file of the project that it names is there", (page) => {
    const named = text(page).matchAll(
      /`((?:modules|stacks|config|test|policy|tools|examples|bench|assets|docs)\/[^`<*\s]*)`/g,
    );
    for (const [, path = ""] of named) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });

  it("docs/manual-steps.md explains every manual step", () => {
    for (const { id } of MANUAL_STEPS) expect(text("docs/manual-steps.md")).toContain(`\`${id}\``);
  });
});
