import type { Check } from "../../checks/check";
import { named } from "../../computed/aws-rows";
import { partOf } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
/** Six fields, of which exactly one of the days is a question mark; a rate; or one point in time. */
const EXPRESSION =
  /^(rate\(\d+ (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)|cron\((\S+ ){2}(\?(?= \S+ [^?])|[^? ]\S*(?= \S+ \? )) \S+ \S+ \S+\))$/;

const CHECKS: readonly Check[] = [
  {
    rule: "schedule-expression",
    source: 'EventBridge Scheduler user guide, "Schedule types in EventBridge Scheduler"',
    accepts: ["schedule_expression", (text) => EXPRESSION.test(text)],
    summary: "ValidationException: Invalid Schedule Expression",
    detail: "{type} {name} has the expression {schedule_expression}, which is none",
    fix: "write cron(minutes hours day-of-month month day-of-week year) with one ? for the days, or rate(…)",
  },
  {
    rule: "schedule-input",
    source: 'EventBridge Scheduler user guide, "Universal targets": the input is well-formed JSON',
    accepts: ["target.input", isJson],
    summary: "ValidationException: Invalid RequestJson provided",
    detail: "{type} {name} has an input that is no JSON",
    fix: "write it with jsonencode",
  },
];

/** Amazon EventBridge Scheduler. Source: its API reference and user guide. */
export const scheduler: Service = {
  aws_scheduler_schedule: {
    computed: {
      group_name: "default",
      id: "{group_name}/{name}",
      arn: "arn:{partition}:scheduler:{region}:{account}:schedule/{group_name}/{name}",
      action_after_completion: "NONE",
    },
    references: { group_name: { ...partOf("aws_scheduler_schedule_group", "name"), except: /^default$/ } },
    unique: [inPlace("ConflictException", "group_name", "name")],
    trusts: { path: "target.role_arn", service: "scheduler", summary: "ValidationException" },
    checks: CHECKS,
  },
  aws_scheduler_schedule_group: {
    computed: named("scheduler", "schedule-group/{name}", {
      state: "ACTIVE",
      creation_date: "{time}",
      last_modification_date: "{time}",
    }),
    unique: [inPlace("ConflictException", "name")],
  },
};
