import { Canvas, SIZE } from "../../layout/canvas";
import type { Scene, Tone } from "../../layout/scene";
import { widthOf } from "../../layout/text";
import { grouped } from "../group";
import type { DataDrawing } from "../model";
import { drawColumn, nodesIn, type Placed, usedColumns } from "./columns";
import { describeData } from "./describe";
import { drawRoutes, gutterWidth, TRACK, tracksOf, WAYS } from "./routes";

/** What the columns share; with fewer of them the drawing is narrower. */
const WIDTH = 1200;
const LEAST_WIDTH = 560;
const EDGE = 12;
const COLUMN = { least: 216, most: 260 } as const;
const TITLE = 34;
const HEADING = 26;
const ALWAYS = "runs or is billed around the clock, whether it is used or not";

/** Gives everything of a drawing its place: a column per part of the way, lines between them. */
export function layOutData(all: DataDrawing): Scene {
  const drawing = grouped(all);
  const columns = usedColumns(drawing);
  const columnOf = new Map(
    columns.flatMap((column, index) => nodesIn(drawing, column).map(({ id }) => [id, index] as const)),
  );
  for (const { id, schemas } of drawing.catalogs) {
    for (const one of [id, ...schemas.map((schema) => schema.id)]) columnOf.set(one, columns.indexOf("storage"));
  }
  const tracks = tracksOf(drawing.edges, (id) => columnOf.get(id));
  // Left of the first column only where lines run there.
  const gutter = (index: number) => (index === 0 && !tracks.gutters.has(0) ? 0 : gutterWidth(tracks, index));
  const gutters = columns.map((_, index) => gutter(index));
  const free = WIDTH - 2 * EDGE - gutters.reduce((sum, width) => sum + width, 0);
  const w = Math.max(COLUMN.least, Math.min(COLUMN.most, Math.floor(free / Math.max(1, columns.length))));
  const gutterX = (index: number) => EDGE + gutters.slice(0, index).reduce((sum, width) => sum + width, 0) + index * w;
  const places = columns.map((column, index): Placed => ({ column, x: gutterX(index) + gutter(index), w }));

  const canvas = new Canvas();
  const title = `${drawing.environment}: the way of the data`;
  canvas.label(`${title}, AWS region ${drawing.region}`, EDGE, 10, LEAST_WIDTH - 2 * EDGE);
  const above = TITLE + HEADING;
  const top = above + (tracks.above.length === 0 ? 0 : tracks.above.length * TRACK + 6);
  const ends = places.map((place) => drawColumn(canvas, drawing, place, top, TITLE));
  if (columns.length === 0) canvas.label("There is nothing here that data goes through.", EDGE, TITLE, LEAST_WIDTH);
  drawRoutes(canvas, tracks, gutterX, above + 2);
  const width = Math.max(LEAST_WIDTH, gutterX(columns.length) + EDGE);
  const height = drawLegend(canvas, Math.max(top, ...ends) + 8, width);
  const { boxes, edges, labels } = canvas;
  return { width, height, title, description: describeData(drawing), boxes, edges, labels };
}

/** What lines and frames mean, as far as there are some. @returns where it ends */
function drawLegend(canvas: Canvas, top: number, end: number): number {
  let x: number = EDGE;
  let y = top;
  /** Where the next sign stands, on a new line if its words would not fit. */
  const begin = (text: string) => {
    if (x > EDGE && x + 36 + widthOf(text, SIZE.label) > end - EDGE) {
      x = EDGE;
      y += 20;
    }
  };
  const word = (text: string) => {
    const width = widthOf(text, SIZE.label) + 2;
    canvas.label(text, x + 36, y, width);
    x += width + 56;
  };
  const used = new Set(canvas.edges.map(({ tone }) => tone));
  const boxes = [...canvas.boxes];
  for (const [tone, text] of Object.values(WAYS).filter(([one]) => used.has(one))) {
    begin(text);
    canvas.edge("legend", text, tone, [
      [x + 2, y + 8],
      [x + 30, y + 8],
    ]);
    word(text);
  }
  const frame = (id: string, text: string, tone: Tone, dashed: boolean) => {
    begin(text);
    canvas.box({ id, x: x + 2, y: y + 1, w: 28, h: 14, tone, dashed });
    word(text);
  };
  if (boxes.some(({ dashed }) => dashed)) frame("legend-dashed", "not made here", "chip", true);
  if (boxes.some(({ tone }) => tone === "firewall")) frame("legend-always", ALWAYS, "firewall", false);
  return y + 24;
}
