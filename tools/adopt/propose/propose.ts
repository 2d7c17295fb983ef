import { partOf } from "../../../config/adopted/parts";
import type { Problem } from "../../../config/problem";
import { type Listed, shownAs } from "../listings/listed";
import { ofOtherAccounts } from "./accounts";
import type { Words } from "./families";
import { match, type Pair } from "./match";
import { sayingFor } from "./say";
import { type Named, namedIn, placeOf, type Scope } from "./scope";
import { together } from "./words";

/** Something that is listed and has its place in the configuration. */
export interface Placed extends Pair {
  /** What takes it in: `adopted.zones.raw.bucket`. */
  readonly path: string;
}

/** What follows from listings. */
export interface Proposal {
  /** File → what to add to its `adopted`. */
  readonly words: ReadonlyMap<string, Words>;
  readonly placed: readonly Placed[];
  /** Taken in by the configuration already. */
  readonly said: readonly Placed[];
  readonly unmatched: readonly Listed[];
  /** What the configuration could not make, such as aliases of AWS itself → how many. */
  readonly never: ReadonlyMap<string, number>;
  /** Of the sorts that are listed, what no listing has: it is made. */
  readonly made: readonly Named[];
  readonly problems: readonly Problem[];
}

/** Finds the place of everything that is listed in what is made of the configuration. */
export function propose(listed: readonly Listed[], scopes: readonly Scope[]): Proposal {
  const { own, never } = ofOurs(once(listed));
  const here = ofOtherAccounts(own, scopes);
  const named = namedIn(scopes);
  const matches = match(here.listed, named);
  const words = new Map<string, Words>();
  const known = new Map<string, Words>(scopes.map(({ file, adopted }) => [file, writtenIn(adopted)]));
  const [placed, said, problems]: [Placed[], Placed[], Problem[]] = [[], [], []];
  for (const pair of matches.pairs) {
    const { file } = pair.named.scope;
    const judged = judge(pair, known.get(file) ?? {});
    if ("problem" in judged) problems.push(judged.problem);
    else if (judged.words === undefined) said.push({ ...pair, path: judged.path });
    else {
      placed.push({ ...pair, path: judged.path });
      for (const all of [words, known]) all.set(file, together(all.get(file) ?? {}, judged.words) ?? {});
    }
  }
  const parts = new Set(here.listed.map(({ part }) => part));
  const seen = new Set(matches.seen.map(({ own: one }) => placeOf(one)));
  const isMade = ({ part, own: one, scope }: Named) =>
    parts.has(part) && !seen.has(placeOf(one)) && !scope.taken.has(placeOf(one));
  return {
    words,
    placed,
    said,
    unmatched: matches.unmatched,
    never,
    made: named.filter(isMade),
    problems: [...here.problems, ...matches.problems, ...problems],
  };
}

/** What is to be said of something that has its place; no words where they are there already. */
function judge(
  pair: Pair,
  known: Words,
): { readonly path: string; readonly words?: Words } | { readonly problem: Problem } {
  const { listed, named } = pair;
  const there = takenAs(pair);
  if (there?.isSame === true) return { path: there.path };
  const problem = there === undefined ? elsewhere(pair) : contradicted(pair, there.path);
  if (problem !== undefined) return { problem };
  const saying = sayingFor(named, listed.id, known);
  if (!("refused" in saying)) return saying;
  const message = `${shownAs(listed)} cannot be said to be ${named.own.address}: ${saying.refused}`;
  return { problem: problemOf(listed, message, "write it yourself, under adopted") };
}

/** What several listings have is one thing; a key without a name is that of its aliases. */
function once(all: readonly Listed[]): Listed[] {
  const unique = [...new Map(all.map((one) => [`${one.part} ${one.id} ${one.name ?? ""}`, one])).values()];
  const withName = new Set(unique.flatMap(({ part, id, name }) => (name === undefined ? [] : [`${part} ${id}`])));
  return unique.filter(({ part, id, name }) => name !== undefined || !withName.has(`${part} ${id}`));
}

function ofOurs(all: readonly Listed[]): {
  readonly own: readonly Listed[];
  readonly never: ReadonlyMap<string, number>;
} {
  const never = new Map<string, number>();
  for (const { never: why } of all) if (why !== undefined) never.set(why, (never.get(why) ?? 0) + 1);
  return { own: all.filter((one) => one.never === undefined), never };
}

const writtenIn = (adopted: Scope["adopted"]): Words => (adopted ?? {}) as Words;

/** The block that takes something in already, or that takes in something else in its place. */
function takenAs({
  listed,
  named: { own, part, scope },
}: Pair): { readonly isSame: boolean; readonly path: string } | undefined {
  const importId = partOf(part).id?.(listed.id, scope.databricksAccountId) ?? listed.id;
  const block = scope.taken.get(placeOf(own));
  if (block !== undefined) return { isSame: block.id === importId, path: block.path };
  const type = `${own.type}.`;
  const other = [...scope.taken.values()].find(({ id, to }) => id === importId && to.startsWith(type));
  return other && { isSame: false, path: other.path };
}

const problemOf = ({ file, at }: Listed, message: string, fix: string): Problem => ({
  file,
  path: at,
  message,
  fix,
  severity: "error",
});

const contradicted = ({ listed, named: { own, scope } }: Pair, path: string): Problem =>
  problemOf(
    listed,
    `${shownAs(listed)} has the name of ${own.address} of ${own.setting}, and ${path} of ${scope.file} says otherwise`,
    "correct the id there, or the name in the configuration",
  );

/** Most things cannot move: a block that takes it in would make it anew. */
function elsewhere({ listed, named: { own, scope } }: Pair): Problem | undefined {
  const region = scope.regionOf(own);
  if (listed.region === undefined || region === undefined || listed.region === region) return undefined;
  return problemOf(
    listed,
    `${shownAs(listed)} is in ${listed.region}, and ${own.address} of ${own.setting} is made in ${region}: Terraform would make it anew there`,
    "correct the region in the configuration, or give one of them another name",
  );
}
