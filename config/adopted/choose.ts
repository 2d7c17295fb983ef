import { nearest } from "../nearest";
import { type Candidate, refersTo } from "./candidate";
import { type Part, partOf } from "./parts";
import type { AdoptedWord, Asked } from "./words";

/** An `import` block, and the stack that has it. */
export interface Import {
  readonly stack: string;
  readonly to: string;
  readonly id: string;
  /** Where the configuration says so. */
  readonly path: string;
}

/** The resource that takes something in; several where it is not said which. */
export function chosen(asked: Asked, all: readonly Candidate[]): readonly Candidate[] {
  const part = partOf(asked.part);
  const ofType = all.filter(({ type }) => type === part.type);
  const within = nearest(ofType, asked.setting, ".", ({ setting }) => setting, "within");
  if (asked.called !== undefined) return within.filter((one) => part.called?.(one, all) === asked.called);
  const byName = within.filter((one) => nameOf(part, one, all) === asked.id);
  return byName.length === 1 ? byName : nearest(ofType, asked.setting, ".", ({ setting }) => setting);
}

/** The name that the configuration gives something; undefined where its id says nothing of names, or the name is not known. */
export function nameOf(part: Part, own: Candidate, all: readonly Candidate[]): string | undefined {
  if (part.named !== undefined) return part.named(own, all);
  const value = part.name === undefined ? undefined : own.args[part.name];
  return typeof value === "string" && !value.includes("${") ? value : undefined;
}

/** The name that a command line lists something by, with `${…}` for what of it is known only later; undefined where none is known. */
export function listedAs(part: Part, own: Candidate, all: readonly Candidate[]): string | undefined {
  if (part.listed === undefined) return part.called?.(own, all) ?? nameOf(part, own, all);
  const value = own.args[part.listed];
  return typeof value === "string" ? value : undefined;
}

/** What stands with something that is taken in. */
export function companionsOf(asked: Asked, own: Candidate, all: readonly Candidate[]): readonly Import[] {
  return partOf(asked.part).with.flatMap(({ type, by, id }) =>
    all.flatMap((one): Import[] => {
      if (one.type !== type || one.stack !== own.stack || !refersTo(one.args[by], own.address)) return [];
      const known = id(asked.id, one);
      return known === undefined ? [] : [{ stack: one.stack, to: one.address, id: known, path: asked.path }];
    }),
  );
}

/** The blocks of everything that a file adopts, as far as it is clear which resource is meant. */
export function importsOf(
  words: readonly AdoptedWord[],
  all: readonly Candidate[],
  databricksAccountId: string,
): readonly Import[] {
  const blocks = words.flatMap((word) => [
    ...Object.entries(word.resources).flatMap(([address, id]): Import[] =>
      at(word, address, all).map(({ stack, address: to }) => ({ stack, to, id, path: `${word.path}.resources` })),
    ),
    ...word.asked.flatMap((asked): Import[] => {
      const [own, ...others] = chosen(asked, all);
      if (own === undefined || others.length > 0) return [];
      const id = partOf(asked.part).id?.(asked.id, databricksAccountId) ?? asked.id;
      const beside = companionsOf(asked, own, all).filter(({ to }) => !word.without.includes(to.split(".")[0] ?? ""));
      return [{ stack: own.stack, to: own.address, id, path: asked.path }, ...beside];
    }),
  ]);
  const seen = new Set<string>();
  // What is said by address comes first, and holds.
  return blocks.filter(({ stack, to }) => {
    const place = `${stack}: ${to}`;
    return seen.has(place) ? false : seen.add(place);
  });
}

/** The resource of an address that is made for a word's setting, or below it. */
export const at = ({ setting }: AdoptedWord, address: string, all: readonly Candidate[]): readonly Candidate[] =>
  nearest(all, setting, ".", (one) => one.setting, "within").filter((one) => one.address === address);
