import { at } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { CONNECTION_CHECKS } from "../../checks/event-connections";
import { named } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { of, QUEUE_ARN, ROLE_ARN } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import { textOf } from "../../values";
import type { Service } from "../service";

/** What a target needs a role for. Source: EventBridge user guide, "Permissions": queues, topics, functions and log groups have policies. */
const BY_ROLE =
  /^arn:[^:]+:(kinesis|firehose|events|states|ecs|batch|codebuild|sagemaker|redshift|redshift-serverless):/;
const EVENT_BUS = of("aws_cloudwatch_event_bus", "arn", { except: /:event-bus\/default$/ });

const hasFields = (text: string): boolean => {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && !Array.isArray(parsed) && Object.keys(parsed ?? {}).length > 0;
  } catch {
    return false;
  }
};
const pattern = (argument: string): Check => ({
  rule: "event-pattern",
  source: "EventBridge API, PutRule: InvalidEventPatternException; its quotas: 4096 characters",
  accepts: [argument, (text) => hasFields(text) && text.length <= 4096],
  summary: "InvalidEventPatternException",
  detail: "{type} {name}: {argument} is not an event pattern",
  fix: "write a JSON object with at least one field, of at most 4096 characters",
});

const RULE_CHECKS: readonly Check[] = [
  {
    rule: "event-rule-when",
    source: "EventBridge API, PutRule: EventPattern or ScheduleExpression is required",
    requiresOne: ["event_pattern", "schedule_expression"],
    summary: "ValidationException",
    detail: "{type} {name} says neither which events it takes, nor when it runs",
    fix: "set event_pattern",
  },
  {
    rule: "event-rule-schedule",
    source: "EventBridge user guide: scheduled rules are for the default event bus alone",
    when: (rule) => !["default", "", undefined].includes(textOf(at(rule, "event_bus_name"))),
    excludes: ["schedule_expression"],
    summary: "ValidationException",
    detail: "{type} {name} has a schedule on a bus that is not the default one",
    fix: "use EventBridge Scheduler",
  },
  pattern("event_pattern"),
];

const TARGET_CHECKS: readonly Check[] = [
  {
    rule: "event-target-role",
    source: "EventBridge API, PutTargets: RoleArn is required for targets of this service",
    when: (target) => BY_ROLE.test(textOf(at(target, "arn")) ?? ""),
    requires: ["role_arn"],
    summary: "ValidationException",
    detail: "{type} {target_id} names a target that EventBridge reaches with a role alone",
    fix: "set role_arn",
  },
  {
    rule: "event-dead-letters",
    source: 'EventBridge user guide, "Using dead-letter queues": standard queues alone',
    accepts: ["dead_letter_config.arn", (arn) => !arn.endsWith(".fifo")],
    summary: "ValidationException",
    detail: "{type} {target_id} has a FIFO queue for what could not be delivered",
    fix: "use a standard queue",
  },
];

/** Amazon EventBridge: buses, rules, targets. */
export const events: Service = {
  aws_cloudwatch_event_bus: {
    computed: named("events", "event-bus/{name}"),
    unique: [inPlace("ResourceAlreadyExistsException", "name")],
    lookup: ["name"],
  },
  aws_cloudwatch_event_bus_policy: {
    computed: { id: "{event_bus_name|default}" },
    references: { event_bus_name: of("aws_cloudwatch_event_bus", "name", { except: /^default$/, goesWith: true }) },
    unique: [wholeDocument("event_bus_name")],
    policies: { policy: "resource" },
  },
  aws_cloudwatch_event_rule: {
    computed: {
      id: (made) => onBus(made, "{name}"),
      arn: (made) => made.fill(`arn:{partition}:events:{region}:{account}:rule/${onBus(made, "{name}")}`),
      name_prefix: "",
    },
    references: {
      event_bus_name: of("aws_cloudwatch_event_bus", "name", {
        blocksDelete: "ValidationException",
        except: /^default$|^aws\./,
      }),
    },
    checks: RULE_CHECKS,
  },
  aws_cloudwatch_event_target: {
    computed: {
      target_id: "terraform-{digits:26}",
      id: (made) => {
        const bus = made.text("event_bus_name|default");
        return made.fill(bus === "default" ? "{rule}-{target_id}" : `${bus}-{rule}-{target_id}`);
      },
    },
    references: {
      rule: of("aws_cloudwatch_event_rule", "name", { blocksDelete: "ValidationException" }),
      role_arn: ROLE_ARN,
      "dead_letter_config.arn": QUEUE_ARN,
    },
    quota: { per: "rule", limit: 5, summary: "LimitExceededException" },
    trusts: { path: "role_arn", service: "events", summary: "ValidationException" },
    checks: TARGET_CHECKS,
    importedBy: [["rule", "target_id"], "/"],
  },
  aws_cloudwatch_event_archive: {
    computed: named("events", "archive/{name}"),
    references: { event_source_arn: { ...EVENT_BUS, blocksDelete: "ValidationException" } },
    unique: [inPlace("ResourceAlreadyExistsException", "name")],
    checks: [pattern("event_pattern")],
  },
  aws_cloudwatch_event_connection: {
    computed: named("events", "connection/{name}/{uuid}", {
      secret_arn: "arn:{partition}:secretsmanager:{region}:{account}:secret:events!connection/{name}/{uuid}-{base36:6}",
    }),
    unique: [inPlace("ResourceAlreadyExistsException", "name")],
    checks: CONNECTION_CHECKS,
  },
  aws_cloudwatch_event_api_destination: {
    computed: named("events", "api-destination/{name}/{uuid}"),
    references: { connection_arn: of("aws_cloudwatch_event_connection", "arn") },
    unique: [inPlace("ResourceAlreadyExistsException", "name")],
    checks: [
      {
        rule: "event-destination-endpoint",
        source: "EventBridge API, CreateApiDestination: InvocationEndpoint is an HTTPS URL",
        accepts: ["invocation_endpoint", (url) => /^https:\/\/[\w.-]+(\/\S*)?$/.test(url)],
        summary: "ValidationException",
        detail: "{type} {name}: {argument} is no HTTPS address",
        fix: "write it as https://host/path",
      },
    ],
  },
  aws_schemas_discoverer: {
    computed: {
      id: (made) => `events-event-bus-${(made.text("source_arn").split("/").at(-1) ?? "").replaceAll(".", "-")}`,
      arn: "arn:{partition}:schemas:{region}:{account}:discoverer/{id}",
    },
    references: { source_arn: EVENT_BUS },
    unique: [inPlace("ConflictException", "source_arn")],
  },
};

function onBus(made: Made, name: string): string {
  const bus = made.text("event_bus_name|default");
  return made.fill(bus === "default" ? name : `${bus}/${name}`);
}
