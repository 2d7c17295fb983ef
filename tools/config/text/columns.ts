/** Characters of a line: what a terminal shows without breaking it. */
export const WIDTH = 100;

/** Where the columns begin, and how wide they are: indented names, values, places. */
const NAME = { from: 2, width: 38 };
const VALUE = { from: NAME.from + NAME.width + 2, width: 22 };
const PLACE = { from: VALUE.from + VALUE.width + 2, width: WIDTH - (VALUE.from + VALUE.width + 2) };

/** One row: a name, a value, and who says it. Each may look different on a terminal. */
export interface Row {
  readonly name: string;
  readonly value: string;
  readonly place: string;
  paint(text: string): string;
}

/** The lines of a row, none longer than a terminal: what does not fit goes on below. */
export function linesOfRow({ name, value, place, paint }: Row): string[] {
  const line = at(name, NAME.from);
  const fits = name.length <= NAME.width;
  const [names, head] = fits ? [[], line.padEnd(VALUE.from)] : [broken(line, WIDTH, NAME.from), " ".repeat(VALUE.from)];
  if (value.length + 2 + place.length <= WIDTH - VALUE.from) {
    const column = Math.min(VALUE.width + 2, WIDTH - VALUE.from - place.length);
    return [...names, `${head}${paint(`${`${value}  `.padEnd(column)}${place}`.trimEnd())}`.trimEnd()];
  }
  const [first = "", ...more] = broken(value, WIDTH - VALUE.from, 0);
  const values = [`${head}${paint(first)}`, ...more.map((text) => at(paint(text), VALUE.from))];
  const right = Math.max(VALUE.from, Math.min(PLACE.from, WIDTH - place.length));
  return [...names, ...values, ...(place === "" ? [] : [at(paint(place), right)])];
}

const at = (text: string, column: number): string => `${" ".repeat(column)}${text}`;

/** Pieces of a text that are no longer than this, broken after a comma, a dot, a slash or a space where there is one. */
function broken(text: string, width: number, indent: number): string[] {
  if (text.length <= width) return [text];
  const room = text.slice(0, width);
  const end = Math.max(...[",", ".", "/", " ", ":"].map((sign) => room.lastIndexOf(sign))) + 1;
  const cut = end > width / 2 ? end : width;
  return [text.slice(0, cut).trimEnd(), ...broken(at(text.slice(cut).trimStart(), indent), width, indent)];
}
