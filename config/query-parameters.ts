/** What is no marker though it may look like one: texts, quoted names, comments, casts, and paths into JSON. */
const NO_MARKERS = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|::/g;

/** `:name` or `:name.min`, not after what a path into JSON follows (`raw:price`, `items[0]:price`). */
const NAMED = /(?<![\w\])`'":]):([A-Za-z_]\w*(?:\.(?:min|max)\b)?)/g;

/** `{{ name }}`, which is filled in everywhere, also in texts. */
const FILLED_IN = /\{\{\s*(.*?)\s*\}\}/g;

/** The two ends of a range: `:name.min` and `:name.max`, `{{ name.start }}` and `{{ name.end }}`. */
const ENDS = /^(.*?)(\.(?:min|max|start|end))?$/;

/** A parameter that a query asks for. */
export interface AskedParameter {
  readonly name: string;
  /** It is asked for the ends of a range everywhere, nowhere, or here and there. */
  readonly ends: "all" | "none" | "some";
}

/** The parameters that a query asks for, each once. */
export function askedIn(query: string): readonly AskedParameter[] {
  // A quoted piece leaves its sign behind: what stands after it may be a path.
  const bare = query.replaceAll(NO_MARKERS, (piece) => (/^['"`]/.test(piece) ? "''" : " "));
  const asked = new Map<string, AskedParameter["ends"]>();
  for (const found of [...bare.matchAll(NAMED), ...query.matchAll(FILLED_IN)]) {
    const [, name = "", end] = ENDS.exec(found[1] ?? "") ?? [];
    const ends = end === undefined ? "none" : "all";
    const before = asked.get(name);
    asked.set(name, before === undefined || before === ends ? ends : "some");
  }
  return [...asked].map(([name, ends]) => ({ name, ends }));
}

/** Names of the parameters that a query asks for, each once. */
export const parametersOf = (query: string): readonly string[] => askedIn(query).map(({ name }) => name);
