import { at } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { of, QUEUE_ARN, ROLE_ARN } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf, textOf } from "../../values";
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
  /^(rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)|cron\((\S+ ){2}(\?(?= \S+ [^?])|[^? ]\S*(?= \S+ \? )) \S+ \S+ \S+\))$/;

const CHECKS: readonly Check[] = [
  {
    rule: "schedule-expression",
    source: 'EventBridge Scheduler user guide, "Schedule types in EventBridge Scheduler"',
    accepts: ["schedule_expression", (text) => EXPRESSION.test(text)],
    summary: "ValidationException",
    detail: "{type} {name}: {schedule_expression} is no schedule",
    fix: "write it as cron(0 6 * * ? *)",
  },
  {
    rule: "schedule-input",
    source: 'EventBridge Scheduler user guide, "Universal targets": the input is well-formed JSON',
    accepts: ["target.input", isJson],
    summary: "ValidationException: Invalid RequestJson provided",
    detail: "{type} {name} has an input that is no JSON",
    fix: "write it with jsonencode",
  },
  {
    rule: "schedule-window",
    source: "Scheduler API, FlexibleTimeWindow: MaximumWindowInMinutes is required where the mode is FLEXIBLE",
    when: (schedule) => textOf(at(blockOf(schedule, "flexible_time_window"), "mode")) === "FLEXIBLE",
    requires: ["flexible_time_window.maximum_window_in_minutes"],
    summary: "ValidationException",
    detail: "{type} {name} is flexible, but does not say how long",
    fix: "set {arguments}",
  },
  {
    rule: "schedule-api-destination",
    source: 'Scheduler user guide, "Managing targets": API destinations are none',
    accepts: ["target.arn", (arn) => !/:api-destination\//.test(arn)],
    summary: "ValidationException",
    detail: "{type} {name} names an API destination, which schedules do not call",
    fix: "put an event onto a bus, and let a rule call it",
  },
  {
    rule: "schedule-event",
    source: "Scheduler API, EventBridgeParameters: required for an event bus, Source and DetailType",
    when: (schedule) => /:event-bus\//.test(textOf(at(blockOf(schedule, "target"), "arn")) ?? ""),
    requires: ["target.eventbridge_parameters.source", "target.eventbridge_parameters.detail_type"],
    summary: "ValidationException",
    detail: "{type} {name} puts an event, but lacks {names}",
    fix: "set them",
  },
];

/** Amazon EventBridge Scheduler. */
export const scheduler: Service = {
  aws_scheduler_schedule: {
    computed: {
      group_name: "default",
      id: "{group_name}/{name}",
      arn: "arn:{partition}:scheduler:{region}:{account}:schedule/{group_name}/{name}",
      action_after_completion: "NONE",
    },
    references: {
      group_name: of("aws_scheduler_schedule_group", "name", { except: /^default$/, goesWith: true }),
      "target.role_arn": ROLE_ARN,
      "target.dead_letter_config.arn": QUEUE_ARN,
    },
    unique: [inPlace("ConflictException", "group_name", "name")],
    trusts: { path: "target.role_arn", service: "scheduler", summary: "ValidationException" },
    checks: CHECKS,
  },
  aws_scheduler_schedule_group: {
    computed: {
      id: "{name}",
      arn: "arn:{partition}:scheduler:{region}:{account}:schedule-group/{name}",
      state: "ACTIVE",
      creation_date: "{time}",
      last_modification_date: "{time}",
      name_prefix: "",
    },
    unique: [inPlace("ConflictException", "name")],
  },
};
