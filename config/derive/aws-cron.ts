import type { QuartzFault } from "../facts/quartz";

/**
 * What AWS does not read of an expression that Quartz does; undefined where it reads it all. Source: EventBridge Scheduler
 * user guide, "Schedule types"; DataSync reads the same.
 */
export function awsCronFault(quartz: string): QuartzFault | undefined {
  const [seconds, , , dayOfMonth = "", , dayOfWeek = ""] = fieldsOf(quartz);
  if (seconds !== "0") return { what: "starts at a second, and AWS at full minutes", fix: "write 0 for the seconds" };
  if (/^L.|^.+W$/.test(dayOfMonth) && !/^\d+W$/.test(dayOfMonth))
    return { what: `has ${dayOfMonth}, which AWS does not read`, fix: "use L, or a day of the month" };
  if (/^[A-Z]{3}[L#]/.test(dayOfWeek))
    return { what: `has ${dayOfWeek}, which AWS reads with a number alone`, fix: "write 1 for SUN to 7 for SAT" };
  return undefined;
}

/** The expression as AWS reads it: `0 30 3 * * ?` is `cron(30 3 * * ? *)`. */
export function awsCronOf(quartz: string): string {
  const [, minutes, hours, dayOfMonth, month, dayOfWeek, year = "*"] = fieldsOf(quartz);
  return `cron(${[minutes, hours, dayOfMonth, month, dayOfWeek, year].join(" ")})`;
}

const fieldsOf = (quartz: string): string[] => quartz.trim().toUpperCase().split(/\s+/);
