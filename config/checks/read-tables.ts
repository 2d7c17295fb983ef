import { namedIn } from "../derive/view-sql";
import { draftEntries } from "../kinds/entries";
import type { Problem } from "../problem";
import { type NamedTable, type Path, tablesIn, textsIn } from "../references";
import { environmentSchema } from "../schema/environment";
import { textTypeOf } from "../schema/text/named";
import { readingQuery } from "../schema/text/tables";
import { closest } from "../spelling";
import { type EnvironmentDraft, perEnvironment, warningAt } from "./check";

/** A table that a setting names: keys of its catalog and schema, as far as they are said. */
interface Named {
  readonly from: Path;
  readonly catalog: unknown;
  readonly schema: unknown;
  readonly table: string;
}

/**
 * A table that nothing of the environment makes, with a name that is almost that of one which something makes, is probably
 * misspelt. A warning, and of near names alone: programs make tables that they do not claim, and so does the group that owns
 * a catalog, so that no schema is known as a whole.
 */
export const readTables = perEnvironment((env) => {
  const made = madeTables(env);
  return [...inFields(env), ...inQueries(env)].flatMap((one) => misspelt(env, one, made.get(placeOf(one)) ?? []));
});

const placeOf = ({ catalog, schema }: Pick<Named, "catalog" | "schema">): string => JSON.stringify([catalog, schema]);

/** Names of the tables that entries make, by the schema that they are in. */
function madeTables(env: EnvironmentDraft): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, string[]>();
  for (const { kind, entry, key } of draftEntries(env)) {
    for (const one of kind.writes?.(entry, key) ?? []) {
      if (one.what !== "table") continue;
      const place = placeOf(one);
      made.set(place, [...(made.get(place) ?? []), one.name.toLowerCase()]);
    }
  }
  return made;
}

function inFields({ data }: EnvironmentDraft): Named[] {
  return tablesIn(environmentSchema, data).map((text) => ({
    from: text.from,
    table: text.name,
    ...SAID[text.place](text, data),
  }));
}

/** Where it is said which schema a table is in. */
const SAID: Readonly<
  Record<NamedTable["place"], (text: NamedTable, root: unknown) => Pick<Named, "catalog" | "schema">>
> = {
  beside: ({ holder: { catalog, schema } }) => ({ catalog, schema }),
  // … schemas, gold, tables, orders
  above: ({ from }, root) => ({ catalog: valueAt(root, [...from.slice(0, -4), "catalog"]), schema: from.at(-3) }),
};

/** Queries name schemas by the names of `reads` beside them. */
function inQueries({ data }: EnvironmentDraft): Named[] {
  const type = textTypeOf(readingQuery)?.one ?? "";
  return textsIn(environmentSchema, data, type).flatMap(({ from, name: text, holder }) =>
    namedIn(text).flatMap((named) => {
      const [schema = "", table] = named.split(".");
      const read = valueAt(holder.reads, [schema]);
      return table === undefined
        ? []
        : [{ from, table, catalog: valueAt(read, ["catalog"]), schema: valueAt(read, ["schema"]) }];
    }),
  );
}

function misspelt(env: EnvironmentDraft, { from, catalog, schema, table }: Named, made: readonly string[]): Problem[] {
  if (made.includes(table)) return [];
  const meant = closest(
    table,
    made.filter((name) => withoutDigits(name) !== withoutDigits(table)),
    MOST_LETTERS,
  );
  return meant === undefined
    ? []
    : [
        warningAt(
          env,
          from,
          `nothing of the environment makes a table ${table} in ${catalog}.${schema}, but one ${meant}`,
          `write ${meant}; or say of the program that makes ${table} that it does, under its tables or writes`,
        ),
      ];
}

/** More than two letters are mostly another word: `orders_daily`, `orders_weekly`. */
const MOST_LETTERS = 2;

/** Tables of several years or versions differ by their digits, and none of them is misspelt. */
const withoutDigits = (name: string): string => name.replace(/\d+/g, "0");

const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (holder, key) =>
      typeof holder === "object" && holder !== null && Object.hasOwn(holder, key)
        ? new Map<unknown, unknown>(Object.entries(holder)).get(String(key))
        : undefined,
    root,
  );
