/** What is no marker though it may look like one: texts, quoted names, comments, casts, and paths into JSON. */
const NO_MARKERS = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|::/g;

/** `:name`, not after what a path into JSON follows (`raw:price`, `items[0]:price`). */
const NAMED = /(?<![\w\])`'":]):([A-Za-z_]\w*)/g;

/** `{{ name }}`, which is filled in everywhere, also in texts. */
const FILLED_IN = /\{\{\s*(.*?)\s*\}\}/g;

/** Names of the parameters that a query asks for, each once. */
export function parametersOf(query: string): readonly string[] {
  // A quoted piece leaves its sign behind: what stands after it may be a path.
  const bare = query.replaceAll(NO_MARKERS, (piece) => (/^['"`]/.test(piece) ? "''" : " "));
  const names = [...bare.matchAll(NAMED), ...query.matchAll(FILLED_IN)].map((found) => found[1] ?? "");
  return [...new Set(names)];
}
