/** Characters of a line at most, as `biome.json` has it. */
const WIDTH = 120;

/** Sentences above settings, by their paths: `{ "network.cidr": "No other environment has it." }`. */
export type Comments = Readonly<Record<string, string>>;

interface Place {
  readonly path: string;
  readonly indent: string;
  /** Characters that stand before it in its line, and after it. */
  readonly beside: number;
  readonly comments: Comments;
}

/** Plain data as an expression of TypeScript, in the form that the formatter would give it. */
export const expression = (value: unknown, beside: number, comments: Comments = {}): string =>
  printed(value, { path: "", indent: "", beside, comments });

function printed(value: unknown, place: Place): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const short = inLine(value);
  const hasComments = Object.keys(place.comments).some(
    (path) => isBelow(path, place.path) && isIn(value, path, place.path),
  );
  const isOuter = place.path === "";
  if (!isOuter && !hasComments && place.beside + short.length <= WIDTH) return short;
  const indent = `${place.indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item, index) => `${indent}${printed(item, below(place, indent, String(index), ""))},`)
    : Object.entries(value).map(([key, item]) => {
        const inner = below(place, indent, key, `${nameOf(key)}: `);
        const comment = place.comments[inner.path];
        return `${comment === undefined ? "" : `${indent}// ${comment}\n`}${indent}${nameOf(key)}: ${printed(item, inner)},`;
      });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return [open, ...lines, `${place.indent}${close}`].join("\n");
}

function below({ path, comments }: Place, indent: string, key: string, before: string): Place {
  return { path: path === "" ? key : `${path}.${key}`, indent, beside: indent.length + before.length + 1, comments };
}

const isBelow = (path: string, above: string): boolean => above === "" || path.startsWith(`${above}.`);

/** Whether a value has what a path below it names. */
const isIn = (value: object, path: string, above: string): boolean =>
  Object.hasOwn(value, path.slice(above === "" ? 0 : above.length + 1).split(".")[0] ?? "");

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, item]) => `${nameOf(key)}: ${inLine(item)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

const nameOf = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));
