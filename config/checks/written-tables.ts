import { draftEntries, type Entry } from "../kinds/entries";
import type { Loaded, Written } from "../kinds/facets";
import type { Problem } from "../problem";
import { type EnvironmentDraft, errorAt, isSpoiled, perEnvironment, repeated } from "./check";
import { andSoDo, clashes } from "./nested";

type Claim<T> = Pick<Entry<unknown>, "key" | "noun" | "path"> & T;

/** No two entries write one table, make one volume or load the files of one folder. */
export const writtenTables = perEnvironment((env) => [...tables(env), ...volumes(env), ...folders(env)]);

function written(env: EnvironmentDraft, what: Written["what"]): Claim<Written>[] {
  return draftEntries(env).flatMap(({ kind, entry, ...it }) =>
    (kind.writes?.(entry, it.key) ?? [])
      .filter((one) => one.what === what && !isSpoiled(env, [...it.path, one.field]))
      .map((one) => ({ ...it, ...one })),
  );
}

/** Unity Catalog does not tell names apart by their case. */
const fullName = ({ catalog, schema, name }: Written): string | undefined =>
  catalog === undefined || schema === undefined ? undefined : `${catalog}.${schema}.${name}`.toLowerCase();

function tables(env: EnvironmentDraft): Problem[] {
  const pairs = repeated(written(env, "table"), fullName).filter(([later, earlier]) => later.path !== earlier.path);
  return firstOfEach(pairs).map(([later, earlier]) =>
    errorAt(
      env,
      [...later.path, later.field],
      `${earlier.noun} ${earlier.key} writes ${fullName(later)} too`,
      `give each ${later.noun} its own table`,
    ),
  );
}

/** Two entries mostly share all of their tables. */
function firstOfEach<T extends { readonly path: unknown }>(pairs: readonly [T, T][]): [T, T][] {
  const seen = new Set<unknown>();
  return pairs.filter(([{ path }]) => {
    const isFirst = !seen.has(path);
    seen.add(path);
    return isFirst;
  });
}

/** Volumes of entries lie beside those that are declared. */
function volumes(env: EnvironmentDraft): Problem[] {
  const catalogs = env.data.catalogs ?? {};
  const made = written(env, "volume");
  const declared = made.flatMap(({ catalog, schema, name, noun, key }) => {
    const schemas = catalog !== undefined && Object.hasOwn(catalogs, catalog) ? catalogs[catalog]?.schemas : undefined;
    const holder =
      schema !== undefined && Object.hasOwn(schemas ?? {}, schema) ? schemas?.[schema]?.volumes : undefined;
    return Object.keys(holder ?? {})
      .filter((volume) => volume.toLowerCase() === name.toLowerCase())
      .map((volume) =>
        errorAt(
          env,
          ["catalogs", catalog ?? "", "schemas", schema ?? "", "volumes", volume],
          `${noun} ${key} makes a volume of that name`,
          "use another name",
        ),
      );
  });
  const twice = repeated(made, fullName)
    .filter(([later, earlier]) => later.path !== earlier.path)
    .map(([later, earlier]) =>
      errorAt(
        env,
        [...later.path, later.field],
        `${earlier.noun} ${earlier.key} makes the volume ${fullName(later)} too`,
        "use another name",
      ),
    );
  // Entries that share a table share its volume, and hear of the table already.
  const known = new Set(tables(env).map(({ path }) => path));
  return [...declared, ...twice.filter(({ path }) => !known.has(path))];
}

function folders(env: EnvironmentDraft): Problem[] {
  const read = draftEntries(env).flatMap(({ kind, entry, ...it }) =>
    (kind.loads?.(entry, it.key) ?? [])
      .filter(({ zone, field }) => zone !== undefined && !isSpoiled(env, [...it.path, field]))
      .map((one: Loaded) => ({ ...it, ...one, folder: `${one.zone}/${one.folder}/` })),
  );
  return clashes(read, ({ folder }) => folder).map(({ later, earlier, others }) =>
    errorAt(
      env,
      [...later.path, later.field],
      `the folder ${later.folder} overlaps ${earlier.folder} of ${earlier.noun} ${earlier.key}${andSoDo(others.map(({ noun, key }) => `that of ${noun} ${key}`))}`,
      `give each ${later.noun} its own folder`,
    ),
  );
}
