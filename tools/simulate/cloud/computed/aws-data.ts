import { at, type Value } from "../../schema/value";
import { subnetsVpc } from "./aws-connectivity";
import { byArn, named, setting } from "./aws-rows";
import type { Made, Row } from "./aws-template";

const CATALOG: Row = { catalog_id: "{account}" };

/** Databases, warehouses, catalogs, machine learning. */
export const AWS_DATA: Readonly<Record<string, Row>> = {
  aws_dynamodb_table: named("dynamodb", "table/{name}", {
    stream_label: (made) => streaming(made, "2026-01-15T12:00:00.000"),
    stream_arn: (made) => streaming(made, made.fill("{arn}/stream/{stream_label}")),
    stream_view_type: "",
    read_capacity: 0,
    write_capacity: 0,
  }),
  aws_dynamodb_resource_policy: { id: "{resource_arn}", revision_id: "{digits:13}" },
  aws_dynamodb_kinesis_streaming_destination: setting("table_name", "stream_arn"),
  aws_appautoscaling_target: {
    id: "{resource_id}",
    arn: "arn:{partition}:application-autoscaling:{region}:{account}:scalable-target/{base36:24}",
    role_arn:
      "arn:{partition}:iam::{account}:role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable",
  },
  aws_appautoscaling_policy: named("autoscaling", "scalingPolicy:{uuid}:resource/{resource_id}:policyName/{name}", {
    alarm_arns: [],
  }),
  aws_db_instance: {
    resource_id: "db-{upper:26}",
    id: "{resource_id}",
    arn: "arn:{partition}:rds:{region}:{account}:db:{identifier}",
    address: "{identifier}.{base36:12}.{region}.rds.{suffix}",
    port: enginePort,
    endpoint: "{address}:{port}",
    status: "available",
    engine_version_actual: "{engine_version}",
    replicas: [],
    listener_endpoint: [],
    master_user_secret: masterSecret,
    latest_restorable_time: "",
  },
  aws_db_subnet_group: {
    id: "{name}",
    arn: "arn:{partition}:rds:{region}:{account}:subgrp:{name}",
    supported_network_types: ["IPV4"],
    vpc_id: (made) => subnetsVpc(made, ["subnet_ids"]),
  },
  aws_db_parameter_group: named("rds", "pg:{name}"),
  aws_db_proxy: named("rds", "db-proxy:prx-{hex:17}", {
    endpoint: "{name}.proxy-{base36:12}.{region}.rds.{suffix}",
  }),
  aws_rds_cluster: {
    id: "{cluster_identifier}",
    arn: "arn:{partition}:rds:{region}:{account}:cluster:{cluster_identifier}",
    cluster_resource_id: "cluster-{upper:26}",
    endpoint: "{cluster_identifier}.cluster-{base36:12}.{region}.rds.{suffix}",
    reader_endpoint: "{cluster_identifier}.cluster-ro-{base36:12}.{region}.rds.{suffix}",
    port: enginePort,
    master_user_secret: masterSecret,
    engine_version_actual: "{engine_version}",
  },
  aws_rds_cluster_instance: {
    id: "{identifier}",
    arn: "arn:{partition}:rds:{region}:{account}:db:{identifier}",
    dbi_resource_id: "db-{upper:26}",
    endpoint: "{identifier}.{base36:12}.{region}.rds.{suffix}",
    port: enginePort,
    storage_encrypted: true,
    writer: true,
    network_type: "IPV4",
  },
  aws_rds_cluster_parameter_group: named("rds", "cluster-pg:{name}"),
  aws_rds_integration: byArn("rds", "integration:{uuid}"),
  aws_redshift_cluster: {
    id: "{cluster_identifier}",
    arn: "arn:{partition}:redshift:{region}:{account}:cluster:{cluster_identifier}",
    dns_name: "{cluster_identifier}.{base36:12}.{region}.redshift.{suffix}",
    endpoint: "{dns_name}:{port|5439}",
    cluster_namespace_arn: "arn:{partition}:redshift:{region}:{account}:namespace:{uuid}",
    cluster_nodes: [],
  },
  aws_redshift_subnet_group: named("redshift", "subnetgroup:{name}"),
  aws_redshift_parameter_group: named("redshift", "parametergroup:{name}"),
  aws_redshift_logging: setting("cluster_identifier"),
  aws_redshift_cluster_iam_roles: setting("cluster_identifier"),
  aws_redshiftserverless_namespace: {
    namespace_id: "{uuid}",
    id: "{namespace_name}",
    arn: "arn:{partition}:redshift-serverless:{region}:{account}:namespace/{namespace_id}",
    admin_password_secret_arn: (made) =>
      at(made.request.planned, "manage_admin_password") === true
        ? made.fill(
            "arn:{partition}:secretsmanager:{region}:{account}:secret:redshift!{namespace_name}-admin-{base36:6}",
          )
        : "",
  },
  aws_redshiftserverless_workgroup: {
    workgroup_id: "{uuid}",
    id: "{workgroup_name}",
    arn: "arn:{partition}:redshift-serverless:{region}:{account}:workgroup/{workgroup_id}",
    port: 5439,
    endpoint: (made) => [
      {
        address: made.fill("{workgroup_name}.{account}.{region}.redshift-serverless.{suffix}"),
        port: 5439,
        vpc_endpoint: [],
      },
    ],
  },
  aws_glue_catalog_database: named("glue", "database/{name}", CATALOG, "{catalog_id|}:{name}"),
  aws_glue_connection: named("glue", "connection/{name}", CATALOG, "{catalog_id}:{name}"),
  aws_glue_job: named("glue", "job/{name}"),
  aws_glue_crawler: named("glue", "crawler/{name}"),
  aws_glue_trigger: named("glue", "trigger/{name}", { state: "CREATED" }),
  aws_glue_workflow: named("glue", "workflow/{name}"),
  aws_glue_security_configuration: setting("name"),
  aws_glue_resource_policy: { id: "glue-policy" },
  aws_lakeformation_resource: { id: "{arn}", last_modified: "{time}" },
  aws_lakeformation_data_lake_settings: { id: "{digits:10}" },
  aws_lakeformation_lf_tag: { catalog_id: "{account}", id: "{account}:{key}" },
  aws_quicksight_data_source: quickSight("datasource/{data_source_id}", "{data_source_id}"),
  aws_quicksight_data_set: quickSight("dataset/{data_set_id}", "{data_set_id}", { output_columns: [] }),
  aws_quicksight_vpc_connection: quickSight("vpcConnection/{vpc_connection_id}", "{vpc_connection_id}", {
    availability_status: "AVAILABLE",
  }),
  aws_quicksight_group: quickSight("group/default/{group_name}", "default/{group_name}"),
  aws_quicksight_folder: quickSight("folder/{folder_id}", "{folder_id}", {
    folder_path: [],
    created_time: "{time}",
    last_updated_time: "{time}",
  }),
  aws_sagemaker_model: named("sagemaker", "model/{name}"),
  aws_sagemaker_endpoint: named("sagemaker", "endpoint/{name}"),
  aws_sagemaker_endpoint_configuration: named("sagemaker", "endpoint-config/{name}"),
  aws_ecr_repository: named("ecr", "repository/{name}", {
    registry_id: "{account}",
    repository_url: "{account}.dkr.ecr.{region}.{suffix}/{name}",
  }),
  aws_bedrock_guardrail: {
    guardrail_id: "{base36:12}",
    guardrail_arn: "arn:{partition}:bedrock:{region}:{account}:guardrail/{guardrail_id}",
    created_at: "{time}",
    status: "READY",
    version: "DRAFT",
  },
  aws_backup_vault: named("backup", "backup-vault:{name}", { recovery_points: 0 }),
  aws_backup_plan: {
    id: "{uuid}",
    arn: "arn:{partition}:backup:{region}:{account}:backup-plan:{uuid}",
    version: "{base36:20}",
  },
  aws_backup_selection: { id: "{uuid}" },
};

const PORTS: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/mysql|maria/, 3306],
  [/sqlserver/, 1433],
  [/oracle/, 1521],
];

function enginePort(made: Made): Value {
  return PORTS.find(([engine]) => engine.test(made.text("engine")))?.[1] ?? 5432;
}

function masterSecret(made: Made): Value {
  if (at(made.request.planned, "manage_master_user_password") !== true) return [];
  return [
    {
      kms_key_id: made.text("master_user_secret_kms_key_id"),
      secret_arn: made.fill("arn:{partition}:secretsmanager:{region}:{account}:secret:rds!db-{uuid}-{base36:6}"),
      secret_status: "active",
    },
  ];
}

function streaming(made: Made, text: string): string {
  return at(made.request.planned, "stream_enabled") === true ? text : "";
}

function quickSight(resource: string, id: string, more: Row = {}): Row {
  return {
    aws_account_id: "{account}",
    id: `{account},${id}`,
    arn: `arn:{partition}:quicksight:{region}:{account}:${resource}`,
    ...more,
  };
}
