import { byArn, named, setting } from "./aws-rows";
import type { Made, Row } from "./aws-template";

const ACCOUNT: Row = { id: "{account}" };

/** Logs, alarms, events, audit, cost. */
export const AWS_OBSERVABILITY: Readonly<Record<string, Row>> = {
  aws_cloudwatch_log_group: named("logs", "log-group:{name}", {
    name_prefix: "",
    log_group_class: "STANDARD",
    deletion_protection_enabled: false,
  }),
  aws_cloudwatch_log_stream: named("logs", "log-group:{log_group_name}:log-stream:{name}"),
  aws_cloudwatch_log_metric_filter: setting("name"),
  aws_cloudwatch_log_subscription_filter: { id: "cwlsf-{digits:10}" },
  aws_cloudwatch_log_resource_policy: setting("policy_name"),
  aws_cloudwatch_metric_alarm: named("cloudwatch", "alarm:{alarm_name}", {}, "{alarm_name}"),
  aws_cloudwatch_composite_alarm: named("cloudwatch", "alarm:{alarm_name}", {}, "{alarm_name}"),
  aws_cloudwatch_dashboard: {
    id: "{dashboard_name}",
    dashboard_arn: "arn:{partition}:cloudwatch::{account}:dashboard/{dashboard_name}",
  },
  aws_cloudwatch_event_bus: named("events", "event-bus/{name}"),
  aws_cloudwatch_event_bus_policy: { id: "{event_bus_name|default}" },
  aws_cloudwatch_event_rule: {
    id: (made) => onBus(made, "{name}"),
    arn: (made) => made.fill(`arn:{partition}:events:{region}:{account}:rule/${onBus(made, "{name}")}`),
    name_prefix: "",
  },
  aws_cloudwatch_event_target: {
    target_id: "terraform-{digits:26}",
    id: (made) => {
      const bus = made.text("event_bus_name|default");
      return made.fill(bus === "default" ? "{rule}-{target_id}" : `${bus}-{rule}-{target_id}`);
    },
  },
  aws_cloudwatch_event_archive: named("events", "archive/{name}"),
  aws_cloudwatch_event_connection: named("events", "connection/{name}/{uuid}", {
    secret_arn: "arn:{partition}:secretsmanager:{region}:{account}:secret:events!connection/{name}/{uuid}-{base36:6}",
  }),
  aws_cloudwatch_event_api_destination: named("events", "api-destination/{name}/{uuid}"),
  aws_cloudtrail: byArn("cloudtrail", "trail/{name}", { home_region: "{region}", sns_topic_arn: "" }),
  aws_config_aggregate_authorization: named(
    "config",
    "aggregation-authorization/{account_id}/{authorized_aws_region}",
    {},
    "{account_id}:{authorized_aws_region}",
  ),
  aws_config_configuration_aggregator: named("config", "config-aggregator/config-aggregator-{base36:8}"),
  aws_config_configuration_recorder: { id: "{name|default}" },
  aws_config_configuration_recorder_status: setting("name"),
  aws_config_delivery_channel: { id: "{name|default}" },
  aws_config_config_rule: named("config", "config-rule/{rule_id}", {
    rule_id: "config-rule-{base36:6}",
    arn: "arn:{partition}:config:{region}:{account}:config-rule/{rule_id}",
  }),
  aws_config_conformance_pack: named("config", "conformance-pack/{name}/conformance-pack-{base36:9}"),
  aws_guardduty_detector: {
    id: "{hex:32}",
    arn: "arn:{partition}:guardduty:{region}:{account}:detector/{id}",
    account_id: "{account}",
    finding_publishing_frequency: "SIX_HOURS",
  },
  aws_guardduty_detector_feature: setting("detector_id", "name"),
  aws_securityhub_account: {
    ...ACCOUNT,
    arn: "arn:{partition}:securityhub:{region}:{account}:hub/default",
    control_finding_generator: "SECURITY_CONTROL",
  },
  aws_securityhub_standards_subscription: {
    id: (made) =>
      made.fill(
        `arn:{partition}:securityhub:{region}:{account}:subscription/${made
          .text("standards_arn")
          .split(/::?:?(?:standards|ruleset)\//)
          .at(-1)}`,
      ),
  },
  aws_macie2_account: {
    ...ACCOUNT,
    status: "ENABLED",
    finding_publishing_frequency: "FIFTEEN_MINUTES",
    service_role:
      "arn:{partition}:iam::{account}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie",
    created_at: "{time}",
    updated_at: "{time}",
  },
  aws_accessanalyzer_analyzer: named("access-analyzer", "analyzer/{analyzer_name}", {}, "{analyzer_name}"),
  aws_budgets_budget: {
    account_id: "{account}",
    id: "{account}:{name}",
    arn: "arn:{partition}:budgets::{account}:budget/{name}",
    time_period_start: (made) => `${made.request.context.clock.timestamp().slice(0, 7)}-01_00:00`,
  },
  aws_ce_anomaly_monitor: { arn: "arn:{partition}:ce::{account}:anomalymonitor/{uuid}", id: "{arn}" },
  aws_ce_anomaly_subscription: {
    arn: "arn:{partition}:ce::{account}:anomalysubscription/{uuid}",
    id: "{arn}",
    account_id: "{account}",
  },
  aws_ce_cost_allocation_tag: { id: "{tag_key}", type: "UserDefined" },
  aws_ce_cost_category: {
    arn: "arn:{partition}:ce::{account}:costcategory/{uuid}",
    id: "{arn}",
    effective_start: (made) => `${made.request.context.clock.timestamp().slice(0, 7)}-01T00:00:00Z`,
    effective_end: "",
  },
  aws_sns_topic: {
    arn: "arn:{partition}:sns:{region}:{account}:{name}",
    id: "{arn}",
    owner: "{account}",
    name_prefix: "",
    beginning_archive_time: "",
    policy: (made) => ownerPolicy(made),
  },
  aws_sns_topic_policy: { id: "{arn}", owner: "{account}" },
  aws_sns_topic_subscription: {
    arn: "{topic_arn}:{uuid}",
    id: "{arn}",
    owner_id: "{account}",
    // A person has to follow the link in the mail first.
    pending_confirmation: (made) => made.text("protocol").startsWith("email"),
    confirmation_was_authenticated: (made) => !made.text("protocol").startsWith("email"),
    filter_policy_scope: "",
  },
};

function onBus(made: Made, name: string): string {
  const bus = made.text("event_bus_name|default");
  return made.fill(bus === "default" ? name : `${bus}/${name}`);
}

/** What SNS gives a topic that is made without a policy. */
function ownerPolicy(made: Made): string {
  const actions = ["GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic"];
  const statement = {
    Sid: "__default_statement_ID",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: [...actions, "Subscribe", "ListSubscriptionsByTopic", "Publish"].map((action) => `SNS:${action}`),
    Resource: made.text("arn"),
    Condition: { StringEquals: { "AWS:SourceOwner": made.text("account") } },
  };
  return JSON.stringify({ Version: "2008-10-17", Id: "__default_policy_ID", Statement: [statement] });
}
