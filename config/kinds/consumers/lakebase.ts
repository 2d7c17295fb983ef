import type { z } from "zod";
import { readCatalogGrants } from "../../derive/grant-list";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { lakebase as schema } from "../../schema/consumers/lakebase";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import { catalogInMetastore, sameAsCatalog } from "../read-catalog";
import type { EntryView } from "../view";

type Lakebase = z.output<typeof schema>;

export type LakebaseModel = DeepReadonly<
  Omit<Lakebase, "name"> & {
    /** Key in the configuration. */
    key: string;
    /** Name of the instance. */
    instanceName: string;
    /** Name of its catalog. */
    catalogName: string;
    /** Key of the service principal that Terraform runs as, which copies the tables. */
    copiedBy: string;
  }
>;

/** A database of PostgreSQL inside Databricks. */
export const lakebase: Kind<Lakebase, LakebaseModel> = {
  what: "a database of Lakebase",
  runs: [{ what: "continuous tables, on and on", pausedBy: "tables.<key>.paused" }],
  resolve: ({ name, ...entry }, key, names) => ({
    ...entry,
    key,
    instanceName: `${names.prefix}-${key}`,
    catalogName: name ?? names.inMetastore(key),
    copiedBy: names.deployer,
  }),
  ownGrants: ({ owner, grants }, deployer) => ({
    given: readCatalogGrants<"foreign_catalog">(deployer, owner, [], grants),
    configured: grants,
  }),
  inMetastore: catalogInMetastore,
  underPolicy: () => ({ runsAs: [] }),
  compute: ({ tables }) =>
    Object.keys(tables ?? {}).length === 0
      ? []
      : [{ kind: "serverless", field: "tables", what: "copies of tables", instead: "take them out" }],
  // Copies read the table and its changes, and keep what they have done beside it.
  grants: ({ tables, copiedBy }) =>
    Object.values(tables).flatMap(({ catalog, schema: name }): NeededGrant[] => {
      const principal = { kind: "service-principal" as const, key: copiedBy };
      return [
        { principal, catalog, privileges: ["USE_CATALOG"] },
        { principal, catalog, schema: name, privileges: ["CREATE_TABLE", "SELECT", "USE_SCHEMA"] },
      ];
    }),
  checks: (entry, view) => [
    ...sameAsCatalog(entry, view),
    ...standingBy(entry, view),
    ...unkeyed(entry, view),
    ...twice(entry, view),
  ],
};

const standingBy = ({ nodes, readableSecondaries }: Salvaged<Lakebase>, view: EntryView): Problem[] =>
  readableSecondaries === true && nodes === 1
    ? [
        view.problem(
          ["readableSecondaries"],
          "has no others that could answer: there is one node",
          "set nodes to 2 or 3, or leave it out",
        ),
      ]
    : [];

/** What decides between rows of one key is no part of it. */
const unkeyed = ({ tables }: Salvaged<Lakebase>, view: EntryView): Problem[] =>
  Object.entries(tables ?? {}).flatMap(([name, { primaryKey, latestBy }]) =>
    latestBy !== undefined && primaryKey?.includes(latestBy)
      ? [
          view.problem(
            ["tables", name, "latestBy"],
            `${latestBy} is a part of the primary key, so no two rows differ by it alone`,
            "name another column, or leave it out",
          ),
        ]
      : [],
  );

/** One table is copied into an instance once. */
function twice({ tables }: Salvaged<Lakebase>, view: EntryView): Problem[] {
  const seen = new Map<string, string>();
  return Object.entries(tables ?? {}).flatMap(([name, { catalog, schema: within, table }]) => {
    const source = `${catalog}.${within}.${table}`;
    const earlier = seen.get(source);
    seen.set(source, earlier ?? name);
    return earlier === undefined || table === undefined
      ? []
      : [view.problem(["tables", name], `${source} is copied as ${earlier} already`, "copy it once")];
  });
}
