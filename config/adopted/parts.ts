import { type Candidate, literalOf, referredTo, refersTo } from "./candidate";

/** What else stands with something that is taken in, and is taken in with it. */
export interface Companion {
  readonly type: string;
  /** Argument that refers to the thing. */
  readonly by: string;
  /** Id of its import; undefined where it is not known. */
  id(given: string, own: Candidate): string | undefined;
}

/** One thing of an entry that a field of `adopted` is for. */
export interface Part {
  readonly type: string;
  /** Argument that has the id itself, so that another id is another thing. */
  readonly name?: string;
  /** Setting of the entry that gives it this name, where there is one. */
  readonly setting?: string;
  /** The name that the configuration gives, where it is made of several arguments. Default: the argument `name` says. */
  named?(own: Candidate, all: readonly Candidate[]): string | undefined;
  /** Argument with the name that command lines list it by. Default: what `called`, `named` or `name` say. */
  readonly listed?: string;
  /** What tells one from another of the same setting. Default: its name. */
  called?(own: Candidate, all: readonly Candidate[]): string | undefined;
  /** Id of the import. Default: what is given. */
  id?(given: string, databricksAccountId: string): string;
  readonly with: readonly Companion[];
}

const itself = (type: string, by = "bucket"): Companion => ({ type, by, id: (given) => given });
const ofBucket = (type: string): Companion => ({ type, by: "bucket", id: (given, own) => below(given, own) });
const grants = (securable: string): Companion => ({
  type: "databricks_grants",
  by: securable,
  id: (given) => `${securable}/${given}`,
});
const permissions = (by: string, objects: string): Companion => ({
  type: "databricks_permissions",
  by,
  id: (given) => `/${objects}/${given}`,
});
const inAccount = (type: string, listed: string): Part => ({
  type,
  listed,
  id: (given, account) => `${account}/${given}`,
  with: [],
});

function below(given: string, { args }: Candidate): string | undefined {
  return typeof args.name === "string" ? `${given}:${args.name}` : undefined;
}

/** Field of `adopted` → what it takes in. */
export const PARTS = {
  bucket: {
    type: "aws_s3_bucket",
    name: "bucket",
    setting: "bucket",
    with: [
      itself("aws_s3_bucket_cors_configuration"),
      itself("aws_s3_bucket_lifecycle_configuration"),
      itself("aws_s3_bucket_logging"),
      itself("aws_s3_bucket_object_lock_configuration"),
      itself("aws_s3_bucket_ownership_controls"),
      itself("aws_s3_bucket_policy"),
      itself("aws_s3_bucket_public_access_block"),
      itself("aws_s3_bucket_replication_configuration"),
      itself("aws_s3_bucket_server_side_encryption_configuration"),
      itself("aws_s3_bucket_versioning"),
      ofBucket("aws_s3_bucket_intelligent_tiering_configuration"),
      ofBucket("aws_s3_bucket_metric"),
    ],
  },
  role: { type: "aws_iam_role", name: "name", with: [] },
  key: {
    type: "aws_kms_key",
    called: ({ address, stack }, all) => {
      const alias = all.find(
        (one) => one.type === "aws_kms_alias" && one.stack === stack && refersTo(one.args.target_key_id, address),
      );
      return typeof alias?.args.name === "string" ? alias.args.name : undefined;
    },
    with: [
      {
        type: "aws_kms_alias",
        by: "target_key_id",
        id: (_, { args }) => (typeof args.name === "string" ? args.name : undefined),
      },
    ],
  },
  credentialName: {
    type: "databricks_storage_credential",
    name: "name",
    with: [grants("storage_credential")],
  },
  externalLocation: { type: "databricks_external_location", name: "name", with: [grants("external_location")] },
  catalog: { type: "databricks_catalog", name: "name", setting: "name", with: [grants("catalog")] },
  schema: {
    type: "databricks_schema",
    name: "name",
    named: ({ args, stack }, all) => {
      const names = [args.catalog_name, args.name].map((value) => literalOf(value, stack, all));
      return names.includes(undefined) ? undefined : names.join(".");
    },
    with: [grants("schema")],
  },
  warehouse: {
    type: "databricks_sql_endpoint",
    listed: "name",
    with: [permissions("sql_endpoint_id", "sql/warehouses")],
  },
  pipeline: { type: "databricks_pipeline", listed: "name", with: [permissions("pipeline_id", "pipelines")] },
  job: { type: "databricks_job", listed: "name", with: [permissions("job_id", "jobs")] },
  workspace: inAccount("databricks_mws_workspaces", "workspace_name"),
  credentialsId: inAccount("databricks_mws_credentials", "credentials_name"),
  storageConfiguration: inAccount("databricks_mws_storage_configurations", "storage_configuration_name"),
  networkConfiguration: inAccount("databricks_mws_networks", "network_name"),
  metastore: { type: "databricks_metastore", listed: "name", with: [] },
  group: { type: "databricks_group", listed: "display_name", with: [] },
  servicePrincipal: { type: "databricks_service_principal", listed: "display_name", with: [] },
  networkConnectivity: inAccount("databricks_mws_network_connectivity_config", "name"),
  networkPolicy: { type: "databricks_account_network_policy", listed: "network_policy_id", with: [] },
} as const satisfies Readonly<Record<string, Part>>;

