import { at } from "../../schema/value";
import { fingerprint } from "../../semantics/placeholders";
import { subnetsVpc } from "./aws-connectivity";
import { byArn, named, setting } from "./aws-rows";
import type { Made, Row } from "./aws-template";

const EXECUTION = "arn:{partition}:execute-api:{region}:{account}:{id}";

/** Functions, queues, streams, interfaces and what moves data. */
export const AWS_INTEGRATION: Readonly<Record<string, Row>> = {
  aws_lambda_function: named(
    "lambda",
    "function:{function_name}",
    {
      version: (made) => (at(made.request.planned, "publish") === true ? "1" : "$LATEST"),
      qualified_arn: "{arn}:{version}",
      invoke_arn: "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
      qualified_invoke_arn:
        "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{qualified_arn}/invocations",
      last_modified: "{time}",
      source_code_size: 1024,
      code_sha256: codeHash,
      source_code_hash: codeHash,
      architectures: ["x86_64"],
      signing_job_arn: "",
      signing_profile_version_arn: "",
    },
    "{function_name}",
  ),
  aws_lambda_alias: byArn("lambda", "function:{function_name}:{name}", {
    invoke_arn: "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
  }),
  aws_lambda_permission: { statement_id: "terraform-{digits:26}", id: "{statement_id}" },
  aws_lambda_event_source_mapping: {
    uuid: "{uuid}",
    id: "{uuid}",
    arn: "arn:{partition}:lambda:{region}:{account}:event-source-mapping:{uuid}",
    function_arn: (made) =>
      made.text("function_name").startsWith("arn:")
        ? made.text("function_name")
        : made.fill("arn:{partition}:lambda:{region}:{account}:function:{function_name}"),
    state: "Enabled",
    state_transition_reason: "USER_INITIATED",
    last_processing_result: "",
    last_modified: "{time}",
  },
  aws_sqs_queue: {
    url: "https://sqs.{region}.{suffix}/{account}/{name}",
    id: "{url}",
    arn: "arn:{partition}:sqs:{region}:{account}:{name}",
    name_prefix: "",
    policy: "",
    kms_data_key_reuse_period_seconds: 300,
    sqs_managed_sse_enabled: (made) => made.text("kms_master_key_id") === "",
  },
  aws_sqs_queue_policy: setting("queue_url"),
  aws_sfn_state_machine: byArn("states", "stateMachine:{name}", {
    creation_date: "{time}",
    status: "ACTIVE",
    revision_id: "{uuid}",
    state_machine_version_arn: "",
    description: "",
    version_description: "",
  }),
  aws_scheduler_schedule: {
    group_name: "default",
    id: "{group_name}/{name}",
    arn: "arn:{partition}:scheduler:{region}:{account}:schedule/{group_name}/{name}",
    action_after_completion: "NONE",
  },
  aws_pipes_pipe: named("pipes", "pipe/{name}"),
  aws_kinesis_stream: byArn("kinesis", "stream/{name}"),
  aws_kinesis_stream_consumer: {
    arn: "{stream_arn}/consumer/{name}:1768478400",
    id: "{arn}",
    creation_timestamp: "{time}",
  },
  aws_kinesis_resource_policy: setting("resource_arn"),
  aws_kinesis_firehose_delivery_stream: byArn("firehose", "deliverystream/{name}", {
    destination_id: "destinationId-000000000001",
    version_id: "1",
  }),
  aws_msk_cluster: kafka("cluster/{cluster_name}/{cluster_uuid}", [9092, 9094, 9096, 9098]),
  aws_msk_serverless_cluster: kafka("cluster/{cluster_name}/{cluster_uuid}", [9098]),
  aws_msk_configuration: byArn("kafka", "configuration/{name}/{uuid}-1", { latest_revision: 1 }),
  aws_msk_cluster_policy: { id: "{cluster_arn}", current_version: "K3P5ROKL5A1OLE" },
  aws_msk_vpc_connection: byArn("kafka", "vpc-connection/{account}/{base36:8}/{uuid}-1"),
  aws_msk_scram_secret_association: setting("cluster_arn"),
  aws_dms_replication_instance: dms("rep", "replication_instance", "replication_instance_id", {
    replication_instance_private_ips: [],
    replication_instance_public_ips: [],
  }),
  aws_dms_replication_subnet_group: {
    id: "{replication_subnet_group_id}",
    replication_subnet_group_arn: "arn:{partition}:dms:{region}:{account}:subgrp:{replication_subnet_group_id}",
    vpc_id: (made) => subnetsVpc(made, ["subnet_ids"]),
  },
  aws_dms_endpoint: dms("endpoint", "endpoint", "endpoint_id"),
  aws_dms_s3_endpoint: dms("endpoint", "endpoint", "endpoint_id", {
    status: "active",
    engine_display_name: "Amazon S3",
    external_id: "",
  }),
  aws_dms_replication_task: dms("task", "replication_task", "replication_task_id", { status: "ready" }),
  aws_dms_replication_config: byArn("dms", "replication-config:{upper:26}"),
  aws_dms_event_subscription: named("dms", "es:{name}"),
  aws_appflow_flow: named("appflow", "flow/{name}", { flow_status: "Draft" }, "{arn}"),
  aws_appflow_connector_profile: named("appflow", "connectorprofile/{name}", {}, "{arn}"),
  aws_transfer_server: {
    id: "s-{hex:17}",
    arn: "arn:{partition}:transfer:{region}:{account}:server/{id}",
    endpoint: "{id}.server.transfer.{region}.{suffix}",
    host_key_fingerprint: "SHA256:{hex:43}",
    protocols: ["SFTP"],
  },
  aws_transfer_user: {
    id: "{server_id}/{user_name}",
    arn: "arn:{partition}:transfer:{region}:{account}:user/{server_id}/{user_name}",
  },
  aws_transfer_ssh_key: { ssh_key_id: "key-{hex:17}", id: "{server_id}/{user_name}/{ssh_key_id}" },
  aws_datasync_task: byArn("datasync", "task/task-{hex:17}"),
  aws_datasync_agent: byArn("datasync", "agent/agent-{hex:17}"),
  aws_datasync_location_s3: byArn("datasync", "location/loc-{hex:17}"),
  aws_datasync_location_nfs: byArn("datasync", "location/loc-{hex:17}"),
  aws_iot_topic_rule: named("iot", "rule/{name}"),
  aws_iot_thing_type: named("iot", "thingtype/{name}"),
  aws_iot_policy: named("iot", "policy/{name}", { default_version_id: "1" }),
  aws_apigatewayv2_api: {
    id: "{base36:10}",
    arn: "arn:{partition}:apigateway:{region}::/apis/{id}",
    api_endpoint: "https://{id}.execute-api.{region}.{suffix}",
    execution_arn: EXECUTION,
  },
  aws_apigatewayv2_integration: { id: "{base36:7}", integration_response_selection_expression: "" },
  aws_apigatewayv2_route: { id: "{base36:7}" },
  aws_apigatewayv2_authorizer: { id: "{base36:6}" },
  aws_apigatewayv2_stage: {
    id: "{name}",
    arn: "arn:{partition}:apigateway:{region}::/apis/{api_id}/stages/{name}",
    execution_arn: "arn:{partition}:execute-api:{region}:{account}:{api_id}/{name}",
    invoke_url: "https://{api_id}.execute-api.{region}.{suffix}/{name}",
  },
  aws_api_gateway_rest_api: {
    id: "{base36:10}",
    arn: "arn:{partition}:apigateway:{region}::/restapis/{id}",
    execution_arn: EXECUTION,
    root_resource_id: "{base36:10:root}",
    created_date: "{time}",
  },
  aws_api_gateway_account: { id: "api-gateway-account", api_key_version: "4", features: [], throttle_settings: [] },
};

