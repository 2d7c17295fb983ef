import { z } from "zod";
import { retries, timeoutMinutes } from "./loading";
import { paused } from "./paused";
import { schedule } from "./schedule";
import { reason } from "./text/prose";

/** When a pipeline loads: at set times, or on and on. */
export const loadingRun = z.discriminatedUnion("mode", [
  z.strictObject({
    /** At set times: everything that has come since the last time. */
    mode: z.literal("scheduled"),
    /** When the pipeline runs; of a stream, often enough that no record outlives its retention. */
    schedule,
    /** Retries of a failed run, 0 to 10. Default 2. */
    retries,
    /** Minutes after which a run is given up, 10 to 1440. Default 120. */
    timeoutMinutes: timeoutMinutes.default(120),
  }),
  z.strictObject({
    /** On and on: what comes is loaded within seconds, and compute is paid day and night. */
    mode: z.literal("continuous"),
    /** Why that is worth its price, 10 to 300 characters. */
    acknowledgeContinuousCost: reason,
    /** The pipeline is made, and nothing runs it. One that is running when it is paused is stopped by hand. Default false. */
    paused: paused(),
  }),
]);
