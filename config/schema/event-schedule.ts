import { z } from "zod";
import { paused } from "./paused";
import { awsCron, timeZone } from "./text/schedule";

/** When EventBridge Scheduler starts something. */
export const eventSchedule = z.strictObject({
  /** Cron of AWS: minutes hours day-of-month month day-of-week year. `"0 6 * * ? *"` is every day at six. */
  cron: awsCron,
  /** IANA time zone that `cron` is meant in. Default `UTC`. */
  timezone: timeZone.default("UTC"),
  /** Minutes within which it starts at some time, 0 to 1440. Default 0: at once. */
  windowMinutes: z.int().min(0).max(1440).default(0),
  /** The schedule is made, but starts nothing. Default false. */
  paused: paused(),
});
export type EventSchedule = z.output<typeof eventSchedule>;
