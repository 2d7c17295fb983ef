import { metastoreNameOf, namedAs } from "../derive/names";
import type { Problem } from "../problem";
import { type Check, declaredKeys, type EnvironmentDraft, entries, errorAt, namedApart, repeated } from "./check";

/** Names that Databricks keeps for itself. */
const RESERVED_CATALOGS = ["system", "samples", "hive_metastore"];
const RESERVED_SCHEMAS = ["information_schema"];

/** Catalogs have names of their own, and are usable where they are used. */
export const catalogs: Check = ({ environments }) => [
  ...repeated(namedApart(environments).flatMap(named), ({ name, env }) => `${env.data.region} ${name}`).map(
    ([later, earlier]) =>
      errorAt(
        later.env,
        ["catalogs", later.key, "name"],
        `"${later.name}" is the name of catalog ${earlier.key} in ${earlier.env.file} too, in the same metastore`,
        "give each catalog of a region its own name",
      ),
  ),
  ...environments.flatMap((env) => [...reserved(env), ...ungoverned(env)]),
];

function named(
  env: EnvironmentDraft,
): { readonly env: EnvironmentDraft; readonly key: string; readonly name: string }[] {
  const { name: environment, region } = env.data;
  if (environment === undefined || region === undefined) return [];
  return entries(env.data.catalogs).map(([key, { name }]) => ({
    env,
    key,
    name: name ?? metastoreNameOf(namedAs(env.data), key),
  }));
}

function reserved(env: EnvironmentDraft): Problem[] {
  return [
    ...named(env)
      .filter(({ name }) => RESERVED_CATALOGS.includes(name))
      .map(({ key, name }) =>
        errorAt(env, ["catalogs", key, "name"], `"${name}" is a catalog of Databricks`, "use another name"),
      ),
    ...entries(env.data.catalogs).flatMap(([key, catalog]) =>
      Object.keys(catalog.schemas ?? {})
        .filter((schema) => RESERVED_SCHEMAS.includes(schema))
        .map((schema) =>
          errorAt(
            env,
            ["catalogs", key, "schemas", schema],
            "every catalog has this schema already",
            "use another name",
          ),
        ),
    ),
  ];
}

/** Grants and schemas are made through the governance workspace, so it has to see every catalog. */
function ungoverned(env: EnvironmentDraft): Problem[] {
  const keys = declaredKeys(env, ["workspaces"]) ?? [];
  const governance = env.data.governanceWorkspace ?? (keys.length === 1 ? keys[0] : undefined);
  if (governance === undefined) return [];
  return entries(env.data.catalogs)
    .filter(([, { workspaces }]) => workspaces !== undefined && !workspaces.includes(governance))
    .map(([key]) =>
      errorAt(
        env,
        ["catalogs", key, "workspaces"],
        `does not list ${governance}, through which Unity Catalog is managed`,
        `add "${governance}"`,
      ),
    );
}
