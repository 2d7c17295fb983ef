import { z } from "zod";
import { paused } from "./paused";
import { quartzCron, timeZone } from "./text/schedule";

/** When a job runs. */
export const schedule = z.strictObject({
  /**
   * Quartz cron: seconds minutes hours day-of-month month day-of-week [year]; exactly one of the two day
   * fields is `?`. `"0 0 * * * ?"` is hourly.
   */
  quartzCron,
  /** IANA time zone that `quartzCron` is meant in. Default `UTC`. */
  timezone: timeZone.default("UTC"),
  /** The job is made, but its schedule does not start it. Default false. */
  paused: paused(),
});
