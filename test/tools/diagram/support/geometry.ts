import {
  type Box,
  bottom,
  type Point,
  type Rect,
  right,
  type Scene,
  type TextLine,
} from "../../../../tools/diagram/layout/scene";
import { widthOf } from "../../../../tools/diagram/layout/text";

export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
export const inside = (a: Rect, b: Rect): boolean =>
  a.x >= b.x && right(a) <= right(b) + 0.01 && a.y >= b.y && bottom(a) <= bottom(b) + 0.01;

export function ancestors(scene: Scene, box: Box | undefined): Box[] {
  const parent = scene.boxes.find(({ id }) => id === box?.parent);
  return parent === undefined ? [] : [parent, ...ancestors(scene, parent)];
}

export function crosses([a, b]: readonly [Point, Point], box: Rect): boolean {
  const line = {
    x: Math.min(a[0], b[0]),
    y: Math.min(a[1], b[1]),
    w: Math.abs(a[0] - b[0]),
    h: Math.abs(a[1] - b[1]),
  };
  return line.x < right(box) && box.x < right(line) && line.y < bottom(box) && box.y < bottom(line);
}

/** Where a line of text is. */
export const textRect = ({ text, x, y, size, bold }: TextLine): Rect => ({
  x,
  y: y - size * 0.75,
  w: widthOf(text, size, bold),
  h: size,
});

export const onBorder = ([x, y]: Point, box: Rect): boolean =>
  ((x === box.x || x === right(box)) && y >= box.y && y <= bottom(box)) ||
  ((y === box.y || y === bottom(box)) && x >= box.x && x <= right(box));

interface Segment {
  readonly a: Point;
  readonly b: Point;
}

/** Both run along one line, one over the other. */
export function covered(one: Segment, other: Segment): boolean {
  for (const [along, across] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const flat = [one.a, one.b, other.a, other.b].every((point) => point[across] === one.a[across]);
    const from = Math.max(Math.min(one.a[along], one.b[along]), Math.min(other.a[along], other.b[along]));
    const to = Math.min(Math.max(one.a[along], one.b[along]), Math.max(other.a[along], other.b[along]));
    if (flat && to - from > 1) return true;
  }
  return false;
}
