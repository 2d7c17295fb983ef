import type { Box, Edge, EdgeTone, Scene, TextLine } from "../layout/scene";
import { STYLE } from "./style";

const TONES: readonly EdgeTone[] = ["route", "ports", "private", "internet"];

/** A scene as one SVG file: no scripts, no links, nothing loaded; the same bytes for the same scene. */
export function writeSvg(scene: Scene): string {
  const { width, height } = scene;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(scene.title)}</title>`,
    `<desc id="desc">${escaped(scene.description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs>${TONES.map(arrowHead).join("")}</defs>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    ...scene.boxes.map(boxOf),
    ...scene.edges.map(edgeOf),
    ...scene.boxes.flatMap(({ lines, hint }) => lines.map((line) => textOf(line, hint))),
    ...scene.labels.map((label) => textOf(label)),
    "</svg>",
    "",
  ].join("\n");
}

const arrowHead = (tone: EdgeTone): string =>
  `<marker id="${tone}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6.5" markerHeight="6.5" orient="auto"><path class="h-${tone}" d="M0 0.5L8 4L0 7.5z"/></marker>`;

const boxOf = ({ id, x, y, w, h, tone, dashed, hint }: Box): string => {
  const rect = `<rect class="b-${tone}${dashed ? " d" : ""}" data-id="${escaped(id)}" x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="4"`;
  return hint === undefined ? `${rect}/>` : `${rect}>${hintOf(hint)}</rect>`;
};

/** Browsers show it where somebody points. */
const hintOf = (hint: string | undefined): string => (hint === undefined ? "" : `<title>${escaped(hint)}</title>`);

const edgeOf = ({ from, to, tone, points }: Edge): string =>
  `<path class="e e-${tone}" data-from="${escaped(from)}" data-to="${escaped(to)}" d="M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}" marker-end="url(#${tone})"/>`;

const textOf = ({ text, x, y, size, bold, muted }: TextLine, hint?: string): string => {
  const classes = [...(bold ? ["t"] : []), ...(muted ? ["m"] : [])].join(" ");
  return `<text${classes === "" ? "" : ` class="${classes}"`} x="${n(x)}" y="${n(y)}" font-size="${size}">${hintOf(hint)}${escaped(text)}</text>`;
};

/** At most one digit behind the point. */
const n = (value: number): string => String(Math.round(value * 10) / 10);

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
