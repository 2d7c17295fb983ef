import type { z } from "zod";
import type { DeepReadonly } from "../../readonly";
import type { tableMonitor as schema } from "../../schema/consumers/table-monitor";
import type { Kind } from "../kind";
import { metricTables, monitorGrants, monitorProblems, oneMonitor } from "./monitor";

type TableMonitor = z.output<typeof schema>;
export type TableMonitorModel = DeepReadonly<
  TableMonitor & {
    /** Key in the configuration. */
    key: string;
    /** Whom Terraform runs as: makes the monitor, and so has to read the table and make its own. */
    deployer: string;
  }
>;

/** A profile of a table's columns, and how they drift. */
export const tableMonitor: Kind<TableMonitor, TableMonitorModel> = {
  what: "a monitor of a table",
  lane: "serve",
  runs: [{ what: "its profile, at set times", pausedBy: "schedule.paused" }],
  resolve: (consumer, key, { deployer }) => ({ ...consumer, key, deployer }),
  writes: metricTables,
  exclusive: oneMonitor,
  compute: () => [{ kind: "serverless", what: "a monitor of a table", instead: "remove it" }],
  uses: ({ dashboardOn, deployer }) =>
    dashboardOn === undefined ? [] : [{ family: "consumers", key: dashboardOn, servicePrincipal: deployer }],
  grants: ({ deployer, ...it }) => monitorGrants(it, deployer),
  checks: monitorProblems,
};
