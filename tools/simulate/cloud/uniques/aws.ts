import { each, type Unique } from "./unique";

/** A second resource for the same setting does not fail in AWS: each apply writes over the other. */
const SETTING = "ConflictingOwners";
const ONE_OWNER =
  "keep one resource for the setting and put everything into it: AWS stores the whole document, so two resources write over each other without an error";

/** Settings of which an object has one, stored as a whole: type → argument that names the object. */
const WHOLE_DOCUMENTS: Readonly<Record<string, string>> = {
  aws_cloudwatch_event_bus_policy: "event_bus_name",
  aws_ecr_lifecycle_policy: "repository",
  aws_ecr_repository_policy: "repository",
  aws_kinesis_resource_policy: "resource_arn",
  aws_kms_key_policy: "key_id",
  aws_networkfirewall_logging_configuration: "firewall_arn",
  aws_s3_bucket_accelerate_configuration: "bucket",
  aws_s3_bucket_acl: "bucket",
  aws_s3_bucket_cors_configuration: "bucket",
  aws_s3_bucket_lifecycle_configuration: "bucket",
  aws_s3_bucket_logging: "bucket",
  aws_s3_bucket_notification: "bucket",
  aws_s3_bucket_object_lock_configuration: "bucket",
  aws_s3_bucket_ownership_controls: "bucket",
  aws_s3_bucket_policy: "bucket",
  aws_s3_bucket_public_access_block: "bucket",
  aws_s3_bucket_replication_configuration: "bucket",
  aws_s3_bucket_server_side_encryption_configuration: "bucket",
  aws_s3_bucket_versioning: "bucket",
  aws_secretsmanager_secret_policy: "secret_arn",
  aws_sns_topic_policy: "arn",
  aws_sqs_queue_policy: "queue_url",
  aws_vpc_endpoint_policy: "vpc_endpoint_id",
  aws_vpc_peering_connection_options: "vpc_peering_connection_id",
};

/** Settings of an account and region, which two stacks would fight over. */
const OF_REGION = [
  "aws_api_gateway_account",
  "aws_ebs_default_kms_key",
  "aws_ebs_encryption_by_default",
  "aws_ec2_image_block_public_access",
  "aws_ec2_instance_metadata_defaults",
  "aws_ebs_snapshot_block_public_access",
  "aws_iot_logging_options",
  "aws_lakeformation_data_lake_settings",
  "aws_vpc_block_public_access_options",
];

/** Services that an account turns on once per region; the second call fails. */
const TURNED_ON: Readonly<Record<string, string>> = {
  aws_config_configuration_recorder: "MaxNumberOfConfigurationRecordersExceededException",
  aws_config_delivery_channel: "MaxNumberOfDeliveryChannelsExceededException",
  aws_guardduty_detector: "BadRequestException",
  aws_macie2_account: "ConflictException",
  aws_securityhub_account: "ResourceConflictException",
};

/** IAM names are unique in the account, whatever their case. */
const IAM = ["aws_iam_group", "aws_iam_instance_profile", "aws_iam_policy", "aws_iam_role", "aws_iam_user"];

/** Names in an account and region: type → argument, and how the service says that it is taken. */
const NAMES: Readonly<Record<string, readonly [argument: string, code: string]>> = {
  aws_accessanalyzer_analyzer: ["analyzer_name", "ConflictException"],
  aws_apigatewayv2_stage: ["api_id,name", "ConflictException"],
  aws_appflow_flow: ["name", "ConflictException"],
  aws_backup_vault: ["name", "AlreadyExistsException"],
  aws_cloudtrail: ["name", "TrailAlreadyExistsException"],
  aws_cloudwatch_event_bus: ["name", "ResourceAlreadyExistsException"],
  aws_cloudwatch_log_group: ["name", "ResourceAlreadyExistsException"],
  // Putting one again changes the one that is there: two resources would write over each other.
  aws_config_aggregate_authorization: ["account_id,authorized_aws_region", SETTING],
  aws_config_configuration_aggregator: ["name", SETTING],
  aws_codebuild_project: ["name", "ResourceAlreadyExistsException"],
  aws_db_instance: ["identifier", "DBInstanceAlreadyExists"],
  aws_db_parameter_group: ["name", "DBParameterGroupAlreadyExists"],
  aws_db_subnet_group: ["name", "DBSubnetGroupAlreadyExists"],
  aws_dms_replication_instance: ["replication_instance_id", "ResourceAlreadyExistsFault"],
  aws_dynamodb_table: ["name", "ResourceInUseException"],
  aws_ecr_repository: ["name", "RepositoryAlreadyExistsException"],
  aws_glue_catalog_database: ["name", "AlreadyExistsException"],
  aws_glue_connection: ["name", "AlreadyExistsException"],
  aws_glue_crawler: ["name", "AlreadyExistsException"],
  aws_glue_job: ["name", "IdempotentParameterMismatchException"],
  aws_kinesis_firehose_delivery_stream: ["name", "ResourceInUseException"],
  aws_kinesis_stream: ["name", "ResourceInUseException"],
  aws_kms_alias: ["name", "AlreadyExistsException"],
  aws_lambda_alias: ["function_name,name", "ResourceConflictException"],
  aws_lambda_function: ["function_name", "ResourceConflictException"],
  aws_lambda_permission: ["function_name,statement_id", "ResourceConflictException"],
  aws_lb: ["name", "DuplicateLoadBalancerName"],
  aws_lb_target_group: ["name", "DuplicateTargetGroupName"],
  aws_msk_cluster: ["cluster_name", "ConflictException"],
  aws_networkfirewall_firewall: ["name", "InvalidRequestException"],
  aws_networkfirewall_firewall_policy: ["name", "InvalidRequestException"],
  aws_networkfirewall_rule_group: ["name,type", "InvalidRequestException"],
  aws_pipes_pipe: ["name", "ConflictException"],
  aws_rds_cluster: ["cluster_identifier", "DBClusterAlreadyExistsFault"],
  aws_redshift_cluster: ["cluster_identifier", "ClusterAlreadyExists"],
  aws_redshiftserverless_namespace: ["namespace_name", "ConflictException"],
  aws_redshiftserverless_workgroup: ["workgroup_name", "ConflictException"],
  aws_scheduler_schedule: ["group_name,name", "ConflictException"],
  aws_secretsmanager_secret: ["name", "ResourceExistsException"],
  aws_security_group: ["vpc_id,name", "InvalidGroup.Duplicate"],
  aws_sfn_state_machine: ["name", "StateMachineAlreadyExists"],
  aws_sns_topic: ["name", "InvalidParameter"],
  aws_sqs_queue: ["name", "QueueNameExists"],
  aws_wafv2_web_acl: ["name,scope", "WAFDuplicateItemException"],
};