/** The name in Unity Catalog, of what is in a schema; undefined where it is not known before a deployment. */
const inSchema: Part["named"] = ({ args, stack }, all) => {
  const names = [args.catalog_name, args.schema_name, args.name].map((value) => literalOf(value, stack, all));
  return names.includes(undefined) ? undefined : names.join(".");
};

const byName = (type: string, name = "name"): Part => ({ type, listed: name, with: [] });

/** What QuickSight has is imported by its account and id, which its ARN has: `arn:aws:quicksight:…:111111111111:dataset/sales`. */
const ofQuickSight = (type: string, id: string, between: "," | "/"): Part => ({
  ...byName(type, id),
  id: (given) => {
    const [, , , , account = "", ...thing] = given.split(":");
    return `${account}${between}${thing.join(":").replace(/^[^/]*\//, "")}`;
  },
});

/** What has no name has a tag in its place. */
const byTag = (type: string, tag: string): Part => ({
  type,
  named: ({ args: { tags } }) => {
    const value = typeof tags === "object" && tags !== null ? new Map(Object.entries(tags)).get(tag) : undefined;
    return typeof value === "string" ? value : undefined;
  },
  with: [],
});

/** What is in something else is named by both; undefined where either is not known before a deployment. */
const within =
  (owner: (own: Candidate, all: readonly Candidate[]) => readonly unknown[], between: string): Part["named"] =>
  (own, all) => {
    const names = [...owner(own, all), own.args.name].map((value) => literalOf(value, own.stack, all));
    return names.includes(undefined) ? undefined : names.join(between);
  };

/**
 * What has no field of its own in `adopted`, and is taken in by its address: how command lines list it. Source of the ids of
 * AWS: the provider's documentation of each type, Import (also as `pulumi-aws` 7.51.1 and 7.16.0 have it; looked up on 2026-11-28
 * and 29).
 */
