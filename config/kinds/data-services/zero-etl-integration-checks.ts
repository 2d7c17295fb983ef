import type { z } from "zod";
import { tableNameOf } from "../../derive/names";
import { isAtLeast } from "../../facts/databases";
import { COPIED_TABLE_PATTERNS, ZERO_ETL_SOURCES, zeroEtlSource } from "../../facts/zero-etl";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { zeroEtlIntegration as schema } from "../../schema/data-services/zero-etl-integration";
import type { EntryView } from "../view";
import { type DatabaseDraft, serviceOf } from "./database-behind";

type Draft = Salvaged<z.output<typeof schema>>;
type FromDatabase = Extract<NonNullable<Draft["source"]>, { of?: "database" | undefined }>;

/** Name of the database that is made from an integration, where none is said. */
export const copiedDatabaseOf = (key: string): string => tableNameOf(key);

/** Checks of an integration with its source and its warehouse. */
export const zeroEtlChecks = (entry: Draft, view: EntryView): Problem[] => [
  ...(entry.source?.of === "database" ? fromDatabase(entry.source, view) : []),
  ...intoWarehouse(entry, view),
  ...databaseTaken(entry, view),
  ...behindAnyway(entry, view),
];

/** Minutes that an export of DynamoDB, and its loading, take at least; twice that is no fault yet. */
const EXPORT_MINUTES = 30;

/** A table of DynamoDB is always behind. */
const behindAnyway = ({ source, lagAlarm }: Draft, view: EntryView): Problem[] =>
  source?.of === "dynamodb" && lagAlarm?.minutes !== undefined && lagAlarm.minutes < EXPORT_MINUTES
    ? [
        view.problem(
          ["lagAlarm", "minutes"],
          "a table of DynamoDB is copied by exports, a quarter of an hour apart or more, and is behind anyway",
          `use ${EXPORT_MINUTES} or more`,
        ),
      ]
    : [];

function fromDatabase(source: FromDatabase, view: EntryView): Problem[] {
  const database = serviceOf(source.dataService, view.environment.dataServices) as DatabaseDraft | undefined;
  const engine = database?.engine;
  if (engine === undefined) return [];
  const facts = zeroEtlSource(engine);
  if (facts === undefined) {
    return [
      view.problem(
        ["source", "dataService"],
        `${source.dataService} is ${engine}, which is not copied into Redshift here`,
        `name a database of ${Object.keys(ZERO_ETL_SOURCES.value).join(", ")}`,
      ),
    ];
  }
  const all = [...(source.includes ?? []), ...(source.excludes ?? [])];
  return [
    ...patterns(source, facts.parts, view),
    ...(all.length > COPIED_TABLE_PATTERNS.value
      ? [
          view.problem(
            ["source"],
            `has ${all.length} patterns of tables, and AWS takes ${COPIED_TABLE_PATTERNS.value}`,
            "say more of them with *",
          ),
        ]
      : []),
    ...(database?.mode === "create" ? ofMade(source, database, facts, view) : []),
  ];
}

/** Tables are told by as many names as the engine has, and PostgreSQL copies one database alone. */
function patterns({ includes, excludes }: FromDatabase, parts: 2 | 3, view: EntryView): Problem[] {
  const said = { includes, excludes };
  const wrong = Object.entries(said).flatMap(([field, list]) =>
    (list ?? []).flatMap((pattern, index) =>
      pattern.split(".").length === parts
        ? []
        : [
            view.problem(
              ["source", field, index],
              `${pattern} has ${pattern.split(".").length} parts, and a table there is told by ${parts}`,
              parts === 2 ? 'write database and table, "shop.orders"' : 'write all three, "shop.public.orders"',
            ),
          ],
    ),
  );
  if (parts === 2 || wrong.length > 0 || includes === undefined) return wrong;
  const databases = [...new Set([...includes, ...(excludes ?? [])].map((pattern) => pattern.split(".")[0]))];
  if (includes.length === 0) {
    return [
      view.problem(
        ["source", "includes"],
        "says no table, and an integration of PostgreSQL copies one database that it names",
        'write at least its name, ["shop.*.*"]',
      ),
    ];
  }
  return databases.length === 1 && databases[0] !== "*"
    ? []
    : [
        view.problem(
          ["source", "includes"],
          `says tables of ${databases.join(", ")}, and an integration of PostgreSQL copies one database`,
          "write the same database everywhere, and another integration for another one",
        ),
      ];
}

/** What is known of a database that is made here. */
function ofMade(
  { dataService }: FromDatabase,
  { engineVersion, parameters }: Extract<DatabaseDraft, { mode?: "create" | undefined }>,
  facts: NonNullable<ReturnType<typeof zeroEtlSource>>,
  view: EntryView,
): Problem[] {
  const at = ["source", "dataService"];
  return [
    ...(engineVersion !== undefined && !isAtLeast(engineVersion, facts.oldest)
      ? [
          view.problem(
            at,
            `${dataService} has version ${engineVersion}, and integrations copy from ${facts.oldest} and newer`,
            `set dataServices.${dataService}.engineVersion`,
          ),
        ]
      : []),
    ...Object.keys(parameters ?? {})
      .filter((name) => Object.hasOwn(facts.parameters, name))
      .map((name) =>
        view.problem(
          at,
          `sets the parameter ${name} of ${dataService}, which says it itself`,
          `remove it from dataServices.${dataService}.parameters`,
        ),
      ),
  ];
}

/** Names in it tell capitals from small letters, and it is there when something is to be copied. */
function intoWarehouse({ warehouse, database }: Draft, view: EntryView): Problem[] {
  const service = serviceOf(warehouse, view.environment.dataServices);
  if (service?.kind !== "redshift-serverless" && service?.kind !== "redshift-cluster") return [];
  if (service.mode !== "create") return [];
  return [
    ...(service.caseSensitiveNames === true
      ? []
      : [
          view.problem(
            ["warehouse"],
            `names in ${warehouse} do not tell capitals from small letters, which integrations need`,
            `set dataServices.${warehouse}.caseSensitiveNames to true`,
          ),
        ]),
    ...((database ?? copiedDatabaseOf(view.key)) === service.database
      ? [
          view.problem(
            ["database"],
            `is the database that ${warehouse} is made with, and an integration makes one of its own`,
            "use another name",
          ),
        ]
      : []),
    ...(service.kind === "redshift-cluster" && service.pause !== undefined
      ? [
          view.warning(
            ["warehouse"],
            `${warehouse} is off at set times, and nothing is copied then: the changes fill the source's storage`,
            "keep it on, or see that the source has room for the hours",
          ),
        ]
      : []),
  ];
}

/** Every integration has a database of its own. */
function databaseTaken({ warehouse, database }: Draft, view: EntryView): Problem[] {
  const own = database ?? copiedDatabaseOf(view.key);
  const others = Object.entries(view.environment.dataServices ?? {}).filter(
    ([key, one]) =>
      one.kind === "zero-etl-integration" &&
      key < view.key &&
      one.warehouse === warehouse &&
      (one.database ?? copiedDatabaseOf(key)) === own,
  );
  return others.map(([key]) =>
    view.problem(["database"], `${own} is the database of dataServices.${key}, too`, "use another name"),
  );
}
