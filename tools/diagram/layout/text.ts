/** Widths of Arial in thousandths of the size; Helvetica and Liberation Sans, which stand in for it, have the same. */
const WIDTHS: Readonly<Record<string, number>> = {
  ...widths("ijl'", 222),
  ...widths("I!,./:;[]\\ft ", 278),
  ...widths("()-r`", 333),
  ...widths("Jckszvxy", 500),
  ...widths("ABEKPSVXY&", 667),
  ...widths("CDHNRUw", 722),
  ...widths("FTZ", 611),
  ...widths("GOQ", 778),
  ...widths("Mm", 833),
  ...widths("W", 944),
  ...widths("%", 889),
  ...widths("→@", 1015),
};

function widths(characters: string, width: number): Record<string, number> {
  return Object.fromEntries([...characters].map((character) => [character, width]));
}

/** Bold letters are wider; every one is taken as this much wider, the most that matters here. */
const BOLD = 1.09;

/** Estimated width of a text, in pixels. */
export function widthOf(text: string, size: number, bold = false): number {
  const units = [...text].reduce((sum, character) => sum + (WIDTHS[character] ?? 560), 0);
  return (units / 1000) * size * (bold ? BOLD : 1);
}

/** A text in lines that are not wider than `width`; what has no place to break is broken where it must. */
export function wrap(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((part) => pieces(part, width, size, bold))) {
    const longer = line === "" || word.glued ? line + word.text : `${line} ${word.text}`;
    if (line !== "" && widthOf(longer, size, bold) > width) {
      lines.push(line);
      line = word.text;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

interface Piece {
  readonly text: string;
  /** Belongs to the piece before it, without a space. */
  readonly glued: boolean;
}

/** A word as it is, or in pieces where it is too wide: after hyphens and dots if that is enough. */
function pieces(word: string, width: number, size: number, bold: boolean): Piece[] {
  if (widthOf(word, size, bold) <= width) return [{ text: word, glued: false }];
  const parts = word
    .split(/(?<=[-./_])/)
    .flatMap((part) => (widthOf(part, size, bold) <= width ? [part] : cut(part, width, size, bold)));
  return parts.map((text, index) => ({ text, glued: index > 0 }));
}

/** As many characters as fit, again and again. */
function cut(text: string, width: number, size: number, bold: boolean): string[] {
  const parts: string[] = [];
  for (const character of text) {
    const last = parts.at(-1);
    if (last !== undefined && widthOf(last + character, size, bold) <= width)
      parts[parts.length - 1] = last + character;
    else parts.push(character);
  }
  return parts;
}