export const BY_ADDRESS = {
  address: byTag("aws_eip", "Name"),
  airflow: byName("aws_mwaa_environment"),
  alert: byName("databricks_alert_v2", "display_name"),
  anomalyMonitor: byName("aws_ce_anomaly_monitor"),
  apiDomain: byName("aws_apigatewayv2_domain_name", "domain_name"),
  app: byName("databricks_app"),
  appIntegration: byName("databricks_custom_app_integration"),
  backupVault: byName("aws_backup_vault"),
  bucketTable: {
    type: "aws_s3tables_table",
    named: within(
      ({ args, stack }, all) => [referredTo(args.table_bucket_arn, stack, all)?.args.name, args.namespace],
      "/",
    ),
    with: [],
  },
  budgetPolicy: byName("databricks_budget_policy", "policy_name"),
  catalogDatabase: byName("aws_glue_catalog_database"),
  cluster: byName("databricks_cluster", "cluster_name"),
  clusterPolicy: byName("databricks_cluster_policy"),
  connection: {
    ...byName("databricks_connection"),
    with: [
      {
        type: "databricks_grants",
        by: "foreign_connection",
        id: (given) => `foreign_connection/${given.replace(/^[^|]*\|/, "")}`,
      },
    ],
  },
  customerGateway: byTag("aws_customer_gateway", "Name"),
  dashboard: byName("databricks_dashboard", "display_name"),
  databaseCatalog: byName("databricks_database_database_catalog"),
  databaseCluster: byName("aws_rds_cluster", "cluster_identifier"),
  databaseInstance: byName("aws_db_instance", "identifier"),
  databaseProxy: byName("aws_db_proxy"),
  dataDomain: byName("aws_datazone_domain"),
  dataFlow: byName("aws_appflow_flow"),
  dataSet: byName("aws_dataexchange_data_set"),
  dataTask: byName("aws_datasync_task"),
  deliveryStream: byName("aws_kinesis_firehose_delivery_stream"),
  dynamoTable: byName("aws_dynamodb_table"),
  endpointService: byTag("aws_vpc_endpoint_service", "Name"),
  eventArchive: byName("aws_cloudwatch_event_archive"),
  experiment: byName("databricks_mlflow_experiment"),
  externalMetadata: byName("databricks_external_metadata"),
  function: byName("aws_lambda_function", "function_name"),
  gitConnection: byName("aws_codeconnections_connection"),
  gitFolder: byName("databricks_repo", "path"),
  glueJob: byName("aws_glue_job"),
  guardrail: { ...byName("aws_bedrock_guardrail"), id: (given) => `${given},DRAFT` },
  httpApi: byName("aws_apigatewayv2_api"),
  imageRepository: byName("aws_ecr_repository"),
  kafkaCluster: byName("aws_msk_cluster", "cluster_name"),
  kafkaServerless: byName("aws_msk_serverless_cluster", "cluster_name"),
  lakeTag: byName("aws_lakeformation_lf_tag", "key"),
  lakebase: byName("databricks_database_instance"),
  loadBalancer: byName("aws_lb"),
  logGroup: byName("aws_cloudwatch_log_group"),
  logStream: {
    type: "aws_cloudwatch_log_stream",
    named: within(({ args }) => [args.log_group_name], ":"),
    with: [],
  },
  model: { type: "databricks_registered_model", named: inSchema, with: [grants("model")] },
  modelGroup: byName("aws_sagemaker_model_package_group", "model_package_group_name"),
  notificationDestination: byName("databricks_notification_destination", "display_name"),
  onlineStore: byName("databricks_online_store"),
  pipe: byName("aws_pipes_pipe"),
  pool: byName("databricks_instance_pool", "instance_pool_name"),
  privateAccess: inAccount("databricks_mws_private_access_settings", "private_access_settings_name"),
  query: byName("databricks_query", "display_name"),
  queue: byName("aws_sqs_queue"),
  quicksightAnalysis: ofQuickSight("aws_quicksight_analysis", "analysis_id", ","),
  quicksightDashboard: ofQuickSight("aws_quicksight_dashboard", "dashboard_id", ","),
  quicksightFolder: ofQuickSight("aws_quicksight_folder", "folder_id", ","),
  quicksightGroup: ofQuickSight("aws_quicksight_group", "group_name", "/"),
  quicksightSet: ofQuickSight("aws_quicksight_data_set", "data_set_id", ","),
  quicksightSource: ofQuickSight("aws_quicksight_data_source", "data_source_id", "/"),
  recipient: byName("databricks_recipient"),
  redshiftCluster: byName("aws_redshift_cluster", "cluster_identifier"),
  redshiftNamespace: byName("aws_redshiftserverless_namespace", "namespace_name"),
  redshiftWorkgroup: byName("aws_redshiftserverless_workgroup", "workgroup_name"),
  replicationConfig: byName("aws_dms_replication_config", "replication_config_identifier"),
  replicationInstance: byName("aws_dms_replication_instance", "replication_instance_id"),
  replicationTask: byName("aws_dms_replication_task", "replication_task_id"),
  resourceShare: byName("aws_ram_resource_share"),
  restApi: byName("aws_api_gateway_rest_api"),
  sagemakerEndpoint: byName("aws_sagemaker_endpoint"),
  secret: byName("aws_secretsmanager_secret"),
  secretScope: byName("databricks_secret_scope"),
  serviceCredential: { ...byName("databricks_credential"), with: [grants("credential")] },
  servingEndpoint: byName("databricks_model_serving"),
  signInProvider: {
    type: "aws_iam_openid_connect_provider",
    named: ({ args: { url } }) => (typeof url === "string" ? url.replace(/^https:\/\//, "") : undefined),
    with: [],
  },
  stateMachine: byName("aws_sfn_state_machine"),
  stream: byName("aws_kinesis_stream"),
  streamConsumer: {
    type: "aws_kinesis_stream_consumer",
    named: within(({ args, stack }, all) => [referredTo(args.stream_arn, stack, all)?.args.name], "/"),
    with: [],
  },
  tableBucket: byName("aws_s3tables_table_bucket"),
  thingGroup: byName("aws_iot_thing_group"),
  trail: byName("aws_cloudtrail"),
  transferApp: byTag("aws_transfer_web_app", "Name"),
  transferConnector: byTag("aws_transfer_connector", "Name"),
  transferServer: byTag("aws_transfer_server", "Name"),
  transitGateway: byTag("aws_ec2_transit_gateway", "Name"),
  user: byName("databricks_user", "user_name"),
  vectorEndpoint: byName("databricks_vector_search_endpoint"),
  vectorIndex: byName("databricks_vector_search_index"),
  vpnConnection: byTag("aws_vpn_connection", "Name"),
  vpnGateway: byTag("aws_vpn_gateway", "Name"),
  volume: { type: "databricks_volume", named: inSchema, with: [grants("volume")] },
} as const satisfies Readonly<Record<string, Part>>;

export type PartName = keyof typeof PARTS | keyof typeof BY_ADDRESS;
const ALL: Readonly<Record<PartName, Part>> = { ...PARTS, ...BY_ADDRESS };

export const partOf = (name: PartName): Part => ALL[name];
