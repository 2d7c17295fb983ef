import { describe, expect, it } from "vitest";
import type { EmittedStack } from "../../../emitted/stacks";
import { diagramOf } from "../../../tools/diagram/diagram";
import type { Scene } from "../../../tools/diagram/layout/scene";
import { readDrawing } from "../../../tools/diagram/read/drawing";
import { THEMES } from "../../../tools/diagram/svg/style";
import { writeSvg } from "../../../tools/diagram/svg/svg";
import { connected } from "./support/connections";
import { examplePlatform, exampleStacks } from "./support/examples";

const names = examplePlatform().environments.map(({ name }) => name);
const draw = (name: string, stacks: readonly EmittedStack[] = exampleStacks()): string => diagramOf(stacks, name).svg;

/** Start and end tags fit each other, and nothing is unescaped. */
function wellFormed(xml: string): void {
  const open: string[] = [];
  const rest = xml.replace(
    /<(\/?)([a-z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, end, name, _attributes, empty) => {
      if (end === "/") expect(open.pop()).toBe(name);
      else if (empty !== "/") open.push(name);
      return "";
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  expect(rest.replace(/&(amp|lt|gt|quot);/g, "")).not.toContain("&");
}

describe("the SVG file", () => {
  it.each(names)("%s: is well-formed, has a name and a description, and loads nothing", (name) => {
    const svg = draw(name);
    wellFormed(svg);
    expect(svg).toMatch(/<title id="title">.+<\/title>/);
    expect(svg).toMatch(/<desc id="desc">.{80,}<\/desc>/);
    expect(svg).toContain('aria-labelledby="title desc"');
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|href|script|url\((?!#)/);
  });

  it.each(names)("%s: has the same bytes in whatever order stacks and resources come", (name) => {
    const shuffled = [...exampleStacks()].reverse().map((stack) => {
      const { resource = {}, data = {} } = stack.json;
      return { ...stack, json: { ...stack.json, resource: reversed(resource), data: reversed(data) } };
    });
    expect(draw(name, shuffled)).toBe(draw(name));
  });

  it.each(names)("%s: holds everything of the drawing, by its address", (name) => {
    const svg = draw(name);
    const { vpcs } = readDrawing(exampleStacks(), name, `${name}-network`);
    for (const vpc of vpcs) {
      const items = [vpc, ...vpc.subnets, ...vpc.edge, ...vpc.subnets.flatMap(({ holds }) => holds)];
      const chips = vpc.bands.flatMap((band) => band.chips);
      for (const { id, lines } of [...items, ...chips]) {
        expect(svg, id).toContain(`data-id="${id}"`);
        // The first word at least: long lines are broken.
        expect(svg, id).toContain(`>${lines[0]?.split(" ")[0] ?? ""}`);
      }
      for (const { lines } of vpc.subnets) expect(svg).toContain(`>${lines[1]}<`);
    }
  });

  it("names a type that nobody knows below the drawing, and is no worse for it", () => {
    const svg = draw("filtered", connected());
    wellFormed(svg);
    expect(svg).toContain("2 aws_new_thing");
    expect(svg).toContain('data-from="aws_subnet.workspace-subnet-main_euw1-az1" data-to="aws_vpn_gateway.vpn"');
  });

  it("escapes what would be markup", () => {
    const scene: Scene = {
      width: 100,
      height: 50,
      title: `a < b & "c"`,
      description: "x > y",
      boxes: [{ id: `<"&`, parent: undefined, x: 1, y: 1, w: 90, h: 40, tone: "vpc", dashed: false, lines: [] }],
      edges: [],
      labels: [{ text: "<script>", x: 5, y: 20, size: 12, bold: true, muted: false, room: 90 }],
    };
    const svg = writeSvg(scene);
    wellFormed(svg);
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).not.toContain("<script");
  });
});

/** The same entries, last first, on both levels. */
function reversed<T>(byType: Readonly<Record<string, Readonly<Record<string, T>>>>): Record<string, Record<string, T>> {
  return Object.fromEntries(
    Object.entries(byType)
      .reverse()
      .map(([type, things]) => [type, Object.fromEntries(Object.entries(things).reverse())]),
  );
}

describe.each(Object.entries(THEMES))("colours of the %s theme", (_, theme) => {
  const tones = Object.entries(theme.tones);
  const paper = (fill: string) => (fill === "none" ? theme.tones.vpc.fill : fill);

  it.each(tones)("text on %s has a contrast of 4.5 at least (WCAG 2.2, AA)", (_tone, { fill }) => {
    expect(contrast(theme.text, paper(fill))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.muted, paper(fill))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["region", "account", "databricks-account"] as const)(
    "the frame of %s has a contrast of 3 at least",
    (tone) => {
      const { fill, stroke } = theme.tones[tone];
      for (const ground of [fill, theme.page]) expect(contrast(stroke, ground)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(Object.entries(theme.edges))("lines of the kind %s have a contrast of 3 at least", (_edge, stroke) => {
    const { vpc, region, account, "databricks-account": databricks } = theme.tones;
    for (const fill of [theme.page, ...[vpc, region, account, databricks].map((tone) => tone.fill)]) {
      expect(contrast(stroke, fill)).toBeGreaterThanOrEqual(3);
    }
  });
});

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance, as WCAG defines it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
