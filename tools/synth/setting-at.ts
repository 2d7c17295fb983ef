/** A word, a text, a sign: what a configuration file is made of; spaces and comments are left out. */
const TOKENS =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|[\p{L}\p{N}_$.]+|[^\s]/gu;

interface Open {
  readonly sign: string;
  /** Key or index of what is being read in it. */
  at: string | number | undefined;
}

/**
 * The setting that stands at a place of a configuration file, `["network", "cidr"]`; undefined where the place is not in
 * what the file gives to `defineEnvironment` or `defineAccount`. Reads the text without a compiler, which takes longer
 * to load than a synthesis takes, so that only settings written as literals are found.
 * @param line counted from 1
 * @param column counted from 1
 */
export function settingAtPlace(text: string, line: number, column: number): readonly string[] | undefined {
  const start = text.search(/\bdefine(?:Environment|Account)\s*\(/);
  const lines = text.split("\n");
  const place = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  if (start < 0 || place < start) return undefined;
  const open: Open[] = [];
  let key: string | undefined;
  for (const { 0: token, index } of text.slice(start).matchAll(TOKENS)) {
    if (/^\/[/*]/.test(token)) continue;
    const isAfter = start + index > place;
    const inner = open.at(-1);
    // A key is one only with the colon after it; a compiler's place is at its first character.
    if (token === ":" && inner?.sign === "{" && inner.at === undefined) inner.at = key;
    if (isAfter) return open.length === 0 && start + index > place + 1 ? undefined : pathOf(open, key);
    key = token.replace(/^["'`]|["'`]$/g, "");
    if ("{[(".includes(token)) open.push({ sign: token, at: token === "[" ? 0 : undefined });
    if ("}])".includes(token)) {
      open.pop();
      if (open.length === 0) return undefined;
    }
    const now = open.at(-1);
    if (token === "," && now !== undefined) now.at = typeof now.at === "number" ? now.at + 1 : undefined;
  }
  return undefined;
}

/** @param key that is being read, where its colon has not come yet */
function pathOf(open: readonly Open[], key: string | undefined): string[] {
  const path = open.filter(({ sign }) => sign !== "(").map(({ at }) => at);
  const last = path.length - 1;
  if (last >= 0 && path[last] === undefined && key !== undefined && /^[\p{L}_$]/u.test(key)) path[last] = key;
  return path.flatMap((segment) => (segment === undefined ? [] : [String(segment)]));
}
