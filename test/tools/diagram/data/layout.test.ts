import { describe, expect, it } from "vitest";
import type { EmittedStack } from "../../../../emitted/stacks";
import { layOutData } from "../../../../tools/diagram/data/layout/page";
import type { DataDrawing } from "../../../../tools/diagram/data/model";
import { readDataDrawing } from "../../../../tools/diagram/data/read/drawing";
import { right, type Scene } from "../../../../tools/diagram/layout/scene";
import { widthOf } from "../../../../tools/diagram/layout/text";
import { writeSvg } from "../../../../tools/diagram/svg/svg";
import { referenceStacks } from "../../../support/reference";
import { REPRESENTATIVES, representative } from "../../../support/representative";
import { synthPlatform } from "../../../support/shipped";
import { ancestors, covered, crosses, inside, onBorder, overlap, textRect } from "../support/geometry";
import { stacksWith } from "./many-sources";

const withJobs = REPRESENTATIVES.filter(({ name }) => /jobs|Lakeflow|shares/.test(name));
const CASES: readonly (readonly [name: string, environment: string, stacks: () => readonly EmittedStack[]])[] = [
  ["the reference architecture", "reference", referenceStacks],
  ...[0, 1, 5, 24, 60].map((count) => [`${count} sources`, "dev", () => stacksWith(count)] as const),
  ...withJobs.map((one) => [one.name, "dev", () => synthPlatform(representative(one))] as const),
];

/** Boxes that lines may lead into: they only group. */
const isGroup = (scene: Scene, id: string): boolean => scene.boxes.some(({ parent }) => parent === id);

describe.each(CASES)("the way of the data, %s", (_, environment, stacks) => {
  const drawing: DataDrawing = readDataDrawing(stacks(), environment);
  const scene = layOutData(drawing);
  const { boxes, edges, labels } = scene;

  it("puts every box into its parent and the page, and no two boxes over each other", () => {
    for (const box of boxes) {
      const parent = boxes.find(({ id }) => id === box.parent);
      if (box.parent !== undefined) expect(parent, `${box.id}: ${box.parent}`).toBeDefined();
      if (parent !== undefined) expect(inside(box, parent), `${box.id} in ${parent.id}`).toBe(true);
      expect(inside(box, { x: 0, y: 0, w: scene.width, h: scene.height }), box.id).toBe(true);
      for (const other of boxes) {
        if (other.parent !== box.parent || other.id === box.id) continue;
        expect(overlap(box, other), `${box.id} and ${other.id}`).toBe(false);
      }
    }
  });

  it("keeps text inside its box, clear of what else is in it", () => {
    for (const box of boxes) {
      for (const line of box.lines) {
        expect(widthOf(line.text, line.size, line.bold), line.text).toBeLessThanOrEqual(line.room);
        expect(inside(textRect(line), box), `${line.text} in ${box.id}`).toBe(true);
        for (const child of boxes.filter(({ parent }) => parent === box.id)) {
          expect(overlap(textRect(line), child), `${line.text} and ${child.id}`).toBe(false);
        }
      }
    }
  });

  it("keeps headings clear of boxes, lines and each other", () => {
    labels.forEach((label, index) => {
      const rect = textRect(label);
      expect(right(rect), label.text).toBeLessThanOrEqual(scene.width);
      for (const box of boxes) expect(overlap(rect, box), `${label.text} and ${box.id}`).toBe(false);
      for (const other of labels.slice(index + 1)) {
        expect(overlap(rect, textRect(other)), `${label.text} and ${other.text}`).toBe(false);
      }
    });
  });

  it("draws lines that begin and end at boxes, run straight, over no text and through no other box", () => {
    const texts = [...boxes.flatMap(({ lines }) => lines), ...labels];
    for (const { from, to, points } of edges) {
      if (from === "legend") continue;
      const [source, target] = [from, to].map((id) => boxes.find((box) => box.id === id));
      const allowed = [source, target, ...ancestors(scene, source), ...ancestors(scene, target)];
      points.slice(1).forEach((point, index) => {
        const before = points[index] ?? point;
        expect(before[0] === point[0] || before[1] === point[1], `${from} → ${to} runs aslant`).toBe(true);
        const hit = boxes.filter((box) => !allowed.includes(box) && crosses([before, point], box));
        expect(
          hit.map(({ id }) => id),
          `${from} → ${to}`,
        ).toEqual([]);
        const over = texts.filter((line) => crosses([before, point], textRect(line)));
        expect(
          over.map(({ text }) => text),
          `${from} → ${to}`,
        ).toEqual([]);
      });
      const [first, last] = [points[0], points.at(-1)];
      expect(first !== undefined && source !== undefined && onBorder(first, source), `${from} begins`).toBe(true);
      expect(last !== undefined && target !== undefined && onBorder(last, target), `${to} ends`).toBe(true);
    }
  });

  it("draws lines to different places beside each other, not over each other", () => {
    const segments = edges.flatMap(({ to, tone, points }) =>
      points.slice(1).map((point, index) => ({ to, tone, a: points[index] ?? point, b: point })),
    );
    for (const one of segments) {
      for (const other of segments) {
        if (one.tone === other.tone && one.to === other.to) continue;
        expect(covered(one, other), `${one.tone} to ${one.to} and ${other.tone} to ${other.to}`).toBe(false);
      }
    }
  });

  it("shows every entry, schema and zone, or names it where somebody points", () => {
    const svg = writeSvg(scene);
    for (const { names } of drawing.nodes) for (const name of names) expect(svg, name).toContain(name);
    for (const { id, schemas } of drawing.catalogs) {
      expect(
        boxes.some((box) => box.id === id),
        id,
      ).toBe(true);
      for (const schema of schemas) {
        expect(
          boxes.some((box) => box.id === schema.id),
          schema.id,
        ).toBe(true);
        for (const table of schema.tables) expect(svg, table).toContain(table);
      }
    }
    for (const { id } of drawing.zones)
      expect(
        boxes.some((box) => box.id === id),
        id,
      ).toBe(true);
  });

  it("can be read: a column has no more boxes than a page", () => {
    const columns = new Map<number, number>();
    for (const box of boxes.filter(({ id, parent }) => parent === undefined && !isGroup(scene, id))) {
      columns.set(box.x, (columns.get(box.x) ?? 0) + 1);
    }
    expect(Math.max(0, ...columns.values())).toBeLessThanOrEqual(18);
    expect(scene.height).toBeLessThanOrEqual(1900);
    expect(scene.width).toBeLessThanOrEqual(1700);
  });
});
