import type { Drawing } from "../model";
import { type Canvas, SIZE } from "./canvas";
import type { EdgeTone, Rect } from "./scene";
import { widthOf } from "./text";

const EDGES: readonly (readonly [EdgeTone, string])[] = [
  ["route", "route of a subnet, with ports that nodes may use"],
  ["ports", "let in by security group"],
  ["private", "through an endpoint"],
  ["internet", "over the internet"],
];

/** What lines mean, and what is made without being drawn. @returns where everything ends */
export function drawLegend(canvas: Canvas, drawing: Drawing, area: Omit<Rect, "h">): number {
  const used = EDGES.filter(([tone]) => canvas.edges.some((edge) => edge.tone === tone));
  let { x, y } = area;
  for (const [tone, text] of used) {
    const width = widthOf(text, SIZE.label) + 2;
    canvas.edge("legend", text, tone, [
      [x + 2, y + 8],
      [x + 30, y + 8],
    ]);
    canvas.label(text, x + 36, y, width);
    x += width + 52;
  }
  if (canvas.boxes.some(({ dashed, tone }) => dashed && tone !== "zone")) {
    canvas.box({ id: "legend-dashed", x: x + 2, y: y + 1, w: 28, h: 14, tone: "other", dashed: true });
    canvas.label("not made here", x + 36, y, area.x + area.w - x - 36);
  }
  y += 24;
  if (drawing.alsoMade.length > 0)
    y += canvas.label(`Also made: ${drawing.alsoMade.join(", ")}.`, area.x, y, area.w) + 6;
  return Math.ceil(y + 4);
}
