import type { z } from "zod";
import { connectionType } from "../../facts/connection-types";
import { OLDEST_CAPTURED } from "../../facts/databases";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { database as schema } from "../../schema/sources/database";
import { missingWay, unreachedByServerless } from "../connections/serverless-way";
import { serviceOf } from "../data-services/database-behind";
import { alertUses } from "../event-alerts";
import type { Kind } from "../kind";
import { SCHEDULED, WATCHED } from "../own-runs";
import type { EntryView } from "../view";
import { wrongPolicy } from "../workloads/clusters";
import {
  connecting,
  loadedTables,
  loadsNothing,
  managedGrants,
  managedProblems,
  watchedLog,
} from "./managed-ingestion";

type Database = z.output<typeof schema>;
type Draft = Salvaged<Database>;

export type DatabaseSourceModel = DeepReadonly<
  Database & {
    /** Key in the configuration. */
    key: string;
  }
>;

/** Tables of a database. */
export const database: Kind<Database, DatabaseSourceModel> = {
  what: "a source of a database",
  runs: [{ what: "its gateway, on and on", pausedBy: "reading.paused" }, SCHEDULED, WATCHED],
  resolve: (source, key) => ({ ...source, key }),
  writes: (source, key) => [...loadedTables(source, "tables", source.tables), ...watchedLog(source, key)],
  exclusive: ({ reading }) =>
    reading?.mode === "changes" && reading.replication?.slot !== undefined
      ? [
          {
            what: `the replication slot ${reading.replication.slot} of connection ${reading.connection}`,
            field: ["reading", "replication", "slot"],
          },
        ]
      : [],
  connects: ({ reading, ...source }) =>
    connecting(
      reading?.mode === "changes"
        ? reading.connection
        : reading?.mode === "cursor"
          ? reading.foreignCatalog
          : undefined,
      source,
      {
        database: reading?.mode === "changes" ? reading.database : undefined,
        what: [
          ...(source.tables ?? []).map(({ schema, table }) => ({ schema, table })),
          ...(source.schemas ?? []).map(({ schema }) => ({ schema })),
        ],
      },
    ),
  underPolicy: ({ runAs }) => ({ runsAs: [runAs] }),
  compute: ({ reading }) => [
    { kind: "serverless", what: "serverless compute", instead: "remove it" },
    ...(reading?.mode === "changes"
      ? [
          {
            kind: "classic" as const,
            field: "reading",
            what: "a gateway on classic compute",
            instead: 'use reading.mode "cursor"',
          },
        ]
      : []),
  ],
  jobs: () => 1,
  uses: alertUses,
  grants: (source) => managedGrants(source, source.reading.mode === "changes" ? source.stagingSchema : undefined),
  checks: (source, view) => [
    ...managedProblems(source, [["tables", source.tables]], view),
    ...loadsNothing([source.tables?.length, source.schemas?.length], "list tables, or whole schemas", view),
    ...(source.reading?.mode === "changes" ? changes(source, source.reading, view) : []),
    ...(source.reading?.mode === "cursor" ? asked(source, source.reading, view) : []),
  ],
};

type Cursor = Salvaged<Extract<Database["reading"], { mode: "cursor" }>>;

/** What asks for new rows is serverless. */
function asked({ workspace }: Draft, { foreignCatalog }: Cursor, view: EntryView): Problem[] {
  const connections = view.environment.connections ?? {};
  const over =
    foreignCatalog !== undefined && Object.hasOwn(connections, foreignCatalog)
      ? connections[foreignCatalog]
      : undefined;
  if (over?.kind !== "foreign-catalog" || workspace === undefined) return [];
  return missingWay(
    ["reading", "foreignCatalog"],
    unreachedByServerless(over.connection, [workspace], view),
    'use reading.mode "changes", whose gateway is in the VPC',
    view,
  );
}

type Changes = Salvaged<Extract<Database["reading"], { mode: "changes" }>>;

function changes({ workspace }: Draft, reading: Changes, view: EntryView): Problem[] {
  const connections = view.environment.connections ?? {};
  const { connection, replication, database: of } = reading;
  const over = connection !== undefined && Object.hasOwn(connections, connection) ? connections[connection] : undefined;
  const policy = wrongPolicy(workspace, reading.clusterPolicy, "pipeline", ["reading", "clusterPolicy"], view);
  // Of a connection that is there already nobody here knows the type.
  if (over?.kind !== "connection" || over.mode !== "create" || over.type === undefined) return policy;
  const { system } = connectionType(over.type);
  if (system === undefined || OLDEST_CAPTURED.value[system] === undefined) {
    return [
      ...policy,
      view.problem(
        ["reading", "connection"],
        `no gateway reads the changes of ${over.type}`,
        'name a connection to PostgreSQL, MySQL or SQL Server, or use reading.mode "cursor"',
      ),
    ];
  }
  return [
    ...policy,
    ...uncaptured(over.dataService, view),
    ...(system !== "postgresql" && replication !== undefined
      ? [view.problem(["reading", "replication"], `${over.type} has no publications and slots`, "remove it")]
      : []),
    ...(system === "mysql" && of !== undefined
      ? [view.problem(["reading", "database"], "MySQL has no databases above its schemas", "remove it")]
      : []),
    ...(system !== "mysql" && of === undefined
      ? [view.problem(["reading"], `${over.type} is read one database at a time, and none is named`, "add database")]
      : []),
  ];
}

/** The database tells its changes, and to whom reads them itself. */
function uncaptured(key: string | undefined, view: EntryView): Problem[] {
  const service = serviceOf(key, view.environment.dataServices);
  if (service?.kind === "database-proxy") {
    return [
      view.problem(
        ["reading", "connection"],
        `leads through the proxy ${key}, which passes on queries and no replication`,
        `name a connection whose dataService is the database itself, ${service.database}`,
      ),
    ];
  }
  return service !== undefined && "captureChanges" in service && service.captureChanges === false
    ? [
        view.problem(
          ["reading", "connection"],
          `the database ${key} does not tell its changes`,
          `set captureChanges of dataServices.${key} to true`,
        ),
      ]
    : [];
}
