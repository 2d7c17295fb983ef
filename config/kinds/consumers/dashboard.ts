import type { z } from "zod";
import type { DeepReadonly } from "../../readonly";
import type { dashboard as schema } from "../../schema/consumers/dashboard";
import type { Kind } from "../kind";
import { textIn } from "../workloads/program";
import { dashboardProblems } from "./dashboard-checks";
import { readByGroups } from "./read-by-groups";

type Dashboard = z.output<typeof schema>;
export type DashboardModel = DeepReadonly<
  Dashboard & {
    /** Key in the configuration. */
    key: string;
    /** Text of the dashboard of one's own; undefined where it is the overview. */
    exported: string | undefined;
  }
>;

/** An AI/BI dashboard. */
export const dashboard: Kind<Dashboard, DashboardModel> = {
  what: "a dashboard",
  runs: [],
  lane: "analysis",
  // Published without credentials of its own: queries run as whoever reads it.
  queries: ({ warehouse, catalog, schema, permissions }) => readByGroups({ warehouse, catalog, schema, permissions }),
  resolve: (consumer, key, names) => ({
    ...consumer,
    key,
    exported:
      consumer.content.mode === "file"
        ? textIn(names.projectFiles(consumer.content.folder), consumer.content.file)
        : undefined,
  }),
  checks: dashboardProblems,
};
