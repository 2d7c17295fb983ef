import type { z } from "zod";
import { METRIC_TABLES } from "../../facts/monitors";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { tableMonitor } from "../../schema/consumers/table-monitor";
import type { Exclusive, NeededGrant, Written } from "../facets";
import type { EntryView } from "../view";

/** What all monitors of tables say. */
type Monitored = Omit<z.output<typeof tableMonitor>, "kind" | "profile" | "workspace">;
type Draft = Salvaged<Monitored>;

/** The two tables that a monitor keeps. */
export const metricTables = ({ table, into }: Draft): readonly Written[] =>
  table === undefined
    ? []
    : METRIC_TABLES.value.map((end) => ({
        what: "table",
        catalog: into?.catalog,
        schema: into?.schema,
        name: `${table}${end}`,
        field: "into",
      }));

/** A table has one monitor. */
export const oneMonitor = ({ catalog, schema, table }: Draft): readonly Exclusive[] =>
  catalog === undefined || schema === undefined || table === undefined
    ? []
    : [{ what: `the monitor of ${catalog}.${schema}.${table}`, field: ["table"] }];

/** What whoever makes a monitor needs: to manage and read its table, and to make tables of its own. */
export function monitorGrants(
  { exists, catalog, schema: name, baseline, into }: DeepReadonly<Monitored>,
  deployer: string,
): readonly NeededGrant[] {
  if (!exists) return [];
  const principal = { kind: "service-principal", key: deployer } as const;
  return [
    { principal, catalog, privileges: ["USE_CATALOG"] },
    { principal, catalog, schema: name, privileges: ["MANAGE", "SELECT", "USE_SCHEMA"] },
    { principal, catalog: into.catalog, privileges: ["USE_CATALOG"] },
    { principal, catalog: into.catalog, schema: into.schema, privileges: ["CREATE_TABLE", "USE_SCHEMA"] },
    ...(baseline === undefined
      ? []
      : ([
          { principal, catalog: baseline.catalog, privileges: ["USE_CATALOG"] },
          { principal, catalog: baseline.catalog, schema: baseline.schema, privileges: ["SELECT", "USE_SCHEMA"] },
        ] as const)),
  ];
}

/** What is wrong with a monitor beyond what it looks at. */
export const monitorProblems = (it: Draft, view: EntryView): Problem[] => [
  ...baselineProblems(it, view),
  ...metricProblems(it, view),
];

/** What it is compared with is another table. */
function baselineProblems({ baseline, catalog, schema: name, table }: Draft, view: EntryView): Problem[] {
  return baseline?.table !== undefined &&
    baseline.table === table &&
    baseline.catalog === catalog &&
    baseline.schema === name
    ? [
        view.problem(
          ["baseline", "table"],
          `${table} is what is monitored`,
          "name another table, or leave baseline out",
        ),
      ]
    : [];
}

/** A figure of rows is made of a column; the others are made of figures. */
function metricProblems({ metrics = {} }: Draft, view: EntryView): Problem[] {
  return Object.entries(metrics).flatMap(([name, { type, definition }]) =>
    type === "drift" && definition !== undefined && !/\{\{\s*(current_df|base_df)\s*\}\}/.test(definition)
      ? [
          view.problem(
            ["metrics", name, "definition"],
            "compares no two times",
            "use {{current_df}} and {{base_df}}: {{current_df}}.m - {{base_df}}.m",
          ),
        ]
      : [],
  );
}
