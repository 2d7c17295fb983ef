import { partOf } from "../../../config/adopted/parts";
import { listed as enumerated } from "../../../config/checks/nested";
import type { Problem } from "../../../config/problem";
import { type Listed, shownAs } from "../listings/listed";
import { type Named, placeOf } from "./scope";

/** Something listed, and the one resource that has its name. */
export interface Pair {
  readonly listed: Listed;
  readonly named: Named;
}

export interface Matches {
  readonly pairs: readonly Pair[];
  /** Resources whose name is listed, also where it is not clear what becomes of them. */
  readonly seen: readonly Named[];
  /** Nothing of the configuration has their name. */
  readonly unmatched: readonly Listed[];
  readonly problems: readonly Problem[];
}

/** Which resource has the name of each thing that is listed. What may mean two things is a problem, and no pair. */
export function match(all: readonly Listed[], named: readonly Named[]): Matches {
  const find = finder(named);
  const unmatched: Listed[] = [];
  const problems: Problem[] = [];
  const clear: Pair[] = [];
  const seen: Named[] = [];
  for (const listed of all) {
    const found = find(listed);
    seen.push(...found);
    const [one, ...others] = found;
    if (one === undefined) unmatched.push(listed);
    else if (others.length > 0) problems.push(ofSeveral(listed, [one, ...others]));
    else clear.push({ listed, named: one });
  }
  const byResource = grouped(clear, ({ named: { own } }) => placeOf(own));
  const alone = byResource.flatMap((same) => (same.length === 1 ? same : []));
  const byThing = grouped(alone, ({ listed }) => `${listed.part} ${listed.id}`);
  return {
    pairs: byThing.flatMap((same) => (same.length === 1 ? same : [])),
    seen,
    unmatched,
    problems: [...problems, ...byResource.flatMap(asOneResource), ...byThing.flatMap(asOneThing)],
  };
}

/** By name, or by the text around what is known only later. */
function finder(named: readonly Named[]): (listed: Listed) => readonly Named[] {
  const exact = new Map<string, Named[]>();
  const open: (readonly [RegExp, Named])[] = [];
  for (const one of named) {
    const key = `${one.part} ${one.name}`;
    if (one.name.includes("${")) open.push([patternOf(one.name), one]);
    else exact.set(key, [...(exact.get(key) ?? []), one]);
  }
  return ({ part, name }) => {
    if (name === undefined) return [];
    const found = exact.get(`${part} ${name}`);
    return found ?? open.flatMap(([pattern, one]) => (one.part === part && pattern.test(name) ? [one] : []));
  };
}

/** `acme-dev-main-${substr(…)}` → names that begin so. */
function patternOf(name: string): RegExp {
  const literal = name.split(/\$\{[^}]*\}/).map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  // A name of which nothing is known would be everybody's.
  return literal.join("") === "" ? /^(?!)/ : new RegExp(`^${literal.join(".+")}$`, "su");
}

function grouped(pairs: readonly Pair[], keyOf: (pair: Pair) => string): readonly Pair[][] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const group = groups.get(keyOf(pair));
    if (group === undefined) groups.set(keyOf(pair), [pair]);
    else group.push(pair);
  }
  return [...groups.values()];
}

/** A resource with its setting, and its stack where that tells it from another. */
const shown = ({ own }: Named): string => `${own.address} of ${own.setting} (${own.stack})`;

const problemAt = ({ file, at }: Listed, message: string, fix: string): Problem => ({
  file,
  path: at,
  message,
  fix,
  severity: "error",
});

function ofSeveral(listed: Listed, found: readonly Named[]): Problem {
  const ofWorkspaces = new Set(found.map(({ own }) => own.stack)).size > 1;
  return problemAt(
    listed,
    `${shownAs(listed)} may be ${found.length} resources: ${enumerated(found.map(shown), 4)}`,
    ofWorkspaces
      ? "say which workspace the listings are of, with --workspace; or write its id yourself, under adopted"
      : "write its id yourself, under adopted, where it belongs",
  );
}

function asOneResource(same: readonly Pair[]): Problem[] {
  const [first, ...others] = same;
  if (first === undefined || others.length === 0) return [];
  const { listed, named } = first;
  return [
    problemAt(
      listed,
      `${same.length} have the name ${JSON.stringify(named.name)}, and one of them may become ${shown(named)}: ${enumerated(
        same.map((pair) => pair.listed.id),
        4,
      )}`,
      "rename the others, or write the id of the right one yourself, under adopted",
    ),
  ];
}

function asOneThing(same: readonly Pair[]): Problem[] {
  const [first, ...others] = same;
  if (first === undefined || others.length === 0) return [];
  return [
    problemAt(
      first.listed,
      `${first.listed.id} goes by ${same.length} names, and so may be ${enumerated(
        same.map((pair) => shown(pair.named)),
        4,
      )}: one thing becomes one ${partOf(first.named.part).type}`,
      "give the names to things of their own, or write its id yourself, under adopted, where it belongs",
    ),
  ];
}
