import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { modelMonitor as schema } from "../../schema/consumers/model-monitor";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
import { metricTables, monitorGrants, monitorProblems, oneMonitor } from "./monitor";

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
  writes: metricTables,
  exclusive: oneMonitor,
  compute: () => [{ kind: "serverless", what: "a monitor of a model", instead: "remove it" }],
  uses: ({ dashboardOn, deployer }) =>
    dashboardOn === undefined ? [] : [{ family: "consumers", key: dashboardOn, servicePrincipal: deployer }],
  grants: ({ deployer, ...it }) => monitorGrants(it, deployer),
  checks: (it, view) => [...columnProblems(it, view), ...monitorProblems(it, view)],
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
