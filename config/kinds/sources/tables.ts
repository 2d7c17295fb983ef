import { tableNameOf } from "../../derive/names";
import type { Principal } from "../../derive/principal";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Privilege } from "../../schema/privileges";
import type { NeededGrant, Written } from "../facets";
import type { EntryView } from "../view";

/** Where a loader's tables go. */
export interface Tables {
  readonly catalog: string;
  readonly bronzeSchema: string;
  readonly silverSchema: string;
  readonly table?: string | undefined;
}

/** The tables that every loader writes: bronze, silver, and the pipeline's event log beside the first. */
export function tablesOf(entry: Salvaged<Tables>, key: string): Written[] {
  const table = entry.table ?? tableNameOf(key);
  const at = (schema: string | undefined, name: string): Written => ({
    what: "table",
    catalog: entry.catalog,
    schema,
    name,
    field: "table",
  });
  return [
    at(entry.bronzeSchema, table),
    // One that is bronze too is reported as such below.
    ...(entry.silverSchema === entry.bronzeSchema ? [] : [at(entry.silverSchema, table)]),
    at(entry.bronzeSchema, `${table}_event_log`),
  ];
}

/** Bronze and silver are two tables of one name, so they need two schemas. */
export function schemasApart(entry: Salvaged<Tables>, view: EntryView): Problem[] {
  const { catalog, bronzeSchema, silverSchema, table = tableNameOf(view.key) } = entry;
  if (catalog === undefined || bronzeSchema === undefined || silverSchema !== bronzeSchema) return [];
  return [
    view.problem(
      ["silverSchema"],
      `is the bronze schema too, and both tables are ${catalog}.${bronzeSchema}.${table}`,
      "use two schemas",
    ),
  ];
}

/**
 * What a pipeline's service principal needs where its tables go. Source: Databricks, "Use Unity Catalog with
 * pipelines" (streaming tables need CREATE_TABLE, materialized views CREATE_MATERIALIZED_VIEW).
 */
const SCHEMA: readonly Privilege<"schema">[] = [
  "CREATE_MATERIALIZED_VIEW",
  "CREATE_TABLE",
  "MODIFY",
  "SELECT",
  "USE_SCHEMA",
];

/** Privileges of the principal that loads. */
export function loaderGrants({ runAs, ...tables }: Tables & { readonly runAs: string }): NeededGrant[] {
  const principal: Principal = { kind: "service-principal", key: runAs };
  const { catalog } = tables;
  return [
    { principal, catalog, privileges: ["USE_CATALOG"] },
    ...[...new Set([tables.bronzeSchema, tables.silverSchema])].map((schema) => ({
      principal,
      catalog,
      schema,
      privileges: SCHEMA,
    })),
  ];
}
