import type { z } from "zod";
import { connectionType } from "../../facts/connection-types";
import { SAAS_OBJECTS, saasType } from "../../facts/saas-types";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { saas as schema } from "../../schema/sources/saas";
import { alertUses } from "../event-alerts";
import type { Kind } from "../kind";
import { SCHEDULED, WATCHED } from "../own-runs";
import type { EntryView } from "../view";
import {
  connecting,
  loadedTables,
  loadsNothing,
  managedGrants,
  managedProblems,
  watchedLog,
} from "./managed-ingestion";

type Saas = z.output<typeof schema>;
type Draft = Salvaged<Saas>;

export type SaasModel = DeepReadonly<
  Saas & {
    /** Key in the configuration. */
    key: string;
  }
>;

/** Objects of an application. */
export const saas: Kind<Saas, SaasModel> = {
  what: "a source of an application",
  runs: [SCHEDULED, WATCHED],
  resolve: (source, key) => ({ ...source, key }),
  writes: (source, key) => [
    ...loadedTables(source, "tables", source.tables),
    ...loadedTables(source, "reports", source.reports),
    ...watchedLog(source, key),
  ],
  connects: (source) => connecting(source.connection, source),
  underPolicy: ({ runAs }) => ({ runsAs: [runAs] }),
  compute: () => [{ kind: "serverless", what: "serverless compute", instead: "remove it" }],
  jobs: () => 1,
  uses: alertUses,
  grants: (source) => managedGrants(source, undefined),
  checks: (source, view) => [
    ...managedProblems(
      source,
      [
        ["tables", source.tables],
        ["reports", source.reports],
      ],
      view,
    ),
    ...loadsNothing(
      [source.tables?.length, source.reports?.length, source.schemas?.length],
      "list tables or reports, or schemas",
      view,
    ),
    ...tooMany(source, view),
    ...wrongConnection(source, view),
    ...notOfItsType(source, view),
  ],
};

function tooMany({ tables, reports }: Draft, view: EntryView): Problem[] {
  const count = (tables?.length ?? 0) + (reports?.length ?? 0);
  const most = SAAS_OBJECTS.value;
  return count > most
    ? [
        view.problem(
          ["tables"],
          `${count} objects are more than one pipeline loads`,
          `use at most ${most}, and a second source`,
        ),
      ]
    : [];
}

function wrongConnection({ type, connection, connectionType: named }: Draft, view: EntryView): Problem[] {
  const connections = view.environment.connections ?? {};
  const over = connection !== undefined && Object.hasOwn(connections, connection) ? connections[connection] : undefined;
  if (type === undefined || over?.kind !== "connection" || over.mode !== "create" || over.type === undefined) return [];
  if (connectionType(over.type).type === (saasType(type).connectionType ?? named)) return [];
  const fix = saasType(type).byHand
    ? 'make the connection by hand, and write it with mode: "existing"'
    : `name a connection of type "${type}"`;
  return [view.problem(["connection"], `${connection} is of type ${over.type}, and the source ${type}`, fix)];
}

/** What some types have and others do not. */
function notOfItsType(
  { type, tables, schemas, reports, project, formulaFields, ...source }: Draft,
  view: EntryView,
): Problem[] {
  if (type === undefined) return [];
  const facts = saasType(type);
  const { schema } = facts;
  const isNamed = source.connectionType !== undefined;
  return [
    ...(facts.connectionType === undefined && !isNamed
      ? [view.problem([], `nothing says what ${type} is`, "add connectionType")]
      : []),
    ...(facts.connectionType !== undefined && isNamed
      ? [view.problem(["connectionType"], `${type} says it already`, 'remove it, or use type: "other"')]
      : []),
    ...(facts.loads === "reports" && (schemas ?? []).length > 0
      ? [view.problem(["schemas"], `${type} has reports, not schemas`, "list them under reports")]
      : []),
    ...("always" in schema
      ? (schemas ?? []).flatMap((one, index) =>
          one.schema === undefined || one.schema === schema.always
            ? []
            : [view.problem(["schemas", index, "schema"], `${type} has one schema alone`, `write "${schema.always}"`)],
        )
      : []),
    ...(facts.loads === "reports" && (tables ?? []).length > 0
      ? [view.problem(["tables"], `${type} has reports, not tables`, "list them under reports")]
      : []),
    ...(facts.loads === "tables" && (reports ?? []).length > 0
      ? [view.problem(["reports"], `${type} has no reports by address`, "list its objects under tables")]
      : []),
    ...(reports ?? []).flatMap(({ primaryKeys }, index) =>
      primaryKeys === undefined
        ? [view.problem(["reports", index], "nothing tells its rows apart", "add primaryKeys")]
        : [],
    ),
    ...(facts.catalog === undefined && project !== undefined
      ? [view.problem(["project"], `${type} has none`, "remove it")]
      : []),
    ...(facts.catalog !== undefined && facts.catalogOptional === undefined && project === undefined
      ? [view.problem([], `${type} is read from ${facts.catalog}, and none is named`, "add project")]
      : []),
    ...(tables ?? []).flatMap((table, index) => {
      if ("is" in schema && table.schema === undefined) {
        return [view.problem(["tables", index], `has no schema: ${schema.is}`, "add schema")];
      }
      return "always" in schema && table.schema !== undefined
        ? [view.problem(["tables", index, "schema"], `${type} has one schema alone`, "remove it")]
        : [];
    }),
    ...(formulaFields === true && type !== "salesforce"
      ? [view.problem(["formulaFields"], `${type} has none`, "remove it")]
      : []),
  ];
}
