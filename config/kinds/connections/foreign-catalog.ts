import type { z } from "zod";
import { readCatalogGrants } from "../../derive/grant-list";
import { connectionType } from "../../facts/connection-types";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { foreignCatalog as schema } from "../../schema/connections/foreign-catalog";
import type { Kind } from "../kind";
import { catalogInMetastore, placed, sameAsCatalog } from "../read-catalog";
import type { EntryView } from "../view";
import { missingWay, unreachedByServerless } from "./serverless-way";

type ForeignCatalog = z.output<typeof schema>;

export type ForeignCatalogModel = DeepReadonly<
  Omit<ForeignCatalog, "name" | "workspaces"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in Unity Catalog. */
    name: string;
    /** Keys of the workspaces that may use it, beside the governance workspace. */
    boundWorkspaces: string[];
    /** Keys of the service principals that load from it. */
    users: string[];
  }
>;

/** A database elsewhere as a catalog. */
export const foreignCatalog: Kind<ForeignCatalog, ForeignCatalogModel> = {
  what: "a foreign catalog",
  runs: [],
  lane: "query",
  resolve: (entry, key, names) => ({
    ...entry,
    key,
    ...placed(entry, key, names),
    users: [...names.usersOf(key)],
  }),
  ownGrants: ({ owner, users, grants }, deployer) => ({
    given: readCatalogGrants<"foreign_catalog">(deployer, owner, users, grants),
    configured: grants,
  }),
  inMetastore: catalogInMetastore,
  checks: (entry, view) => [
    ...wrongOptions(entry, view),
    ...sameAsCatalog(entry, view),
    ...unqueried(entry, view),
    ...uncovered(entry, view),
  ],
};

/** What the environment says of places in S3. */
interface Places {
  readonly zones?: Readonly<Record<string, { readonly bucket?: string | undefined }>>;
  readonly externalLocations?: Readonly<Record<string, { readonly url?: string | undefined }>>;
}

/**
 * Files of a metastore's tables are read by external locations, which have to be there first. Which bucket a zone has
 * that names none is not known here.
 */
function uncovered({ connection, options }: Salvaged<ForeignCatalog>, view: EntryView): Problem[] {
  const over = view.environment.connections?.[connection ?? ""];
  // What is there already may have its locations elsewhere too.
  if (over?.kind !== "connection" || over.mode !== "create") return [];
  const { zones = {}, externalLocations = {} } = view.environment as Places;
  const urls = [
    ...Object.values(externalLocations).flatMap(({ url }) => url ?? []),
    ...Object.values(zones).flatMap(({ bucket }) => (bucket === undefined ? [] : [`s3://${bucket}`])),
  ].map(folder);
  const ofZones = Object.keys(zones).map((key) => `-${key}-`);
  const paths = options?.authorized_paths?.split(",") ?? [];
  return paths
    .filter((path) => !urls.some((url) => folder(path).startsWith(url)) && !ofZones.some((zone) => path.includes(zone)))
    .map((path) =>
      view.problem(
        ["options", "authorized_paths"],
        `no external location covers ${path}, so that no table there could be read`,
        `add it to externalLocations with url: "${path}", or a folder above it`,
      ),
    );
}

const folder = (path: string): string => (path.endsWith("/") ? path : `${path}/`);

/** Some warehouse of each workspace with warehouses reaches the database. */
function unqueried({ connection, workspaces }: Salvaged<ForeignCatalog>, view: EntryView): Problem[] {
  const warehouses = Object.values(view.environment.consumers ?? {}).flatMap((one) =>
    one.kind === "sql-warehouse" && one.workspace !== undefined ? [one] : [],
  );
  const all = workspaces ?? Object.keys(view.environment.workspaces ?? {});
  const serverlessOnly = all.filter((workspace) => {
    const here = warehouses.filter((one) => one.workspace === workspace);
    return here.length > 0 && here.every(({ serverless }) => serverless === true);
  });
  return serverlessOnly.length === 0
    ? []
    : missingWay(
        ["connection"],
        unreachedByServerless(connection, serverlessOnly, view),
        `give ${serverlessOnly.join(" and ")} a warehouse with serverless: false`,
        view,
      );
}

function wrongOptions({ connection, options }: Salvaged<ForeignCatalog>, view: EntryView): Problem[] {
  const connections = view.environment.connections ?? {};
  const over = connection !== undefined && Object.hasOwn(connections, connection) ? connections[connection] : undefined;
  // Of a connection that is there already nobody here knows the type.
  if (over?.kind !== "connection" || over.mode !== "create" || over.type === undefined) return [];
  const { catalog } = connectionType(over.type);
  if (catalog === undefined) {
    return [
      view.problem(
        ["connection"],
        `${connection} is of type ${over.type}, which has no databases to show`,
        "name another connection",
      ),
    ];
  }
  const given = Object.keys(options ?? {});
  const known = Object.keys(catalog);
  return [
    ...given
      .filter((option) => !known.includes(option))
      .map((option) =>
        view.problem(
          ["options", option],
          `is no option of a catalog of ${over.type}`,
          known.length === 0 ? "remove it: the catalog shows all databases" : `use ${known.join(", ")}`,
        ),
      ),
    ...known
      .filter((option) => catalog[option] === "required" && !given.includes(option))
      .map((option) =>
        view.problem(["options"], `has no ${option}, which a catalog of ${over.type} needs`, `add ${option}`),
      ),
  ];
}