/** A cluster with one broker list per way of signing in, as far as the type has an attribute for it. */
function kafka(resource: string, ports: readonly number[]): Row {
  const lists: Readonly<Record<number, string>> = {
    9092: "bootstrap_brokers",
    9094: "bootstrap_brokers_tls",
    9096: "bootstrap_brokers_sasl_scram",
    9098: "bootstrap_brokers_sasl_iam",
  };
  const brokers = ports.map((port) => [
    lists[port] ?? "",
    (made: Made) =>
      [1, 2, 3].map((n) => made.fill(`b-${n}.{cluster_name}.{base36:6}.c1.kafka.{region}.{suffix}:${port}`)).join(","),
  ]);
  return {
    cluster_uuid: "{uuid}-1",
    arn: `arn:{partition}:kafka:{region}:{account}:${resource}`,
    id: "{arn}",
    current_version: "K3P5ROKL5A1OLE",
    ...Object.fromEntries(brokers),
  };
}

function dms(resource: string, prefix: string, id: string, more: Row = {}): Row {
  return { id: `{${id}}`, [`${prefix}_arn`]: `arn:{partition}:dms:{region}:{account}:${resource}:{upper:26}`, ...more };
}

/** Hash of the code as far as it is known: where it comes from. */
function codeHash(made: Made): string {
  const { planned } = made.request;
  const parts = ["filename", "s3_bucket", "s3_key", "s3_object_version", "image_uri"].map((name) => at(planned, name));
  return Buffer.from(fingerprint(parts, 64), "hex").toString("base64");
}
