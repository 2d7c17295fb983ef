/** Colours of a box, by what it stands for. */
export type Tone =
  | "region"
  | "account"
  | "databricks-account"
  | "vpc"
  | "zone"
  | "public"
  | "firewall"
  | "workspace"
  | "other"
  | "endpoint"
  | "edge"
  | "outside"
  | "databricks"
  | "chip";

/** Colours of a line, by what goes along it. */
export type EdgeTone = "route" | "private" | "ports" | "internet";

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** One line of text; x and y are where its baseline begins. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly muted: boolean;
  /** How wide it may be. */
  readonly room: number;
}

export interface Box extends Rect {
  /** Terraform address, or an id of the drawing. */
  readonly id: string;
  /** The box that this one lies in. */
  readonly parent: string | undefined;
  readonly tone: Tone;
  /** There already, or made by somebody else. */
  readonly dashed: boolean;
  readonly lines: readonly TextLine[];
  /** All of what the box says in short, shown to those who point at it. */
  readonly hint?: string | undefined;
}

export type Point = readonly [x: number, y: number];

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly tone: EdgeTone;
  readonly points: readonly Point[];
}

/** A finished drawing: everything has its place. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  /** Text beside lines and below the drawing. */
  readonly labels: readonly TextLine[];
}

/** Left, top, right and bottom of boxes that differ only in size. */
export const right = ({ x, w }: Rect): number => x + w;
export const bottom = ({ y, h }: Rect): number => y + h;
