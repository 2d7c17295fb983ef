import { z } from "zod";
import { show } from "../plain";
import { wrong } from "./common";

/** When a job runs. */
export const schedule = z.strictObject({
  /**
   * Quartz cron: seconds minutes hours day-of-month month day-of-week [year]; exactly one of the two day
   * fields is `?`. `"0 0 * * * ?"` is hourly.
   */
  quartzCron: z.string().superRefine((value, context) => {
    const fields = value.trim().split(/\s+/);
    if (fields.length < 6 || fields.length > 7) {
      context.addIssue({
        code: "custom",
        message: wrong(
          `${show(value)} has ${fields.length} fields`,
          "write six or seven: seconds minutes hours day-of-month month day-of-week [year]",
        ),
      });
    } else if ((fields[3] === "?") === (fields[5] === "?")) {
      context.addIssue({
        code: "custom",
        message: wrong(
          `${show(value)} does not have exactly one "?"`,
          'write "?" for either day-of-month or day-of-week, for example "0 0 * * * ?"',
        ),
      });
    }
  }),
  /** IANA time zone that `quartzCron` is meant in. Default `UTC`. */
  timezone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", {
      error: ({ input }) => wrong(`${show(input)} is not an IANA time zone`, 'write it as "Europe/Berlin" or "UTC"'),
    })
    .default("UTC"),
  /** The job is made, but its schedule does not start it. Default false. */
  paused: z.boolean().default(false),
});
