import type { Band } from "../model";
import { boxHeight, type Canvas, PADDING } from "./canvas";
import { type Box, bottom, type Rect } from "./scene";

const GAP = 10;
/** Chips below each other before a second column begins. */
const MOST_ROWS = 5;
/** A column of chips does not get narrower than this, if there are rows enough. */
const LEAST_WIDTH = 118;
/** A band does not get wider than this per column of chips. */
const MOST_WIDTH = 240;
const TITLE = 30;

/** Columns of chips of every band, so that they fit side by side. */
function columnsIn(bands: readonly Band[], width: number): number[] {
  const most = Math.max(1, ...bands.map(({ chips }) => chips.length));
  for (let rows = MOST_ROWS; ; rows++) {
    const columns = bands.map(({ chips }) => Math.ceil(chips.length / rows));
    const total = columns.reduce((sum, count) => sum + count, 0);
    if (rows >= most || (width - GAP * (bands.length - 1)) / total >= LEAST_WIDTH) return columns;
  }
}

/** How wide every band is, where they share a width by their columns. */
export function bandWidths(bands: readonly Band[], width: number): number[] {
  const columns = columnsIn(bands, width);
  const total = columns.reduce((sum, count) => sum + count, 0);
  const unit = Math.min(MOST_WIDTH, (width - GAP * (bands.length - 1)) / Math.max(1, total));
  return columns.map((count) => count * unit);
}

/** Endpoints side by side below the zones. @returns their boxes, by id, all of one height */
export function drawBands(canvas: Canvas, parent: string, bands: readonly Band[], area: Omit<Rect, "h">): Box[] {
  const widths = bandWidths(bands, area.w);
  const columns = columnsIn(bands, area.w);
  const layouts = bands.map((band, index) => chipsOf(band, widths[index] ?? 0, columns[index] ?? 1));
  const height = Math.max(0, ...layouts.map((layout) => layout.height));
  let x = area.x;
  return bands.map((band, index) => {
    const w = widths[index] ?? 0;
    const box = canvas.box({
      id: band.id,
      parent,
      x,
      y: area.y,
      w,
      h: height,
      tone: "endpoint",
      lines: [band.title],
    });
    for (const { chip, at } of layouts[index]?.chips ?? []) {
      const place = { x: x + at.x, y: area.y + at.y, w: at.w, h: at.h };
      canvas.box({ ...place, id: chip.id, parent: band.id, tone: "chip", dashed: chip.existing, lines: chip.lines });
    }
    x += w + GAP;
    return box;
  });
}

function chipsOf({ title, chips }: Band, width: number, columns: number) {
  const w = (width - PADDING * (columns + 1)) / columns;
  const top = Math.max(TITLE, boxHeight([title], width) - 2);
  const perColumn = Math.ceil(chips.length / columns);
  let height = 0;
  const placed = Array.from({ length: columns }, (_, column) => {
    let y = top;
    return chips.slice(column * perColumn, (column + 1) * perColumn).map((chip) => {
      const at = { x: PADDING + column * (w + PADDING), y, w, h: boxHeight(chip.lines, w) - 4 };
      y = bottom(at) + 6;
      height = Math.max(height, y + 2);
      return { chip, at };
    });
  });
  return { chips: placed.flat(), height };
}
