import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { DeepReadonly } from "../readonly";
import type { EventAlerts } from "../schema/event-alerts";
import type { Use } from "./facets";
import type { EntryView } from "./view";

/** An entry with a pipeline whose event log may be watched. */
export interface Watched {
  /** Service principal that the pipeline, and so the alert, runs as: it owns the event log. */
  readonly runAs: string;
  readonly alerts?: DeepReadonly<EventAlerts> | undefined;
}

/** The warehouse that asks runs the query as the pipeline's service principal. */
export const alertUses = ({ runAs, alerts }: Watched): Use[] =>
  alerts === undefined ? [] : [{ family: "consumers", key: alerts.warehouse, servicePrincipal: runAs }];

const LIMITS = ["brokenPercent", "fewestRows", "failedUpdates", "staleHours"] as const satisfies (keyof EventAlerts)[];

/** Whether an entry has expectations. */
export const hasRules = ({ expectations }: { readonly expectations?: object | undefined }): boolean =>
  Object.keys(expectations ?? {}).length > 0;

interface WatchedDraft {
  readonly alerts?: Salvaged<EventAlerts> | undefined;
}

/**
 * An alert that could never be told.
 * @param rules whether there are expectations; undefined where only the program knows
 */
export function alertProblems({ alerts }: WatchedDraft, rules: boolean | undefined, view: EntryView): Problem[] {
  if (alerts === undefined) return [];
  const written = LIMITS.filter((limit) => view.isWritten(["alerts", limit]));
  return [
    ...(written.length === 0
      ? [view.problem(["alerts"], "has no limit, so that nothing is ever told", `set one of ${LIMITS.join(", ")}`)]
      : []),
    ...(rules === false && written.includes("brokenPercent")
      ? [
          view.problem(
            ["alerts", "brokenPercent"],
            "there are no expectations that rows could break",
            "add some under expectations, or remove it",
          ),
        ]
      : []),
  ];
}
