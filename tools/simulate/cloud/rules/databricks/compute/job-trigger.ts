import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { blockOf, textOf } from "../../../values";

const LEAST_WAIT = 60;

/** Type → argument of its schedule with the Quartz expression, and argument with its name. */
const SCHEDULED: Readonly<Record<string, readonly [cron: string, name: string]>> = {
  databricks_job: ["quartz_cron_expression", "name"],
  databricks_alert_v2: ["quartz_cron_schedule", "display_name"],
};

/** Schedules are Quartz expressions in a known time zone; triggers wait a minute or more. */
export const jobTrigger: Rule = {
  id: "job-trigger",
  source: "settled facts E17",
  types: Object.keys(SCHEDULED),
  operations: ["create", "update"],
  refuses({ type, planned, published }) {
    const [expression, name] = SCHEDULED[type] ?? ["", ""];
    const schedule = blockOf(planned, "schedule");
    const cron = textOf(at(schedule, expression));
    const zone = textOf(at(schedule, "timezone_id"));
    const summary = "INVALID_PARAMETER_VALUE";
    const job = `${type} ${textOf(at(planned, name))}`;
    const fault = cron === undefined ? undefined : published.quartzFault(cron);
    if (fault) {
      const detail = `${job}: "${cron}" is no Quartz expression: it ${fault.what}`;
      return { summary, detail, fix: fault.fix, path: [{ attribute: "schedule" }] };
    }
    if (zone !== undefined && !published.isTimeZone(zone)) {
      const detail = `${job}: "${zone}" is no time zone`;
      return { summary, detail, fix: "use an IANA name such as Europe/Berlin", path: [{ attribute: "schedule" }] };
    }
    const trigger = blockOf(planned, "trigger");
    for (const kind of ["file_arrival", "table_update"]) {
      for (const name of ["min_time_between_triggers_seconds", "wait_after_last_change_seconds"]) {
        const wait = at(blockOf(trigger, kind), name);
        if (typeof wait !== "number" || wait === 0 || wait >= LEAST_WAIT) continue;
        const detail = `${job}: ${kind}.${name} is ${wait}`;
        return { summary, detail, fix: `wait ${LEAST_WAIT} seconds or more`, path: [{ attribute: "trigger" }] };
      }
    }
    return undefined;
  },
};
