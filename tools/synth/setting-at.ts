/** A word, a text, a sign: what a configuration file is made of; spaces and comments are left out. */
const TOKENS =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|[\p{L}\p{N}_$.]+|[^\s]/gu;

/** Where something starts that a configuration file gives to a function of `config/define.ts`. */
const CALLS = /\bdefine(?:Environment|Account|Part|Domain)\s*\(/g;

interface Open {
  readonly sign: string;
  /** Key or index of what is being read in it. */
  at: string | number | undefined;
}

/**
 * The setting that stands at a place of a configuration file, `["network", "cidr"]`; undefined where the place is not in
 * what the file gives to `defineEnvironment` and the like. Reads the text without a compiler, which takes longer to load
 * than a synthesis takes, so that only settings written as literals are found.
 * @param line counted from 1
 * @param column counted from 1
 */
export function settingAtPlace(text: string, line: number, column: number): readonly string[] | undefined {
  const lines = text.split("\n");
  const place = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  const starts = [...text.matchAll(CALLS)].map(({ index }) => index).filter((start) => start <= place);
  for (const start of starts.reverse()) {
    const found = settingIn(text, start, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The line, counted from 1, that a setting is on, or the nearest above it that is written as a literal; undefined where
 * the file gives nothing of it to `defineEnvironment` and the like, and where a domain says it in several places, of which
 * the environment chooses one.
 */
export function lineOfSetting(text: string, segments: readonly string[]): number | undefined {
  let best: { readonly index: number; readonly depth: number } | undefined;
  let places = new Set<string>();
  for (const { index: start, 0: call } of text.matchAll(CALLS)) {
    for (const { path: written, index } of read(text, start)) {
      const path = call.includes("Domain") ? inEnvironment(written, segments) : written;
      const depth = path.every((segment, at) => segment === segments[at]) ? path.length : 0;
      if (depth > (best?.depth ?? 0)) [best, places] = [{ index, depth }, new Set()];
      if (depth === best?.depth) places.add(written.join("."));
    }
  }
  return best && places.size < 2 ? text.slice(0, best.index).split("\n").length : undefined;
}

/**
 * Where what a domain says is in an environment, or in the account.
 * @param segments the setting that is looked for, which says of which domain and workspace
 */
function inEnvironment(written: readonly string[], segments: readonly string[]): readonly string[] {
  const [field = "", ...rest] = written;
  const [record = "", key = ""] = segments;
  if (field === "sample") return rest;
  if (field === "sizes") return rest.slice(1);
  if (field === "inAccount") return rest;
  if (field === "inWorkspace") return ["workspaces", key, ...rest];
  if (field === "name") return ["domains", key];
  return record === "domains" && ["costCentre", "tags"].includes(field) ? [record, key, ...written] : written;
}

/** What stands at an index, in the call that starts at another. */
function settingIn(text: string, start: number, place: number): readonly string[] | undefined {
  for (const { path, open, index } of read(text, start)) {
    if (index > place) return open === 0 && index > place + 1 ? undefined : path;
  }
  return undefined;
}

/** The tokens of a call, each with the path that is read when it comes, up to where the call ends. */
function* read(text: string, start: number) {
  const open: Open[] = [];
  let [key, keyIndex]: [string | undefined, number] = [undefined, start];
  for (const { 0: token, index } of text.slice(start).matchAll(TOKENS)) {
    if (/^\/[/*]/.test(token)) continue;
    const inner = open.at(-1);
    // A key is one only with the colon after it; a compiler's place is at its first character.
    const isKey = token === ":" && inner?.sign === "{" && inner.at === undefined;
    if (isKey) inner.at = key;
    yield { path: pathOf(open, key), open: open.length, index: isKey ? keyIndex : start + index };
    [key, keyIndex] = [token.replace(/^["'`]|["'`]$/g, ""), start + index];
    if ("{[(".includes(token)) open.push({ sign: token, at: token === "[" ? 0 : undefined });
    if ("}])".includes(token)) {
      open.pop();
      if (open.length === 0) return;
    }
    const now = open.at(-1);
    if (token === "," && now !== undefined) now.at = typeof now.at === "number" ? now.at + 1 : undefined;
  }
}

/** @param key that is being read, where its colon has not come yet */
function pathOf(open: readonly Open[], key: string | undefined): string[] {
  const path = open.filter(({ sign }) => sign !== "(").map(({ at }) => at);
  const last = path.length - 1;
  if (last >= 0 && path[last] === undefined && key !== undefined && /^[\p{L}_$]/u.test(key)) path[last] = key;
  return path.flatMap((segment) => (segment === undefined ? [] : [String(segment)]));
}
