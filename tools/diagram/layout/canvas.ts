import type { Box, Edge, EdgeTone, Point, TextLine, Tone } from "./scene";
import { wrap } from "./text";

export const SIZE = { title: 14, body: 12, label: 11.5 } as const;
const LEADING = 1.32;
/** Between the frame of a box and its text. */
export const PADDING = 8;

export interface BoxProps {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  /** Default: as high as the text. */
  readonly h?: number;
  readonly tone: Tone;
  readonly dashed?: boolean | undefined;
  /** The first is the name. */
  readonly lines?: readonly string[];
  /** All of what the box says in short, for those who point at it. */
  readonly hint?: string;
  /** Most that a line may take. Default: the box without its padding. */
  readonly room?: number;
}

/** Collects what is drawn. */
export class Canvas {
  private readonly boxById = new Map<string, Box>();
  readonly edges: Edge[] = [];
  readonly labels: TextLine[] = [];

  get boxes(): readonly Box[] {
    return [...this.boxById.values()];
  }

  /** Draws a box; a box that is drawn again takes the place of the former one, behind what came since. */
  box(props: BoxProps): Box {
    const room = props.room ?? props.w - 2 * PADDING;
    const lines = textBlock(props.lines ?? [], props.x + PADDING, props.y + PADDING - 2, room);
    const box = {
      id: props.id,
      parent: props.parent,
      x: props.x,
      y: props.y,
      w: props.w,
      h: props.h ?? heightOf(lines) + 2 * PADDING,
      tone: props.tone,
      dashed: props.dashed ?? false,
      lines,
      hint: props.hint,
    };
    this.boxById.set(box.id, box);
    return box;
  }

  find(id: string): Box | undefined {
    return this.boxById.get(id);
  }

  edge(from: string, to: string, tone: EdgeTone, points: readonly Point[]): void {
    this.edges.push({ from, to, tone, points });
  }

  /** Text without a box, in one line or more. @returns its height */
  label(text: string, x: number, y: number, room: number): number {
    const lines = wrap(text, room, SIZE.label).map((line, index) => ({
      text: line,
      x,
      y: y + SIZE.label * (1 + index * LEADING),
      size: SIZE.label,
      bold: false,
      muted: true,
      room,
    }));
    this.labels.push(...lines);
    return labelHeight(text, room);
  }

  /** A title without a box, in one line. */
  heading(text: string, x: number, y: number, room: number): void {
    this.labels.push({ text, x, y: y + SIZE.title, size: SIZE.title, bold: true, muted: false, room });
  }
}

/** Height of a label in as many lines as it takes. */
export function labelHeight(text: string, room: number): number {
  return wrap(text, room, SIZE.label).length * SIZE.label * LEADING;
}

/** Height of a box with this text. */
export function boxHeight(lines: readonly string[], width: number): number {
  return heightOf(textBlock(lines, 0, 0, width - 2 * PADDING)) + 2 * PADDING;
}

function textBlock(texts: readonly string[], x: number, top: number, room: number): TextLine[] {
  const lines: TextLine[] = [];
  let y = top;
  texts.forEach((text, index) => {
    const bold = index === 0;
    const size = bold ? SIZE.title - 1 : SIZE.body;
    for (const part of wrap(text, room, size, bold)) {
      lines.push({ text: part, x, y: round(y + size), size, bold, muted: !bold, room });
      y += size * LEADING;
    }
  });
  return lines;
}

function heightOf(lines: readonly TextLine[]): number {
  const [first] = lines;
  const last = lines.at(-1);
  return first === undefined || last === undefined ? 0 : round(last.y - first.y + first.size + last.size * 0.25);
}

/** Half pixels are sharp enough, and keep the numbers short. */
export const round = (value: number): number => Math.round(value * 2) / 2;
