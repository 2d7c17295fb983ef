import { tableNameOf } from "../derive/names";
import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, perEnvironment, repeated } from "./check";

/** Sources do not write into each other's tables, nor read each other's files. */
export const sources = perEnvironment((env) => [...tables(env), ...folders(env), ...volumes(env)]);

function tables(env: EnvironmentDraft): Problem[] {
  const written = entries(env.data.sources).flatMap(([key, source]) => {
    const table = source.table ?? tableNameOf(key);
    return [source.bronzeSchema, source.silverSchema].map((schema) => ({
      key,
      name: source.catalog === undefined || schema === undefined ? undefined : `${source.catalog}.${schema}.${table}`,
    }));
  });
  const clashes = repeated(written, ({ name }) => name);
  // Two sources mostly share both of their tables.
  const first = clashes.filter(([later], index) => clashes.findIndex(([other]) => other.key === later.key) === index);
  return first.map(([later, earlier]) =>
    later.key === earlier.key
      ? errorAt(
          env,
          ["sources", later.key, "silverSchema"],
          `is the bronze schema too, and both tables are ${later.name}`,
          "use two schemas",
        )
      : errorAt(
          env,
          ["sources", later.key, "table"],
          `source ${earlier.key} writes ${later.name} too`,
          "give each source its own table",
        ),
  );
}

function folders(env: EnvironmentDraft): Problem[] {
  const read = entries(env.data.sources).map(([key, { zone, path }]) => ({ key, folder: `${zone}/${path ?? key}/` }));
  return read.flatMap((later, index) =>
    read
      .slice(0, index)
      .filter(({ folder }) => folder.startsWith(later.folder) || later.folder.startsWith(folder))
      .map((earlier) =>
        errorAt(
          env,
          ["sources", later.key, "path"],
          `the folder ${later.folder} overlaps ${earlier.folder} of source ${earlier.key}`,
          "give each source its own folder",
        ),
      ),
  );
}

/** Every source has a volume where its files land, beside those that are declared. */
function volumes(env: EnvironmentDraft): Problem[] {
  return entries(env.data.sources).flatMap(([key, { catalog, bronzeSchema, table }]) => {
    const catalogs = env.data.catalogs ?? {};
    const schemas = catalog !== undefined && Object.hasOwn(catalogs, catalog) ? catalogs[catalog]?.schemas : undefined;
    const declared =
      bronzeSchema !== undefined && Object.hasOwn(schemas ?? {}, bronzeSchema) ? schemas?.[bronzeSchema] : undefined;
    const volume = `landing_${table ?? tableNameOf(key)}`;
    return Object.hasOwn(declared?.volumes ?? {}, volume)
      ? [
          errorAt(
            env,
            ["catalogs", catalog ?? "", "schemas", bronzeSchema ?? "", "volumes", volume],
            `source ${key} makes a volume of that name`,
            "use another name",
          ),
        ]
      : [];
  });
}
