import { tableNameOf } from "../../derive/names";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import { alertProblems, type Watched } from "../event-alerts";
import type { Connecting, NeededGrant, ReadInSource, Written } from "../facets";
import type { EntryView } from "../view";

/** Where a managed pipeline writes, and as whom. */
interface Loading {
  readonly catalog: string;
  readonly schema: string;
  readonly runAs: string;
}

interface Loaded {
  readonly table?: string | undefined;
  readonly as?: string | undefined;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** Name of the table that something is loaded into: Unity Catalog knows no capitals. */
export const destinationOf = ({ as, table }: Loaded): string | undefined => as ?? table?.toLowerCase();

/** Tables that are loaded one by one; those of whole schemas nobody knows. */
export const loadedTables = (
  { catalog, schema }: Salvaged<Loading>,
  field: "tables" | "reports",
  tables: readonly Loaded[] | undefined,
): Written[] =>
  (tables ?? []).flatMap((one): Written[] => {
    const name = destinationOf(one);
    return name === undefined ? [] : [{ what: "table", catalog, schema, name, field }];
  });

/** Table of the event log of a managed pipeline, where it is watched. */
export const eventLogOf = (key: string): string => `${tableNameOf(key)}_event_log`;

/** That table, where there is an alert. */
export const watchedLog = ({ catalog, schema, alerts }: Salvaged<Loading & Watched>, key: string): Written[] =>
  alerts === undefined ? [] : [{ what: "table", catalog, schema, name: eventLogOf(key), field: "alerts" }];

/** What loading needs where tables go, and where a gateway keeps what it has read. */
export function managedGrants({ catalog, schema, runAs }: Loading, stagingSchema: string | undefined): NeededGrant[] {
  const principal = { kind: "service-principal", key: runAs } as const;
  const staging = ["CREATE_TABLE", "CREATE_VOLUME", "USE_SCHEMA"] as const;
  return [
    { principal, catalog, privileges: ["USE_CATALOG"] },
    { principal, catalog, schema, privileges: ["CREATE_TABLE", "MODIFY", "SELECT", "USE_SCHEMA"] },
    ...(stagingSchema === undefined ? [] : [{ principal, catalog, schema: stagingSchema, privileges: staging }]),
  ];
}

/** Who uses the connection. */
export const connecting = (
  connection: string | undefined,
  { runAs }: Salvaged<Loading>,
  reads?: ReadInSource,
): Connecting => ({ connection, servicePrincipal: runAs, reads });

/** What holds for every source of a managed pipeline. */
export function managedProblems(
  source: Salvaged<Pick<Watched, "alerts">>,
  tables: readonly (readonly [field: "tables" | "reports", list: readonly Loaded[] | undefined])[],
  view: EntryView,
): Problem[] {
  const { region } = view.environment;
  return [
    // There are no expectations in a managed pipeline.
    ...alertProblems(source, false, view),
    // Source: Databricks, Lakeflow Connect, limitations: managed connectors are not in AWS GovCloud.
    ...(region?.startsWith("us-gov-") === true
      ? [view.problem([], `Databricks loads nothing by itself in ${region}`, "load files or a stream instead")]
      : []),
    ...tables.flatMap(([field, list]) =>
      (list ?? []).flatMap((one, index) => tableProblems(one, [field, index], view)),
    ),
    ...loadedTwice(tables, view),
    ...(source.alerts === undefined ? [] : ownLog(tables, view)),
  ];
}

/** The event log is a table of the same schema. */
const ownLog = (tables: Parameters<typeof loadedTwice>[0], view: EntryView): Problem[] =>
  tables.flatMap(([field, list]) =>
    (list ?? []).flatMap((one, index) =>
      destinationOf(one) === eventLogOf(view.key)
        ? [
            view.problem(
              [field, index, "as"],
              `${eventLogOf(view.key)} is the event log of the pipeline`,
              "choose another name",
            ),
          ]
        : [],
    ),
  );

/** No table is loaded from two places. */
export function loadedTwice(
  tables: readonly (readonly [field: "tables" | "reports", list: readonly Loaded[] | undefined])[],
  view: EntryView,
): Problem[] {
  const all = tables.flatMap(([field, list]) =>
    (list ?? []).map((one, index) => ({ path: [field, index], name: destinationOf(one) })),
  );
  return all.flatMap(({ path, name }, index) =>
    name !== undefined && all.findIndex((other) => other.name === name) < index
      ? [view.problem(path, `${name} is loaded into twice`, "choose another name with as")]
      : [],
  );
}

/** What is wrong with the columns and the name of one table. */
export function tableProblems(
  { include, exclude, ...one }: Loaded,
  path: readonly (string | number)[],
  view: EntryView,
): Problem[] {
  const name = destinationOf(one);
  return [
    ...(include !== undefined && exclude !== undefined
      ? [view.problem([...path, "exclude"], "include says already what is loaded", "keep one of them")]
      : []),
    ...(name !== undefined && !/^[a-z][a-z0-9_]{0,62}$/.test(name)
      ? [
          view.problem(
            [...path, "table"],
            `${one.table} is no name that a table has here`,
            "write another one as well: as, in lower case with underscores",
          ),
        ]
      : []),
  ];
}

/** A source that loads something. */
export const loadsNothing = (counts: readonly (number | undefined)[], fix: string, view: EntryView): Problem[] =>
  counts.every((count) => count === 0) ? [view.problem(["tables"], "nothing is loaded", fix)] : [];
