import { quartzFault } from "../../facts/quartz";
import { isTimeZone } from "../../facts/time-zones";
import { oneLine } from "./characters";
import { named } from "./named";
import { textOf } from "./rules";

/** When something starts, as Quartz reads it. */
export const quartzCron = named(
  { one: "Quartz expression", many: "Quartz expressions" },
  textOf({}, oneLine, quartzFault),
);

/** Time zone of the IANA data base. */
export const timeZone = named(
  { one: "IANA time zone", many: "IANA time zones" },
  textOf({}, (text) =>
    isTimeZone(text) ? undefined : { what: "is not an IANA time zone", fix: 'write it as "Europe/Berlin" or "UTC"' },
  ),
);
