import type { z } from "zod";
import { METRIC_TABLES } from "../../facts/monitors";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { modelMonitor as schema } from "../../schema/consumers/model-monitor";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type ModelMonitor = z.output<typeof schema>;
type Draft = Salvaged<ModelMonitor>;
export type ModelMonitorModel = DeepReadonly<
  ModelMonitor & {
    /** Key in the configuration. */
    key: string;
    /** Whom Terraform runs as: makes the monitor, and so has to read the table and make its own. */
    deployer: string;
  }
>;

/** A profile of what a model has answered, and how it drifts. */
export const modelMonitor: Kind<ModelMonitor, ModelMonitorModel> = {
  what: "a monitor of a model",
  lane: "serve",
  runs: [{ what: "its profile, at set times", pausedBy: "schedule.paused" }],
  resolve: (consumer, key, { deployer }) => ({ ...consumer, key, deployer }),
  writes: ({ table, into }) =>
    table === undefined
      ? []
      : METRIC_TABLES.value.map((end) => ({
          what: "table" as const,
          catalog: into?.catalog,
          schema: into?.schema,
          name: `${table}${end}`,
          field: "into",
        })),
  compute: () => [{ kind: "serverless", what: "a monitor of a model", instead: "remove it" }],
  uses: ({ dashboardOn, deployer }) =>
    dashboardOn === undefined ? [] : [{ family: "consumers", key: dashboardOn, servicePrincipal: deployer }],
  grants({ exists, catalog, schema: name, baseline, into, deployer }): readonly NeededGrant[] {
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
  },
  checks: (it, view) => [...columnProblems(it, view), ...baselineProblems(it, view), ...metricProblems(it, view)],
};

const ROLES = ["timestampColumn", "predictionColumn", "modelColumn", "labelColumn", "probabilityColumn"] as const;

/** Each column says one thing, and probabilities are of classes. */
function columnProblems(it: Draft, view: EntryView): Problem[] {
  const named = ROLES.flatMap((role) => (it[role] === undefined ? [] : [{ role, column: it[role] }]));
  return [
    ...named.flatMap(({ role, column }, index) => {
      const other = named.slice(0, index).find((one) => one.column === column);
      return other === undefined
        ? []
        : [view.problem([role], `${column} is ${other.role} too`, "name another column, or leave it out")];
    }),
    ...(it.problem === "regression" && it.probabilityColumn !== undefined
      ? [
          view.problem(
            ["probabilityColumn"],
            "a regression has no classes that something could have a probability of",
            "take it out",
          ),
        ]
      : []),
  ];
}

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
