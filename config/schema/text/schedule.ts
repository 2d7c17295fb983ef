import { z } from "zod";
import { quartzFault } from "../../facts/quartz";
import { isTimeZone } from "../../facts/time-zones";
import { wrong } from "../wrong";
import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { formed, textOf } from "./rules";

/** When something starts, as Quartz reads it. */
export const quartzCron = named(
  { one: "Quartz expression", many: "Quartz expressions" },
  textOf({}, oneLine, quartzFault),
);

/** When something starts, as EventBridge Scheduler reads it: Quartz without seconds, and with the year. */
export const awsCron = named(
  { one: "cron expression of AWS", many: "cron expressions of AWS" },
  textOf({}, oneLine, notPadded, (text) => {
    const fields = text.split(/ +/);
    if (fields.length !== 6) {
      return {
        what: `has ${fields.length} fields`,
        fix: 'write six: minutes hours day-of-month month day-of-week year, for example "0 6 * * ? *"',
      };
    }
    return quartzFault(`0 ${text}`);
  }),
);

/** A day: `2027-06-30`. Whether there is one, and it is to come, a check says. */
export const calendarDay = named(
  { one: "date", many: "dates" },
  formed(/^\d{4}-\d{2}-\d{2}$/, "is not a date", 'write year, month and day, for example "2027-06-30"'),
);

/** A point in time with its offset from UTC. */
export const pointInTime = named(
  { one: "point in time", many: "points in time" },
  z.iso.datetime({ offset: true, error: wrong("is not a point in time", "write it as 2026-11-01T00:00:00Z") }),
);

/** Time zone of the IANA data base. */
export const timeZone = named(
  { one: "IANA time zone", many: "IANA time zones" },
  textOf({}, (text) =>
    isTimeZone(text) ? undefined : { what: "is not an IANA time zone", fix: 'write it as "Europe/Berlin" or "UTC"' },
  ),
);
