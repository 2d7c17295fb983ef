import {
  ANY_BUCKET,
  BUCKET,
  by,
  FUNCTION,
  INSTANCE_PROFILE,
  inside,
  LOG_GROUP,
  LOG_GROUP_ARN,
  of,
  partOf,
  ROLE_ARN,
  ROLE_NAME,
  TOPIC,
} from "./aws-targets";
import { on } from "./reference";

/** Logs, alarms, events, audit, cost. */
export const AWS_OBSERVABILITY = [
  ...on("aws_cloudwatch_log_stream", { log_group_name: inside(LOG_GROUP) }),
  ...on("aws_cloudwatch_log_metric_filter", { log_group_name: inside(LOG_GROUP) }),
  ...on("aws_cloudwatch_log_subscription_filter", { log_group_name: inside(LOG_GROUP) }),
  ...on("aws_cloudwatch_event_rule", {
    event_bus_name: of("aws_cloudwatch_event_bus", "name", {
      blocksDelete: "ValidationException",
      except: /^default$|^aws\./,
    }),
  }),
  ...on("aws_cloudwatch_event_target", {
    rule: of("aws_cloudwatch_event_rule", "name", { blocksDelete: "ValidationException" }),
  }),
  ...on("aws_cloudtrail", {
    s3_bucket_name: ANY_BUCKET,
    cloud_watch_logs_group_arn: LOG_GROUP_ARN,
    cloud_watch_logs_role_arn: ROLE_ARN,
  }),
  ...on("aws_config_configuration_aggregator", { "organization_aggregation_source.role_arn": ROLE_ARN }),
  ...on("aws_config_delivery_channel", { s3_bucket_name: ANY_BUCKET }),
  ...on("aws_config_configuration_recorder_status", { name: partOf("aws_config_configuration_recorder", "name") }),
  ...on("aws_guardduty_detector_feature", { detector_id: partOf("aws_guardduty_detector", "id") }),
  ...on("aws_sns_topic_policy", { arn: inside(TOPIC) }),
  ...on("aws_sns_topic_subscription", { topic_arn: { ...TOPIC, goesWith: true, within: "anywhere" } }),
  ...on("aws_budgets_budget", { "notification.subscriber_sns_topic_arns": { ...TOPIC, within: "account" } }),
];

/** Functions, queues, streams, databases. */
export const AWS_INTEGRATION = [
  ...on("aws_lambda_function", {
    role: ROLE_ARN,
    s3_bucket: BUCKET,
    "dead_letter_config.target_arn": by({ ...TOPIC, targets: ["aws_sns_topic", "aws_sqs_queue"] }, "arn"),
  }),
  ...on("aws_lambda_alias", { function_name: inside(FUNCTION) }),
  ...on("aws_lambda_permission", { function_name: inside(FUNCTION) }),
  ...on("aws_lambda_event_source_mapping", { function_name: FUNCTION }),
  ...on("aws_sqs_queue_policy", {
    queue_url: partOf("aws_sqs_queue", "url", { missing: "AWS.SimpleQueueService.NonExistentQueue" }),
  }),
  ...on("aws_kinesis_stream_consumer", {
    stream_arn: of("aws_kinesis_stream", "arn", { blocksDelete: "ResourceInUseException" }),
  }),
  ...on("aws_dms_replication_task", {
    replication_instance_arn: of("aws_dms_replication_instance", "replication_instance_arn", {
      blocksDelete: "InvalidResourceStateFault",
    }),
    source_endpoint_arn: of("aws_dms_endpoint", "endpoint_arn", { blocksDelete: "InvalidResourceStateFault" }),
    target_endpoint_arn: {
      targets: ["aws_dms_endpoint", "aws_dms_s3_endpoint"],
      attribute: "endpoint_arn",
      blocksDelete: "InvalidResourceStateFault",
    },
  }),
  ...on("aws_dms_replication_instance", {
    replication_subnet_group_id: of("aws_dms_replication_subnet_group", "replication_subnet_group_id", {
      blocksDelete: "InvalidResourceStateFault",
    }),
  }),
  ...on("aws_db_instance", {
    db_subnet_group_name: of("aws_db_subnet_group", "name", {
      missing: "DBSubnetGroupNotFoundFault",
      blocksDelete: "InvalidDBSubnetGroupStateFault",
      except: /^default$/,
    }),
    parameter_group_name: of("aws_db_parameter_group", "name", {
      missing: "DBParameterGroupNotFound",
      blocksDelete: "InvalidDBParameterGroupState",
      except: /^default\./,
    }),
  }),
  ...on("aws_rds_cluster", {
    db_subnet_group_name: of("aws_db_subnet_group", "name", {
      missing: "DBSubnetGroupNotFoundFault",
      blocksDelete: "InvalidDBSubnetGroupStateFault",
      except: /^default$/,
    }),
  }),
  ...on("aws_rds_cluster_instance", {
    cluster_identifier: of("aws_rds_cluster", "cluster_identifier", {
      missing: "DBClusterNotFoundFault",
      blocksDelete: "InvalidDBClusterStateFault",
    }),
  }),
  ...on("aws_redshiftserverless_workgroup", {
    namespace_name: of("aws_redshiftserverless_namespace", "namespace_name", { blocksDelete: "ConflictException" }),
  }),
  ...on("aws_glue_crawler", {
    role: ROLE_NAME,
    database_name: of("aws_glue_catalog_database", "name", { missing: "EntityNotFoundException" }),
  }),
  ...on("aws_transfer_user", { server_id: partOf("aws_transfer_server", "id"), role: ROLE_ARN }),
  ...on("aws_launch_template", { "iam_instance_profile.name": INSTANCE_PROFILE }),
  ...["integration", "route", "stage", "authorizer"].flatMap((part) =>
    on(`aws_apigatewayv2_${part}`, { api_id: partOf("aws_apigatewayv2_api", "id", { missing: "NotFoundException" }) }),
  ),
];
