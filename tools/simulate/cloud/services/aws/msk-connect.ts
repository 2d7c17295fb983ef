import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { byArn } from "../../computed/aws-rows";
import { LOG_GROUP, of, SUBNET } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf, textOf } from "../../values";
import type { Service } from "../service";

const scaled = (connector: ObjectValue) => blockOf(blockOf(connector, "capacity"), "autoscaling");
const configuration = (connector: ObjectValue) => {
  const set = at(connector, "connector_configuration");
  return typeof set === "object" && set !== null && !Array.isArray(set) ? set : {};
};

const CHECKS: readonly Check[] = [
  {
    rule: "connector-class",
    source: "MSK Connect API, CreateConnector: the configuration names the class and the tasks",
    when: (connector) =>
      ["connector.class", "tasks.max"].some((name) => !Object.hasOwn(configuration(connector), name)),
    excludes: ["name"],
    summary: "BadRequestException: The connector configuration is invalid",
    detail: "{type} {name} does not say its connector.class or tasks.max",
    fix: "add both to connector_configuration",
  },
  {
    rule: "connector-workers",
    source: "MSK Connect API, AutoScaling: MaxWorkerCount is more than MinWorkerCount",
    when: (connector) =>
      Number(at(scaled(connector), "max_worker_count")) <= Number(at(scaled(connector), "min_worker_count")),
    excludes: ["capacity.autoscaling.max_worker_count"],
    summary: "BadRequestException",
    detail: "{type} {name} has as many workers at most as at least",
    fix: "set a larger max_worker_count, or provisioned_capacity",
  },
  {
    rule: "connector-iam",
    source: 'Amazon MSK developer guide, "MSK Connect": IAM authentication needs encryption in transit with TLS',
    when: (connector) =>
      textOf(at(blockOf(connector, "kafka_cluster_client_authentication"), "authentication_type")) === "IAM" &&
      textOf(at(blockOf(connector, "kafka_cluster_encryption_in_transit"), "encryption_type")) !== "TLS",
    excludes: ["name"],
    summary: "BadRequestException: IAM authentication requires TLS",
    detail: "{type} {name} signs in by IAM without TLS",
    fix: "set kafka_cluster_encryption_in_transit.encryption_type to TLS",
  },
];

const USED = { blocksDelete: "BadRequestException" } as const;

/** Amazon MSK Connect. Source: its API reference, and the provider's documentation of the types. */
export const mskConnect: Service = {
  aws_mskconnect_connector: {
    computed: byArn("kafkaconnect", "connector/{name}/{uuid}-2", { version: "K3P5ROKL5A1OLE" }),
    references: {
      "plugin.custom_plugin.arn": { ...of("aws_mskconnect_custom_plugin", "arn", USED), except: /^$/ },
      "worker_configuration.arn": of("aws_mskconnect_worker_configuration", "arn", USED),
      "log_delivery.worker_log_delivery.cloudwatch_logs.log_group": LOG_GROUP,
      "kafka_cluster.apache_kafka_cluster.vpc.subnets": SUBNET,
    },
    sameVpc: {
      arguments: [
        "kafka_cluster.apache_kafka_cluster.vpc.subnets",
        "kafka_cluster.apache_kafka_cluster.vpc.security_groups",
      ],
      summary: "BadRequestException",
    },
    trusts: { path: "service_execution_role_arn", service: "kafkaconnect", summary: "BadRequestException" },
    unique: [inPlace("ConflictException: Connector already exists", "name")],
    checks: CHECKS,
    linkedRole: "kafkaconnect",
  },
  aws_mskconnect_custom_plugin: {
    computed: byArn("kafkaconnect", "custom-plugin/{name}/{uuid}-2", { latest_revision: 1, state: "ACTIVE" }),
    unique: [inPlace("ConflictException: CustomPlugin already exists", "name")],
  },
  aws_mskconnect_worker_configuration: {
    computed: byArn("kafkaconnect", "worker-configuration/{name}/{uuid}-2", { latest_revision: 1 }),
    unique: [inPlace("ConflictException: WorkerConfiguration already exists", "name")],
  },
};
