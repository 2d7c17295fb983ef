import { accountSchema } from "../../config/schema/account";
import { environmentSchema } from "../../config/schema/environment";
import { Fields } from "./fields";
import { filled, type Marker, markersOf } from "./markers";
import { Places, placeOf, type Roots } from "./places";
import { type Reference, TableWriter } from "./table";
import { SchemaTypes } from "./typed-schema";

const ACCOUNT = "config/schema/account.ts";
const ENVIRONMENT = "config/schema/environment.ts";

/** A page of the documentation, as it has to be. */
export interface Page {
  readonly path: string;
  readonly text: string;
  readonly told: Reference["told"];
}

export interface GeneratedReference {
  readonly pages: readonly Page[];
  readonly problems: readonly string[];
}

/** The types of both configuration files' schemas. */
export function schemaTypes(root: string): SchemaTypes {
  return SchemaTypes.of(root, [ACCOUNT, ENVIRONMENT]);
}

/** What the first step of a marker names. */
export function schemaRoots(types: SchemaTypes): Roots {
  return {
    account: types.constant(ACCOUNT, "accountSchema", accountSchema),
    environment: types.constant(ENVIRONMENT, "environmentSchema", environmentSchema),
  };
}

/** The same pages with their tables written anew, and what is wrong with the comments that they are made from. */
export function generated(
  sources: readonly { readonly path: string; readonly text: string }[],
  roots: Roots,
  types: SchemaTypes,
): GeneratedReference {
  const fields = new Fields(types);
  const all = sources
    .flatMap(({ path, text }) => markersOf(path, text))
    .map((marker) => placeOf(marker, roots, fields));
  const places = new Places(all);
  const write = (wanted: Marker): Reference => new TableWriter(placeOf(wanted, roots, fields), places, fields).write();
  const pages = sources.map(({ path, text }) => {
    const references: Reference[] = [];
    const whole = filled(path, text, (marker) => {
      const reference = write(marker);
      references.push(reference);
      return reference.markdown;
    });
    return {
      path,
      text: whole,
      told: references.flatMap(({ told }) => told),
      problems: references.flatMap(({ problems }) => problems),
    };
  });
  const problems = new Set([...pages.flatMap((page) => page.problems), ...toldTwice(pages)]);
  return { pages, problems: [...problems].sort() };
}

/** Fields of one object that several pages tell of: a reader would not know which of them to follow. */
function toldTwice(pages: readonly Page[]): string[] {
  const first = new Map<object, Map<string, string>>();
  return pages.flatMap(({ path, told }) =>
    told.flatMap(({ owner, name, place }) => {
      const before = first.get(owner) ?? new Map<string, string>();
      first.set(owner, before);
      const elsewhere = before.get(name) ?? path;
      before.set(name, elsewhere);
      return elsewhere === path
        ? []
        : [
            `${place}: ${name} is told on ${elsewhere} and on ${path}. Fix: give its object a table of its own on one of them, <!-- fields: … -->, and the other leads there`,
          ];
    }),
  );
}
