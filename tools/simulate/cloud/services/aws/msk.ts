import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { byArn, setting } from "../../computed/aws-rows";
import type { Made, Row } from "../../computed/aws-template";
import { found } from "../../data-sources/find";
import { by, holding, inside, KMS_KEY, LOG_GROUP, of, partOf, SECRET, SUBNET } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import { blockOf, itemsOf, textOf, textsAt } from "../../values";
import type { Service } from "../service";

const CLUSTERS = ["aws_msk_cluster", "aws_msk_serverless_cluster"];
const CLUSTER = partOf("aws_msk_cluster", "arn", { missing: "NotFoundException" });

const brokers = (cluster: ObjectValue) => blockOf(cluster, "broker_node_group_info");
const isOfType = (type: RegExp) => (cluster: ObjectValue) =>
  type.test(textOf(at(brokers(cluster), "instance_type")) ?? "");
const signsInWith = (cluster: ObjectValue) => {
  const how = blockOf(cluster, "client_authentication");
  const sasl = blockOf(how, "sasl");
  return at(sasl, "iam") === true || at(sasl, "scram") === true || itemsOf(how, "tls").length > 0;
};

const CLUSTER_CHECKS: readonly Check[] = [
  {
    rule: "kafka-brokers",
    source: 'Amazon MSK API, CreateCluster: "The specified number of broker nodes should be a multiple of the subnets"',
    when: (cluster) => {
      const zones = textsAt(cluster, "broker_node_group_info.client_subnets").length;
      return zones > 0 && Number(at(cluster, "number_of_broker_nodes")) % zones !== 0;
    },
    excludes: ["number_of_broker_nodes"],
    summary: "BadRequestException",
    detail: "{type} {cluster_name} has {number_of_broker_nodes} brokers, which is no multiple of its subnets",
    fix: "have as many brokers in each zone",
  },
  {
    rule: "kafka-sign-in",
    source: "Amazon MSK API, CreateCluster: unauthenticated access, or a way of signing in",
    when: (cluster) =>
      at(blockOf(cluster, "client_authentication"), "unauthenticated") === false && !signsInWith(cluster),
    requiresOne: ["client_authentication.tls", "client_authentication.sasl.iam"],
    summary: "BadRequestException",
    detail: "{type} {cluster_name} lets nobody sign in, and nobody in without",
    fix: "switch on client_authentication.sasl.iam",
  },
  {
    rule: "kafka-throughput",
    source: 'Amazon MSK developer guide, "Provision storage throughput": kafka.m5.4xlarge or larger',
    when: isOfType(/\.(small|large|xlarge|2xlarge)$/),
    excludes: ["broker_node_group_info.storage_info.ebs_storage_info.provisioned_throughput.volume_throughput"],
    summary: "BadRequestException",
    detail: "{type} {cluster_name} has brokers whose disks take no throughput of their own",
    fix: "use a type from 4xlarge on, or leave out provisioned_throughput",
  },
  {
    rule: "kafka-other-vpcs",
    source: 'Amazon MSK developer guide, "Multi-VPC private connectivity": not for kafka.t3.small',
    when: (cluster) =>
      isOfType(/t3\.small$/)(cluster) &&
      blockOf(blockOf(brokers(cluster), "connectivity_info"), "vpc_connectivity") !== undefined,
    excludes: ["broker_node_group_info.instance_type"],
    summary: "BadRequestException",
    detail: "{type} {cluster_name} has brokers that take no connections of other VPCs",
    fix: "use a larger type, or leave out vpc_connectivity",
  },
];

