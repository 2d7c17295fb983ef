import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { named } from "../../computed/aws-rows";
import { ANY_BUCKET, KMS_KEY_ONLY, of, SECRET } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf, itemsOf, textOf } from "../../values";
import type { Service } from "../service";

const tasksOf = (flow: ObjectValue) => itemsOf(flow, "task");
const typesOf = (flow: ObjectValue) => tasksOf(flow).map((task) => textOf(at(task, "task_type")));
const isProjection = (task: ObjectValue) =>
  textOf(at(task, "task_type")) === "Filter" &&
  Object.values(blockOf(task, "connector_operator") ?? {}).includes("PROJECTION");
const triggerOf = (flow: ObjectValue) => blockOf(flow, "trigger_config");
const connectorOf = (flow: ObjectValue) => textOf(at(blockOf(flow, "source_flow_config"), "connector_type"));

const EXPRESSION = "trigger_config.trigger_properties.scheduled.schedule_expression";
const SCHEDULE_REFUSED = {
  rule: "appflow-schedule",
  source: "AppFlow API, ScheduledTriggerProperties: scheduleExpression, rate(5minutes)",
  when: (flow: ObjectValue) => textOf(at(triggerOf(flow), "trigger_type")) === "Scheduled",
  summary: "ValidationException",
  detail: "{type} {name} has no schedule that AppFlow takes",
  fix: "write it as rate(5minutes), without a space",
} as const;

const FLOW_CHECKS: readonly Check[] = [
  {
    rule: "appflow-name",
    source: "AppFlow API, CreateFlow: flowName, [a-zA-Z0-9][\\w!@#.-]+",
    accepts: ["name", (name) => /^[a-zA-Z0-9][\w!@#.-]+$/.test(name)],
    summary: "ValidationException",
    detail: '{type}: the name "{name}" is not one that AppFlow takes',
    fix: "use letters, digits and _ ! @ # . -, starting with a letter or digit",
  },
  {
    rule: "appflow-projection",
    source: "AppFlow, CreateFlow: Task Validation Error: You must specify a projection task or a MAP_ALL task",
    when: (flow) => !typesOf(flow).includes("Map_all") && !tasksOf(flow).some(isProjection),
    accepts: ["task.task_type", () => false],
    summary: "ValidationException",
    detail: "Create Flow request failed: Task Validation Error: You must specify a projection task or a MAP_ALL task",
    fix: "add a task Map_all, or a task Filter with the operator PROJECTION and all fields that are mapped",
  },
  { ...SCHEDULE_REFUSED, requires: [EXPRESSION] },
  {
    ...SCHEDULE_REFUSED,
    accepts: [
      EXPRESSION,
      (expression) => /^(rate\(\d+(minutes|hours|days|weeks|months)\)|cron\(.+\))$/.test(expression),
    ],
  },
  {
    rule: "appflow-events",
    source:
      'AppFlow user guide, "Flow triggers": events come from Salesforce alone, of the SaaS sources with a bucket as destination',
    when: (flow) => connectorOf(flow) !== "Salesforce",
    accepts: ["trigger_config.trigger_type", (type) => type !== "Event"],
    summary: "ValidationException",
    detail: "{type} {name} is started by events, which its connector does not send",
    fix: "use a schedule",
  },
];

const PROFILE_CHECKS: readonly Check[] = [
  {
    rule: "appflow-client",
    source: "AppFlow API, SalesforceConnectorProfileCredentials: oAuth2GrantType CLIENT_CREDENTIALS",
    when: (profile) => grantOf(profile) === "CLIENT_CREDENTIALS",
    requires: ["connector_profile_config.connector_profile_credentials.salesforce.client_credentials_arn"],
    summary: "ValidationException",
    detail: "{type} {name} signs in with client credentials, and has none",
    fix: "set client_credentials_arn",
  },
];

const credentialsOf = (profile: ObjectValue) =>
  blockOf(blockOf(profile, "connector_profile_config") ?? {}, "connector_profile_credentials");
const grantOf = (profile: ObjectValue) =>
  textOf(at(blockOf(credentialsOf(profile) ?? {}, "salesforce"), "oauth2_grant_type"));

/** Amazon AppFlow. Source: its API reference and user guide. */
export const appflow: Service = {
  aws_appflow_flow: {
    computed: named("appflow", "flow/{name}", { flow_status: "Draft" }, "{arn}"),
    importedBy: [["name"], ""],
    unique: [inPlace("ConflictException", "name")],
    references: {
      "source_flow_config.connector_profile_name": of("aws_appflow_connector_profile", "name", {
        blocksDelete: "ConflictException",
      }),
      "destination_flow_config.destination_connector_properties.s3.bucket_name": ANY_BUCKET,
      kms_arn: KMS_KEY_ONLY,
    },
    checks: FLOW_CHECKS,
  },
  aws_appflow_connector_profile: {
    computed: named("appflow", "connectorprofile/{name}", {}, "{arn}"),
    unique: [inPlace("ConflictException", "name")],
    references: {
      "connector_profile_config.connector_profile_credentials.salesforce.client_credentials_arn": SECRET,
      kms_arn: KMS_KEY_ONLY,
    },
    checks: PROFILE_CHECKS,
  },
};