const names = Object.entries(NAMES).map(
  ([type, [argument, summary]]): Unique => ({ type, attributes: argument.split(","), among: "place", summary }),
);

/** What a rule of a security group says. */
const TRAFFIC = ["ip_protocol", "from_port", "to_port", "cidr_ipv4", "cidr_ipv6", "prefix_list_id"];
const DESTINATION = ["destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id"];

/** AWS: names and slots of which there is one. Sources: the services' API references. */
export const AWS_UNIQUES: readonly Unique[] = [
  ...names,
  ...IAM.map((type): Unique => {
    return { type, attributes: ["name"], among: "account", ignoresCase: true, summary: "EntityAlreadyExists" };
  }),
  ...each(["aws_iam_openid_connect_provider"], {
    attributes: ["url"],
    among: "account",
    summary: "EntityAlreadyExists",
  }),
  ...each(["aws_s3_bucket"], {
    attributes: ["bucket"],
    among: "anywhere",
    summary: "BucketAlreadyExists",
    fix: "choose another name: bucket names are shared by all AWS accounts; if the bucket is yours, import it",
  }),
  ...each(["aws_budgets_budget"], { attributes: ["name"], among: "account", summary: "DuplicateRecordException" }),
  ...each(["aws_route"], {
    attributes: ["route_table_id", ...DESTINATION],
    among: "place",
    summary: "RouteAlreadyExists",
  }),
  ...each(["aws_vpc_peering_connection"], {
    attributes: ["vpc_id", "peer_vpc_id"],
    among: "place",
    summary: "VpcPeeringConnectionAlreadyExists",
    fix: "use the peering that is there",
  }),
  ...each(["aws_ec2_transit_gateway_vpc_attachment"], {
    attributes: ["transit_gateway_id", "vpc_id"],
    among: "place",
    summary: "DuplicateTransitGatewayAttachment",
    fix: "attach the VPC once, with all its subnets",
  }),
  // EC2 API, AcceptTransitGatewayVpcAttachment: the attachment must be in the pendingAcceptance state.
  ...each(["aws_ec2_transit_gateway_vpc_attachment_accepter"], {
    attributes: ["transit_gateway_attachment_id"],
    among: "place",
    summary: "IncorrectState",
    fix: "accept an attachment once",
  }),
  ...each(["aws_vpn_gateway"], { attributes: ["vpc_id"], among: "place", summary: "VpcLimitExceeded" }),
  ...each(["aws_ec2_transit_gateway_route_table_association"], {
    attributes: ["transit_gateway_attachment_id"],
    among: "place",
    summary: "Resource.AlreadyAssociated",
  }),
  ...each(["aws_ec2_transit_gateway_route"], {
    attributes: ["transit_gateway_route_table_id", "destination_cidr_block"],
    among: "place",
    summary: "RouteAlreadyExists",
  }),
  ...each(["aws_route_table_association"], {
    attributes: ["subnet_id"],
    among: "place",
    summary: "Resource.AlreadyAssociated",
  }),
  ...each(["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"], {
    attributes: ["security_group_id", ...TRAFFIC, "referenced_security_group_id"],
    among: "place",
    summary: "InvalidPermission.Duplicate",
    fix: "delete the one of the two rules that is not needed",
  }),
  ...each(["aws_network_acl_rule"], {
    attributes: ["network_acl_id", "egress", "rule_number"],
    among: "place",
    summary: "NetworkAclEntryAlreadyExists",
  }),
  ...each(["aws_internet_gateway"], { attributes: ["vpc_id"], among: "place", summary: "InvalidParameterValue" }),
  ...each(["aws_nat_gateway"], {
    attributes: ["allocation_id"],
    among: "place",
    summary: "Resource.AlreadyAssociated",
  }),
  ...each(["aws_kms_replica_key"], {
    attributes: ["primary_key_arn"],
    among: "place",
    summary: "AlreadyExistsException",
  }),
  ...Object.entries(TURNED_ON).map(([type, summary]): Unique => {
    const fix = 'use the one that is there: mode "existing" in the configuration, or import it';
    return { type, attributes: [], among: "place", summary, fix };
  }),
  ...each(OF_REGION, { attributes: [], among: "place", summary: SETTING, fix: ONE_OWNER }),
  ...each(["aws_s3_account_public_access_block"], {
    attributes: [],
    among: "account",
    summary: SETTING,
    fix: ONE_OWNER,
  }),
  ...Object.entries(WHOLE_DOCUMENTS).map(([type, argument]): Unique => {
    return { type, attributes: [argument], among: "anywhere", summary: SETTING, fix: ONE_OWNER };
  }),
];
