import type { Canvas } from "../../layout/canvas";
import { type Box, bottom, type EdgeTone, type Point, right } from "../../layout/scene";
import type { DataEdge, Way } from "../model";

/** Between two lines that run beside each other. */
export const TRACK = 8;
/** Between the first line of a gutter and the boxes beside it. */
export const MARGIN = 12;

export const WAYS: Readonly<Record<Way, readonly [tone: EdgeTone, words: string]>> = {
  brings: ["route", "brings"],
  loads: ["ports", "loads into tables"],
  works: ["private", "is read and written by programs"],
  reads: ["internet", "is read by"],
};

type Side = "left" | "right";

/** One line: where it leaves, where it arrives, and the gutters that it runs down in. */
interface Route {
  readonly edge: DataEdge;
  /** Sides of the two boxes. */
  readonly sides: readonly [Side, Side];
  /** Gutters, by the number of the column that they are left of; both the same where the columns are neighbours. */
  readonly gutters: readonly [number, number];
}

/** Which gutters have how many lines, and how many lines run above the columns. */
export interface Tracks {
  readonly routes: readonly Route[];
  /** Number of a gutter → names of its lines, from left to right. */
  readonly gutters: ReadonlyMap<number, readonly string[]>;
  readonly above: readonly string[];
}

/** Lines that lead to the same box by the same way share their last part. */
const destination = ({ to, way }: DataEdge): string => `${way} ${to}`;
const upwards = (edge: DataEdge): string => `above ${destination(edge)}`;

/** @param columnOf number of the column that a box is in; undefined where it is not drawn */
export function tracksOf(edges: readonly DataEdge[], columnOf: (id: string) => number | undefined): Tracks {
  const routes = edges.flatMap((edge): Route[] => {
    const [from, to] = [columnOf(edge.from), columnOf(edge.to)];
    if (from === undefined || to === undefined) return [];
    if (to > from) return [{ edge, sides: ["right", "left"], gutters: [from + 1, to] }];
    return to === from
      ? [{ edge, sides: ["left", "left"], gutters: [from, to] }]
      : [{ edge, sides: ["left", "right"], gutters: [from, to + 1] }];
  });
  const gutters = new Map<number, Set<string>>();
  const above = new Set<string>();
  const use = (gutter: number, track: string) => gutters.set(gutter, (gutters.get(gutter) ?? new Set()).add(track));
  for (const {
    edge,
    gutters: [first, last],
  } of routes) {
    if (first !== last) {
      use(first, upwards(edge));
      above.add(destination(edge));
    }
    use(last, destination(edge));
  }
  return { routes, gutters: new Map([...gutters].map(([gutter, names]) => [gutter, [...names]])), above: [...above] };
}

export const gutterWidth = (tracks: Tracks, gutter: number): number => {
  const count = tracks.gutters.get(gutter)?.length ?? 0;
  return count === 0 ? 2 * MARGIN : 2 * MARGIN + (count - 1) * TRACK;
};

/**
 * Draws every line, with right angles: out of a box, down or up its gutter, into the other box; between columns that
 * are no neighbours above all of them.
 * @param gutterX where a gutter begins
 * @param aboveY where the first line above the columns runs
 */
export function drawRoutes(canvas: Canvas, tracks: Tracks, gutterX: (gutter: number) => number, aboveY: number): void {
  const ports = new Ports(canvas.boxes);
  const trackX = (gutter: number, name: string) =>
    gutterX(gutter) + MARGIN + (tracks.gutters.get(gutter) ?? []).indexOf(name) * TRACK;
  for (const { edge, sides, gutters } of tracks.routes) {
    const [from, to] = [canvas.find(edge.from), canvas.find(edge.to)];
    if (from === undefined || to === undefined) continue;
    const start = ports.at(from, sides[0], `out ${destination(edge)}`);
    const end = ports.at(to, sides[1], `in ${edge.way}`);
    const last = trackX(gutters[1], destination(edge));
    const first = gutters[0] === gutters[1] ? last : trackX(gutters[0], upwards(edge));
    const above = aboveY + tracks.above.indexOf(destination(edge)) * TRACK;
    const turns: Point[] =
      gutters[0] === gutters[1]
        ? []
        : [
            [first, above],
            [last, above],
          ];
    canvas.edge(edge.from, edge.to, WAYS[edge.way][0], [start, [first, start[1]], ...turns, [last, end[1]], end]);
  }
}

/** Places on the sides of boxes where lines begin and end: one per line, none at the height of another beside it. */
class Ports {
  private readonly known = new Map<string, Point>();
  private readonly taken = new Map<string, Set<number>>();

  constructor(private readonly boxes: readonly Box[]) {}

  at(box: Box, side: Side, name: string): Point {
    const id = `${box.id} ${side} ${name}`;
    const port = this.known.get(id) ?? [side === "left" ? box.x : right(box), this.free(box, side)];
    this.known.set(id, port);
    return port;
  }

  /** The free height that is nearest to the middle of the part of a box that is its own, not that of a box in it. */
  private free(box: Box, side: Side): number {
    const gutter = `${side === "left" ? box.x - 1 : right(box)}`;
    const taken = this.taken.get(this.nameOf(box, side)) ?? new Set<number>();
    this.taken.set(this.nameOf(box, side), taken);
    const inside = this.boxes.filter(({ parent, tone }) => parent === box.id && tone === "chip");
    const end = Math.min(bottom(box), ...inside.map(({ y }) => y));
    const heights: number[] = [];
    // Those on the left are between those on the right, so that lines that cross a gutter do not meet.
    for (let y = Math.ceil((box.y + 4) / 4) * 4 + (side === "left" ? 2 : 0); y <= end - 4; y += 4) heights.push(y);
    const middle = (box.y + end) / 2;
    const free = heights.filter((y) => !taken.has(y)).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
    if (free === undefined) throw new Error(`${box.id} has more lines on its ${side} than fit: ${gutter}`);
    taken.add(free);
    return free;
  }

  /** Boxes of a column share their heights, whatever lies in what. */
  private nameOf(box: Box, side: Side): string {
    const outer = this.boxes.find(({ id }) => id === box.parent);
    return outer === undefined ? `${side} ${box.x}` : this.nameOf(outer, side);
  }
}
