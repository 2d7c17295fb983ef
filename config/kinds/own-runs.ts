/**
 * Something of an entry that starts or runs by itself. `pausedBy`: the field that holds it, which takes `paused` of the
 * environment, its stage or the company; `<key>` in it stands for a key of a map. `because`: why nothing holds it.
 */
export type OwnRun =
  | { readonly what: string; readonly pausedBy: string }
  | {
      readonly what: string;
      /** Why `paused` does not hold it, and what does, if something does; no closing full stop. */
      readonly because: string;
      /** Who says so. */
      readonly source: string;
    };

/** A job at set times. */
export const SCHEDULED: OwnRun = { what: "its job, at set times", pausedBy: "schedule.paused" };

/** An alert on the event log. */
export const WATCHED: OwnRun = { what: "its alert, at set times", pausedBy: "alerts.schedule.paused" };

/** A pipeline that loads, at set times or on and on. */
export const LOADING: readonly OwnRun[] = [
  { what: "its pipeline, on and on", pausedBy: "run.paused" },
  { what: "its job, at set times", pausedBy: "run.schedule.paused" },
  WATCHED,
];
