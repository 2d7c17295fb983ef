import type { Principal } from "../../derive/principal";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Privilege } from "../../schema/privileges";
import type { NeededGrant, Written } from "../facets";
import type { EntryView } from "../view";

interface Read {
  readonly catalog: string;
  readonly schema: string;
  readonly volumes: boolean;
}
interface Write extends Read {
  readonly tables: readonly string[];
}

/** What a program reads and writes, as it declares it. */
export interface Access {
  readonly reads: readonly Read[];
  readonly writes: readonly Write[];
}

type Draft = Salvaged<Access>;

/** Source: Databricks, "Unity Catalog privileges reference"; streaming tables need CREATE_TABLE. */
const WRITE: readonly Privilege<"schema">[] = [
  "CREATE_MATERIALIZED_VIEW",
  "CREATE_TABLE",
  "MODIFY",
  "SELECT",
  "USE_SCHEMA",
];

/** Privileges of the service principal that a program runs as: what it declares, and no more. */
export function accessGrants(runAs: string, { reads, writes }: Access): NeededGrant[] {
  const principal: Principal = { kind: "service-principal", key: runAs };
  const catalogs = new Set([...reads, ...writes].map(({ catalog }) => catalog));
  return [
    ...[...catalogs].map((catalog): NeededGrant => ({ principal, catalog, privileges: ["USE_CATALOG"] })),
    ...reads.map(
      ({ catalog, schema, volumes }): NeededGrant => ({
        principal,
        catalog,
        schema,
        privileges: ["SELECT", "USE_SCHEMA", ...(volumes ? (["READ_VOLUME"] as const) : [])],
      }),
    ),
    ...writes.map(
      ({ catalog, schema, volumes }): NeededGrant => ({
        principal,
        catalog,
        schema,
        privileges: [...WRITE, ...(volumes ? (["READ_VOLUME", "WRITE_VOLUME"] as const) : [])],
      }),
    ),
  ];
}

/**
 * Privileges for logs of clusters, which are written in the name of whom a cluster belongs to.
 * Source: Databricks, "Compute configuration reference", compute log delivery.
 */
export function logGrants(runAs: string, { catalog, schema }: Pick<Read, "catalog" | "schema">): NeededGrant[] {
  const principal: Principal = { kind: "service-principal", key: runAs };
  return [
    { principal, catalog, privileges: ["USE_CATALOG"] },
    { principal, catalog, schema, privileges: ["READ_VOLUME", "USE_SCHEMA", "WRITE_VOLUME"] },
  ];
}

/** Tables that a program claims for itself beside those of its own schema. */
export const claimedTables = ({ writes }: Draft): Written[] =>
  (writes ?? []).flatMap(({ catalog, schema, tables }) =>
    (tables ?? []).map((name): Written => ({ what: "table", catalog, schema, name, field: "writes" })),
  );

/** Layer of a schema, where it is known. */
function layerOf({ catalog, schema }: Salvaged<Read>, view: EntryView) {
  const catalogs = view.environment.catalogs ?? {};
  const schemas = catalog !== undefined && Object.hasOwn(catalogs, catalog) ? catalogs[catalog]?.schemas : undefined;
  return schema !== undefined && Object.hasOwn(schemas ?? {}, schema) ? schemas?.[schema]?.layer : undefined;
}

/**
 * What fills gold reads what was checked: bronze is as it came.
 * @param own the schema that the entry writes without saying so under `writes`
 */
export function goldFromBronze({ reads, writes }: Draft, own: Salvaged<Read> | undefined, view: EntryView): Problem[] {
  const written = [...(own === undefined ? [] : [own]), ...(writes ?? [])].map((one) => layerOf(one, view));
  if (!written.includes("gold") || written.includes("silver")) return [];
  return (reads ?? []).flatMap((read, index) =>
    layerOf(read, view) === "bronze"
      ? [
          view.problem(
            ["reads", index],
            `${read.catalog}.${read.schema} is bronze, as it came, and the tables go to gold`,
            "read the checked tables in silver, or write silver ones on the way",
          ),
        ]
      : [],
  );
}

/** Nothing is declared twice: what is written can be read. */
export function saidTwice({ reads, writes }: Draft, own: Salvaged<Read> | undefined, view: EntryView): Problem[] {
  const name = ({ catalog, schema }: Salvaged<Read>): string => `${catalog}.${schema}`;
  const said = new Set(own === undefined ? [] : [name(own)]);
  const lists = { writes, reads } as const;
  return (["writes", "reads"] as const).flatMap((field) =>
    (lists[field] ?? []).flatMap((one, index) => {
      if (one.catalog === undefined || one.schema === undefined) return [];
      if (!said.has(name(one))) {
        said.add(name(one));
        return [];
      }
      return [
        view.problem([field, index], `${name(one)} is declared already, and what is written can be read`, "remove it"),
      ];
    }),
  );
}
