import { at, type ObjectValue } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import type { Check } from "../../checks/check";
import { named } from "../../computed/aws-rows";
import { UNNAMED_ACCOUNT } from "../../computed/aws-template";
import { regionAsked } from "../../data-sources/aws-objects";
import {
  BUCKET,
  FUNCTION,
  inside,
  LOG_GROUP,
  of,
  ROLE_ARN,
  SECURITY_GROUP,
  SUBNET,
  VPC,
} from "../../references/aws-targets";
import { inPlace, REGION_SETTING } from "../../uniques/aws";
import { awsAccount } from "../../whereabouts";
import type { Service } from "../service";

const NAME_TAKEN = "ResourceAlreadyExistsException";
const name = (argument = "name") => inPlace(NAME_TAKEN, argument);

/** A policy that something has cannot go. Source: AWS IoT API, DeletePolicy. */
const POLICY = of("aws_iot_policy", "name", { blocksDelete: "DeleteConflictException" });
/** A group that has groups cannot go. Source: AWS IoT API, DeleteThingGroup. */
const PARENT = of("aws_iot_thing_group", "name", { blocksDelete: "InvalidRequestException" });

const ACTIONS = [
  "cloudwatch_alarm",
  "cloudwatch_logs",
  "cloudwatch_metric",
  "dynamodb",
  "dynamodbv2",
  "elasticsearch",
  "firehose",
  "http",
  "iot_analytics",
  "iot_events",
  "kafka",
  "kinesis",
  "lambda",
  "republish",
  "s3",
  "sns",
  "sqs",
  "step_functions",
  "timestream",
];
const hasAction = (rule: ObjectValue) =>
  ACTIONS.some((action) => {
    const value = at(rule, action);
    return Array.isArray(value) ? value.length > 0 : value !== null;
  });

const RULE_CHECKS: readonly Check[] = [
  {
    rule: "iot-rule-name",
    source: "AWS IoT API, CreateTopicRule: ruleName, ^[a-zA-Z0-9_]+$",
    accepts: ["name", (text) => /^\w{1,128}$/.test(text)],
    summary: "InvalidRequestException",
    detail: "{type}: {name} is not the name of a rule, which has letters, digits and _ alone",
    fix: "use _ instead of -",
  },
  {
    rule: "iot-rule-statement",
    source: "AWS IoT API, CreateTopicRule: SqlParseException",
    accepts: ["sql", (text) => /^\s*select\s[\s\S]+\sfrom\s+'/i.test(text)],
    summary: "SqlParseException",
    detail: "{type} {name} has no SELECT … FROM '<topic>'",
    fix: "write a statement of AWS IoT's SQL",
  },
  {
    rule: "iot-rule-action",
    source: "AWS IoT API, TopicRulePayload: actions",
    when: (rule) => !hasAction(rule),
    requiresOne: ACTIONS,
    summary: "InvalidRequestException",
    detail: "{type} {name} does nothing with what it selects",
    fix: "set one of {arguments}",
  },
];

/** AWS IoT Core. Source: its API reference. */
export const iot: Service = {
  aws_iot_topic_rule: {
    computed: named("iot", "rule/{name}"),
    unique: [name()],
    references: {
      "kinesis.role_arn": ROLE_ARN,
      "kinesis.stream_name": of("aws_kinesis_stream", "name"),
      "kafka.destination_arn": of("aws_iot_topic_rule_destination", "arn", {
        missing: "InvalidRequestException",
        blocksDelete: "ConflictingResourceUpdateException",
      }),
      "firehose.role_arn": ROLE_ARN,
      "firehose.delivery_stream_name": of("aws_kinesis_firehose_delivery_stream", "name"),
      "error_action.cloudwatch_logs.log_group_name": LOG_GROUP,
      "error_action.s3.bucket_name": BUCKET,
    },
    trusts: { path: "kinesis.role_arn", service: "iot", summary: "InvalidRequestException" },
    checks: RULE_CHECKS,
  },
  aws_iot_topic_rule_destination: {
    computed: { arn: "arn:{partition}:iot:{region}:{account}:ruledestination/vpc/{uuid}", id: "{arn}" },
    references: {
      "vpc_configuration.role_arn": ROLE_ARN,
      "vpc_configuration.subnet_ids": SUBNET,
      "vpc_configuration.security_groups": SECURITY_GROUP,
      "vpc_configuration.vpc_id": VPC,
    },
    trusts: { path: "vpc_configuration.role_arn", service: "iot", summary: "InvalidRequestException" },
  },
  // The provider deprecates a type, waits for the five minutes that AWS asks for, and then deletes it.
  aws_iot_thing_type: { computed: named("iot", "thingtype/{name}"), unique: [name()] },
  aws_iot_thing_group: {
    computed: named("iot", "thinggroup/{name}", { version: 1, metadata: [] }),
    unique: [name()],
    references: { parent_group_name: PARENT },
  },
  aws_iot_policy: {
    computed: named("iot", "policy/{name}", { default_version_id: "1" }),
    unique: [name()],
    policies: { policy: "identity" },
  },
  aws_iot_policy_attachment: {
    computed: { id: "{policy}|{target}" },
    references: { policy: POLICY, target: inside(of("aws_iot_thing_group", "arn")) },
    unique: [inPlace(NAME_TAKEN, "policy", "target")],
  },
  aws_iot_provisioning_template: {
    computed: named("iot", "provisioningtemplate/{name}", { default_version_id: 1 }),
    unique: [name()],
    references: { provisioning_role_arn: ROLE_ARN, "pre_provisioning_hook.target_arn": FUNCTION },
    trusts: { path: "provisioning_role_arn", service: "iot", summary: "InvalidRequestException" },
    checks: [
      {
        rule: "iot-template-name",
        source: "AWS IoT API, CreateProvisioningTemplate: templateName, 1 to 36 of ^[0-9A-Za-z_-]+$",
        accepts: ["name", (text) => /^[\w-]{1,36}$/.test(text)],
        summary: "InvalidRequestException",
        detail: "{type}: {name} is not the name of a template, which has at most 36 letters, digits, _ and -",
        fix: "use a shorter name",
      },
    ],
  },
  aws_iot_endpoint: {
    answers: (request) => {
      const { context, published } = request;
      const region = regionAsked(request);
      const id = fingerprint(["iot-endpoint", awsAccount(context) ?? UNNAMED_ACCOUNT, region], 13);
      const endpoint_address = `a${id}-ats.iot.${region}.${published.partitionOf(region).dnsSuffix}`;
      return { id: endpoint_address, endpoint_address, region };
    },
  },
  aws_iot_logging_options: {
    computed: { id: "{account}" },
    references: { role_arn: ROLE_ARN },
    trusts: { path: "role_arn", service: "iot", summary: "InvalidRequestException" },
    unique: [REGION_SETTING],
  },
};
