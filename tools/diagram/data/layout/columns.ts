import { boxHeight, type Canvas, PADDING, SIZE } from "../../layout/canvas";
import { type Box, bottom, type Tone } from "../../layout/scene";
import { byColumn } from "../group";
import { COLUMNS, type Column, type DataDrawing, type DataNode } from "../model";
import { alwaysWords, catalogWords, cutTo, nodeWords, schemaWords, zoneWords } from "./words";

const GAP = 6;
const HEADING = 24;
const NAME = { title: SIZE.title - 1, body: SIZE.body };

/** What stands above a column; in the last one above each lane. */
const TITLES: Readonly<Record<Column, string>> = {
  source: "Source",
  bring: "Ingest: what brings",
  load: "Ingest: what loads",
  transform: "Transform",
  storage: "Storage",
  use: "",
};
/** Lanes of the last column, from top to bottom; others follow. */
const USES: readonly (readonly [lane: string, title: string])[] = [
  ["query", "Query and process"],
  ["serve", "Serve"],
  ["analysis", "Analysis"],
];
const TONES: Readonly<Record<Column, Tone>> = {
  source: "outside",
  bring: "public",
  load: "workspace",
  transform: "databricks",
  storage: "vpc",
  use: "databricks",
};

export interface Placed {
  readonly column: Column;
  readonly x: number;
  readonly w: number;
}

/** Columns that hold something, in their order. What transforms stands below what loads, where something does. */
export function usedColumns(drawing: DataDrawing): Column[] {
  const nodes = byColumn(drawing);
  return COLUMNS.filter((column) => {
    if (column === "storage") return drawing.catalogs.length + drawing.zones.length > 0;
    return nodes[column].length > 0 && !(column === "transform" && nodes.load.length > 0);
  });
}

/** Nodes that stand in a column. */
export function nodesIn(drawing: DataDrawing, column: Column): readonly DataNode[] {
  const nodes = byColumn(drawing);
  return column === "load" ? [...nodes.load, ...nodes.transform] : nodes[column];
}

/** Draws a column from `top` downwards. @returns where it ends */
export function drawColumn(canvas: Canvas, drawing: DataDrawing, place: Placed, top: number, headings: number): number {
  const nodes = byColumn(drawing)[place.column];
  if (place.column === "storage") {
    canvas.heading(TITLES.storage, place.x, headings, place.w);
    return drawStorage(canvas, drawing, place, top);
  }
  if (place.column !== "use") {
    canvas.heading(TITLES[place.column], place.x, headings, place.w);
    const end = drawNodes(canvas, nodes, place, top);
    const below = place.column === "load" ? byColumn(drawing).transform : [];
    if (below.length === 0) return end;
    canvas.heading(TITLES.transform, place.x, end + GAP, place.w);
    return drawNodes(canvas, below, { ...place, column: "transform" }, end + GAP + HEADING);
  }
  const lanes = [...USES, ...others(nodes)].filter(([lane]) => nodes.some((node) => node.lane === lane));
  return lanes.reduce((y, [lane, title], index) => {
    canvas.heading(title, place.x, index === 0 ? headings : y, place.w);
    return (
      drawNodes(
        canvas,
        nodes.filter((node) => node.lane === lane),
        place,
        index === 0 ? top : y + HEADING,
      ) + GAP
    );
  }, top);
}

/** Lanes that nothing here knows: they go by their own name. */
const others = (nodes: readonly DataNode[]): [string, string][] =>
  [...new Set(nodes.map(({ lane }) => lane))]
    .filter((lane) => !USES.some(([known]) => known === lane))
    .map((lane) => [lane, lane]);

function drawNodes(canvas: Canvas, nodes: readonly DataNode[], { column, x, w }: Placed, top: number): number {
  return nodes.reduce((y, node) => bottom(drawNode(canvas, node, { x, y, w }, TONES[column])) + GAP, top);
}

function drawNode(canvas: Canvas, node: DataNode, at: { x: number; y: number; w: number }, tone: Tone): Box {
  const { lines, hint } = nodeWords(node, at.w - 2 * PADDING, NAME);
  const always = alwaysWords(node);
  const textHeight = boxHeight(lines, at.w);
  const w = at.w - 2 * PADDING;
  const badge = always.length === 0 ? 0 : boxHeight(always, w) + PADDING;
  const box = canvas.box({ ...at, id: node.id, h: textHeight + badge, tone, dashed: node.existing, lines, hint });
  if (badge > 0) {
    canvas.box({
      id: `${node.id}@always`,
      parent: node.id,
      x: at.x + PADDING,
      y: at.y + textHeight,
      w,
      tone: "firewall",
      lines: always,
    });
  }
  return box;
}

function drawStorage(canvas: Canvas, { catalogs, zones }: DataDrawing, { x, w }: Placed, top: number): number {
  let y = top;
  const inner = w - 2 * PADDING;
  for (const catalog of catalogs) {
    const lines = catalogWords(catalog);
    const start = { id: catalog.id, x, y, w, tone: "vpc" as const, lines };
    // A place in the order of drawing, behind its schemas; the height is known in the end.
    canvas.box({ ...start, h: 0 });
    let end = y + boxHeight(lines, w);
    for (const schema of catalog.schemas) {
      const words = schemaWords(schema, inner - 2 * PADDING, SIZE.body);
      end =
        bottom(
          canvas.box({ id: schema.id, parent: catalog.id, x: x + PADDING, y: end, w: inner, tone: "chip", ...words }),
        ) + PADDING;
    }
    canvas.box({ ...start, h: end - y });
    y = end + GAP;
  }
  for (const zone of zones) {
    const [name = "", bucket = "", ...more] = zoneWords(zone);
    const lines = [name, cutTo(bucket, inner, SIZE.body), ...more];
    y = bottom(canvas.box({ id: zone.id, x, y, w, tone: "other", lines, hint: bucket })) + GAP;
  }
  return y;
}
