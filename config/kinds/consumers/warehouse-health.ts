import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { WarehouseHealth } from "../../schema/consumers/warehouse-health";
import type { OwnRun } from "../own-runs";
import type { EntryView } from "../view";
import { notReader } from "./system-readers";

/** Limit → the system schema that says whether it is kept. */
const LIMITS = {
  queued: "query",
  slow: "query",
  failed: "query",
  fullMinutes: "compute",
  runningHours: "compute",
} as const satisfies { readonly [F in keyof WarehouseHealth]?: string };
type Limit = keyof typeof LIMITS;
const NAMES = Object.keys(LIMITS) as Limit[];

/** An alert on system tables. */
export const HEALTH_WATCHED: OwnRun = { what: "its alert, at set times", pausedBy: "health.schedule.paused" };

interface Draft {
  readonly minClusters?: number | undefined;
  readonly maxClusters?: number | undefined;
  readonly health?: Salvaged<WarehouseHealth> | undefined;
}

/** What is watched can be asked for, and told. */
export function healthProblems({ health, minClusters, maxClusters }: Draft, view: EntryView): Problem[] {
  if (health === undefined) return [];
  const written = NAMES.filter((limit) => view.isWritten(["health", limit]));
  return [
    ...(written.length === 0
      ? [view.problem(["health"], "has no limit, so that nothing is ever told", `set one of ${NAMES.join(", ")}`)]
      : []),
    ...(written.includes("fullMinutes") && maxClusters !== undefined && minClusters === maxClusters
      ? [
          view.problem(
            ["health", "fullMinutes"],
            `it has all its clusters, ${maxClusters}, whenever it runs`,
            "raise maxClusters, or remove it; queued tells of statements that wait",
          ),
        ]
      : []),
    ...tooFewHours(health, view),
    ...unread(health, written, view),
  ];
}

/** It cannot have been full for longer than is looked back at. */
const tooFewHours = ({ hours, fullMinutes }: Salvaged<WarehouseHealth>, view: EntryView): Problem[] =>
  hours !== undefined && fullMinutes !== undefined && fullMinutes >= hours * 60
    ? [
        view.problem(
          ["health", "fullMinutes"],
          `${fullMinutes} minutes are not less than the ${hours} hours that are looked back at`,
          "use fewer minutes, or more hours",
        ),
      ]
    : [];

/** Whoever asks reads each of the system schemas. */
function unread({ runAs }: Salvaged<WarehouseHealth>, written: readonly Limit[], view: EntryView): Problem[] {
  if (runAs === undefined) return [];
  const schemas = [...new Set(written.map((limit) => LIMITS[limit]))];
  return schemas.flatMap((schema) => notReader({ field: ["health", "runAs"], schema, servicePrincipal: runAs }, view));
}
