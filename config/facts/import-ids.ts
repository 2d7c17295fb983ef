import { fact } from "./fact";

/** How a provider is told which object an import means. */
export interface ImportForm {
  /** As its documentation writes it. */
  readonly form: string;
  readonly pattern: RegExp;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const NUMBER = "[1-9]\\d{0,19}";
const NAME = "[^.\\s/\\p{Cc}|]{1,255}";
const BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

const as = (form: string, pattern: string): ImportForm => ({ form, pattern: new RegExp(`^(?:${pattern})$`, "u") });

const bucket = as("<bucket>", BUCKET);
const ofBucket = as("<bucket>:<name>", `${BUCKET}:.+`);
const name = as("<name>", NAME);
const number = as("<number>", NUMBER);
const id = as("<id, a UUID>", UUID);
const token = (form: string): ImportForm => as(form, "[\\w-]{1,64}");
/** Name of a thing of AWS: letters, digits, dots, hyphens, underscores. */
const called = as("<name>", "[\\w.-]{1,255}");
/** Identifier of what databases and their neighbours are. */
const identifier = as("<identifier>", "[A-Za-z][A-Za-z0-9-]{0,254}");
const arn = (service: string): ImportForm => as("<ARN>", `arn:aws(?:-[a-z]+)*:${service}:[a-z0-9-]*:\\d{12}:.+`);
/** Ids that EC2 and Transfer Family make up: `vgw-9a4cacf3`. */
const made = (start: string): ImportForm => as(`${start}-<hexadecimal>`, `${start}-[0-9a-f]{8,17}`);
const keyId = as("<key id>", `${UUID}|mrk-[0-9a-f]{32}`);
const ofQuickSight = as("<AWS account id>,<id>", "\\d{12},[^,\\s]+");
const inSchema = (what: string): ImportForm => as(`<catalog>.<schema>.<${what}>`, `${NAME}\\.${NAME}\\.${NAME}`);
const ofAccount = as("<Databricks account id>/<id>", `${UUID}/${UUID}`);

/**
 * Type → the id of its imports: of what a field of `adopted` or a listing is for, of what holds data and of identities. The
 * provider judges the others. A pattern is as wide as what the page leaves open.
 */
export const IMPORT_FORMS = fact<Readonly<Record<string, ImportForm>>>({
  value: {
    aws_api_gateway_rest_api: token("<API id>"),
    aws_apigatewayv2_api: token("<API id>"),
    aws_apigatewayv2_domain_name: as("<domain name>", "[\\w*-]+(?:\\.[\\w-]+)+"),
    aws_appflow_flow: as("<name>", "[\\w!@#.-]{1,256}"),
    aws_backup_vault: called,
    aws_bedrock_guardrail: as("<guardrail id>,<version>", "[a-z0-9-]+,(?:DRAFT|[1-9]\\d{0,7})"),
    aws_ce_anomaly_monitor: arn("ce"),
    aws_cloudtrail: arn("cloudtrail"),
    aws_cloudwatch_event_archive: called,
    aws_cloudwatch_log_group: as("<name>", "[\\w./#-]{1,512}"),
    aws_cloudwatch_log_stream: as("<log group>:<log stream>", "[\\w./#-]{1,512}:[^:*\\p{Cc}]{1,512}"),
    aws_codeconnections_connection: arn("(?:codeconnections|codestar-connections)"),
    aws_customer_gateway: made("cgw"),
    aws_dataexchange_data_set: as("<data set id>", "[0-9A-Za-z-]{30,40}"),
    aws_datasync_task: arn("datasync"),
    aws_datazone_domain: as("<domain id>", "dzd[-_][\\w-]{1,36}"),
    aws_datazone_project: as("<domain id>:<project id>", "dzd[-_][\\w-]{1,36}:[\\w-]{1,36}"),
    aws_db_instance: identifier,
    aws_db_proxy: as("<name>", "[A-Za-z][A-Za-z0-9-]{0,62}"),
    aws_dms_replication_config: arn("dms"),
    aws_dms_replication_instance: identifier,
    aws_dms_replication_task: identifier,
    aws_dynamodb_table: called,
    aws_ec2_transit_gateway: made("tgw"),
    aws_ecr_repository: as("<name>", "[a-z0-9._/-]{2,256}"),
    aws_eip: made("eipalloc"),
    aws_glue_catalog_database: as("<catalog id, an AWS account>:<database>", "\\d{12}:.+"),
    aws_glue_job: as("<name>", ".{1,255}"),
    aws_guardduty_detector: as("<detector id>", "[0-9a-f]{32}"),
    aws_iam_openid_connect_provider: arn("iam"),
    aws_iam_policy: as("<ARN>", "arn:aws(?:-us-gov)?:iam::(?:\\d{12}|aws):policy/.+"),
    aws_iam_role: as("<name>", "[\\w+=,.@-]{1,64}"),
    aws_iam_role_policy: as("<role>:<policy>", "[\\w+=,.@-]{1,64}:[\\w+=,.@-]{1,128}"),
    aws_iot_thing_group: as("<name>", "[\\w:-]{1,128}"),
    aws_kinesis_firehose_delivery_stream: arn("firehose"),
    aws_kinesis_stream: called,
    aws_kinesis_stream_consumer: arn("kinesis"),
    aws_kms_alias: as("alias/<name>", "alias/[\\w/-]{1,250}"),
    aws_kms_key: keyId,
    aws_kms_replica_key: keyId,
    aws_lakeformation_lf_tag: as("<catalog id, an AWS account>:<key>", "\\d{12}:.+"),
    aws_lambda_function: as("<function name>", "[\\w-]{1,140}"),
    aws_lb: arn("elasticloadbalancing"),
    aws_msk_cluster: arn("kafka"),
    aws_msk_serverless_cluster: arn("kafka"),
    aws_mwaa_environment: called,
    aws_pipes_pipe: called,
    aws_quicksight_account_subscription: as("<AWS account id>", "\\d{12}"),
    aws_quicksight_analysis: ofQuickSight,
    aws_quicksight_dashboard: ofQuickSight,
    aws_quicksight_data_set: ofQuickSight,
    aws_quicksight_data_source: as("<AWS account id>/<id>", "\\d{12}/[^/\\s]+"),
    aws_quicksight_folder: ofQuickSight,
    aws_quicksight_group: as("<AWS account id>/<namespace>/<group>", "\\d{12}/[^/\\s]+/.+"),
    aws_ram_resource_share: arn("ram"),
    aws_rds_cluster: identifier,
    aws_redshift_cluster: identifier,
    aws_redshiftserverless_namespace: called,
    aws_redshiftserverless_workgroup: called,
    aws_route53_zone: as("<zone id>", "[0-9A-Z]{1,32}"),
    aws_s3_bucket: bucket,
    aws_s3_bucket_cors_configuration: bucket,
    aws_s3_bucket_intelligent_tiering_configuration: ofBucket,
    aws_s3_bucket_lifecycle_configuration: bucket,
    aws_s3_bucket_logging: bucket,
    aws_s3_bucket_metric: ofBucket,
    aws_s3_bucket_object_lock_configuration: bucket,
    aws_s3_bucket_ownership_controls: bucket,
    aws_s3_bucket_policy: bucket,
    aws_s3_bucket_public_access_block: bucket,
    aws_s3_bucket_replication_configuration: bucket,
    aws_s3_bucket_server_side_encryption_configuration: bucket,
    aws_s3_bucket_versioning: bucket,
    aws_s3tables_table: as(
      "<ARN of the table bucket>;<namespace>;<table>",
      "arn:aws(?:-[a-z]+)*:s3tables:[^;\\s]+;[^;\\s]+;[^;\\s]+",
    ),
    aws_s3tables_table_bucket: arn("s3tables"),
    aws_sagemaker_endpoint: called,
    aws_sagemaker_model_package_group: called,
    aws_secretsmanager_secret: arn("secretsmanager"),
    aws_sfn_state_machine: arn("states"),
    aws_sqs_queue: as("<URL>", "https://[^\\s/]+/[^\\s/]+/[\\w-]{1,80}(?:\\.fifo)?"),
    aws_transfer_connector: made("c"),
    aws_transfer_server: made("s"),
    aws_transfer_web_app: made("webapp"),
    aws_vpc_endpoint_service: made("vpce-svc"),
    aws_vpn_connection: made("vpn"),
    aws_vpn_gateway: made("vgw"),
    databricks_account_network_policy: as("<name>", "[0-9A-Za-z_.-]{1,32}"),
    databricks_alert_v2: token("<alert id>"),
    databricks_app: token("<name>"),
    databricks_budget_policy: token("<policy id>"),
    databricks_catalog: name,
    databricks_cluster: token("<cluster id>"),
    databricks_cluster_policy: token("<policy id>"),
    databricks_compliance_security_profile_workspace_setting: as("global", "global"),
    databricks_connection: as("<metastore id>|<name>", `${UUID}\\|.+`),
    databricks_credential: name,
    databricks_custom_app_integration: token("<integration id>"),
    databricks_dashboard: token("<dashboard id>"),
    databricks_data_quality_monitor: as("<object type>,<object id>", "[a-z]+,[^,\\s]+"),
    databricks_database_database_catalog: name,
    databricks_database_instance: token("<name>"),
    databricks_external_location: name,
    databricks_external_metadata: as("<name>", ".{1,255}"),
    databricks_grants: as("<kind of securable>/<full name>", "[a-z_]+/.+"),
    databricks_group: number,
    databricks_instance_pool: token("<pool id>"),
    databricks_job: number,
    databricks_metastore: id,
    databricks_mlflow_experiment: token("<experiment id>"),
    databricks_model_serving: token("<name>"),
    databricks_model_serving_provisioned_throughput: token("<name>"),
    databricks_mws_credentials: ofAccount,
    databricks_mws_customer_managed_keys: ofAccount,
    databricks_mws_ncc_private_endpoint_rule: as("<network connectivity config id>/<rule id>", "[^/\\s]+/[^/\\s]+"),
    databricks_mws_network_connectivity_config: ofAccount,
    databricks_mws_networks: ofAccount,
    databricks_mws_private_access_settings: ofAccount,
    databricks_mws_storage_configurations: ofAccount,
    databricks_mws_workspaces: as("<Databricks account id>/<workspace number>", `${UUID}/${NUMBER}`),
    databricks_notification_destination: token("<destination id>"),
    databricks_online_store: token("<name>"),
    databricks_permissions: as("/<kind of object>/<id>", "/[a-z0-9-]+(?:/[a-z0-9-]+)?/[^/]+"),
    databricks_pipeline: id,
    databricks_query: token("<query id>"),
    databricks_recipient: name,
    databricks_registered_model: inSchema("model"),
    databricks_repo: token("<Git folder id>"),
    databricks_schema: as("<catalog>.<schema>", `${NAME}\\.${NAME}`),
    databricks_secret_scope: as("<name>", "[\\w.@-]{1,128}"),
    databricks_service_principal: number,
    databricks_share: name,
    databricks_sql_endpoint: as("<warehouse id>", "[0-9a-f]{16}"),
    databricks_sql_table: inSchema("table"),
    databricks_storage_credential: name,
    databricks_user: number,
    databricks_vector_search_endpoint: token("<name>"),
    databricks_vector_search_index: inSchema("index"),
    databricks_volume: inSchema("volume"),
    tfe_agent_pool: as("<agent pool id>, or <organization>/<agent pool>", "apool-\\w+|[\\w-]+/.+"),
    tfe_project: as("<project id>", "prj-\\w+"),
    tfe_team: as("<organization>/<team id or name>", "[\\w-]+/.+"),
    tfe_workspace: as("<workspace id>, or <organization>/<workspace>", "ws-\\w+|[\\w-]+/[\\w-]+"),
  },
  source:
    "documentation of the providers hashicorp/aws, databricks/databricks and hashicorp/tfe, the section Import of each type",
  asOf: "2026-11-29",
});

/** Types that their provider cannot import, or that are nothing in a cloud → why. */
export const NOT_IMPORTED = fact<Readonly<Record<string, string>>>({
  value: {
    databricks_mws_vpc_endpoint: "the provider cannot import registrations of VPC endpoints",
    databricks_mws_log_delivery: "the provider cannot import log deliveries",
    time_sleep: "it is a pause of Terraform's, nothing in a cloud",
    terraform_data: "it is a value of Terraform's, nothing in a cloud",
  },
  source:
    'databricks/databricks, "mws_vpc_endpoint" and "mws_log_delivery": "Importing this resource is not currently supported"',
  asOf: "2026-11-27",
});