/** Amazon MSK. Source: its API reference and developer guide, and the provider's documentation of the types. */
export const msk: Service = {
  aws_msk_cluster: {
    computed: kafka("cluster/{cluster_name}/{cluster_uuid}", {
      bootstrap_brokers: 9092,
      bootstrap_brokers_tls: 9094,
      bootstrap_brokers_sasl_scram: 9096,
      bootstrap_brokers_sasl_iam: 9098,
      bootstrap_brokers_vpc_connectivity_sasl_iam: 14001,
    }),
    references: {
      "broker_node_group_info.client_subnets": SUBNET,
      "encryption_info.encryption_at_rest_kms_key_arn": KMS_KEY,
      "configuration_info.arn": of("aws_msk_configuration", "arn", { blocksDelete: "BadRequestException" }),
      "logging_info.broker_logs.cloudwatch_logs.log_group": LOG_GROUP,
    },
    sameVpc: {
      arguments: ["broker_node_group_info.client_subnets", "broker_node_group_info.security_groups"],
      summary: "BadRequestException",
    },
    unique: [inPlace("ConflictException", "cluster_name")],
    checks: CLUSTER_CHECKS,
    lookup: ["cluster_name"],
    linkedRole: "kafka",
  },
  aws_msk_serverless_cluster: {
    computed: kafka("cluster/{cluster_name}/{cluster_uuid}", { bootstrap_brokers_sasl_iam: 9098 }),
    sameVpc: {
      arguments: ["vpc_config.subnet_ids", "vpc_config.security_group_ids"],
      summary: "BadRequestException",
    },
    unique: [inPlace("ConflictException", "cluster_name")],
    linkedRole: "kafka",
  },
  aws_msk_configuration: {
    computed: byArn("kafka", "configuration/{name}/{uuid}-1", { latest_revision: 1 }),
    unique: [inPlace("ConflictException", "name")],
  },
  aws_msk_cluster_policy: {
    computed: { id: "{cluster_arn}", current_version: "K3P5ROKL5A1OLE" },
    references: { cluster_arn: CLUSTER },
    unique: [wholeDocument("cluster_arn")],
    policies: { policy: "resource" },
  },
  aws_msk_vpc_connection: {
    computed: byArn("kafka", "vpc-connection/{account}/{base36:8}/{uuid}-1"),
    references: {
      client_subnets: SUBNET,
      target_cluster_arn: of("aws_msk_cluster", "arn", { missing: "NotFoundException", within: "anywhere" }),
    },
    sameVpc: { arguments: ["vpc_id", "client_subnets", "security_groups"], summary: "BadRequestException" },
  },
  aws_msk_scram_secret_association: {
    computed: setting("cluster_arn"),
    references: {
      cluster_arn: CLUSTER,
      secret_arn_list: holding(by(inside(SECRET), "arn"), "InvalidRequestException"),
    },
    unique: [wholeDocument("cluster_arn")],
    checks: [
      {
        rule: "kafka-secret-name",
        source: 'Amazon MSK developer guide, "Sign-in credentials authentication": names begin with AmazonMSK_',
        accepts: ["secret_arn_list", (arn) => /:secret:AmazonMSK_/.test(arn)],
        summary: "BadRequestException",
        detail: "{type} names a secret whose name does not begin with AmazonMSK_",
        fix: "name the secret AmazonMSK_…, and encrypt it with a key of the account",
      },
    ],
  },
  aws_msk_bootstrap_brokers: {
    answers: ({ config, store }) => {
      const arn = textOf(at(config, "cluster_arn")) ?? "";
      const cluster = store.ofType(...CLUSTERS).find(({ attributes }) => attributes.arn === arn);
      return found(cluster, `cluster ${arn}`, ({ attributes }) => ({
        id: arn,
        ...Object.fromEntries(Object.entries(attributes).filter(([name]) => name.startsWith("bootstrap_brokers"))),
      }));
    },
  },
};

/** A cluster with a broker list per way of getting to it: attribute → port. */
function kafka(resource: string, lists: Readonly<Record<string, number>>): Row {
  const hosts = (port: number) => (made: Made) =>
    [1, 2, 3].map((n) => made.fill(`b-${n}.{cluster_name}.{base36:6}.c1.kafka.{region}.{suffix}:${port}`)).join(",");
  return {
    cluster_uuid: "{uuid}-1",
    arn: `arn:{partition}:kafka:{region}:{account}:${resource}`,
    id: "{arn}",
    current_version: "K3P5ROKL5A1OLE",
    ...Object.fromEntries(Object.entries(lists).map(([attribute, port]) => [attribute, hosts(port)])),
  };
}
