import { z } from "zod";
import { ref } from "./ref";
import { schedule } from "./schedule";
import { told } from "./told";

/** What is told of a pipeline by a query over its event log. One limit at least. */
export const eventAlerts = z.strictObject({
  /** SQL warehouse (key of `consumers`, same workspace) that asks, started for it where it does not run. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** When the event log is asked; each time costs as much as the warehouse runs. */
  schedule,
  /** Hours that are looked back at, 1 to 720; at least as many as between two updates. Default 24. */
  hours: z.int().min(1).max(720).default(24),
  /** Tells when an expectation was broken by more than this many percent of the rows that it saw, 0 to 100. Default: does not. */
  brokenPercent: z.number().min(0).lt(100).optional(),
  /** Tells when fewer rows than this were written in those hours, all tables together. Default: does not. */
  fewestRows: z.int().min(1).optional(),
  /** Tells when more updates than this failed in those hours, as those do that a rule with the action `fail` ends. Default: does not. */
  failedUpdates: z.int().min(0).optional(),
  /**
   * Tells when no update has ended well for this many hours, 1 to 8760; of a pipeline that runs on and on, when it has
   * reported nothing for so long. Default: does not.
   */
  staleHours: z.int().min(1).max(8760).optional(),
  ...told,
});

/** The same, as it was parsed. */
export type EventAlerts = z.output<typeof eventAlerts>;
