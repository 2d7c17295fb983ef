import { z } from "zod";
import { quartzFault } from "../facts/quartz";
import { isTimeZone } from "../facts/time-zones";
import { show } from "../plain";
import { wrong } from "./common";

/** When a job runs. */
export const schedule = z.strictObject({
  /**
   * Quartz cron: seconds minutes hours day-of-month month day-of-week [year]; exactly one of the two day
   * fields is `?`. `"0 0 * * * ?"` is hourly.
   */
  quartzCron: z.string().superRefine((value, context) => {
    const fault = quartzFault(value);
    if (fault) context.addIssue({ code: "custom", message: wrong(`${show(value)} ${fault.what}`, fault.fix) });
  }),
  /** IANA time zone that `quartzCron` is meant in. Default `UTC`. */
  timezone: z
    .string()
    .refine(isTimeZone, {
      error: ({ input }) => wrong(`${show(input)} is not an IANA time zone`, 'write it as "Europe/Berlin" or "UTC"'),
    })
    .default("UTC"),
  /** The job is made, but its schedule does not start it. Default false. */
  paused: z.boolean().default(false),
});
