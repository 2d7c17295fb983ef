import { describe, expect, it } from "vitest";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { Caller } from "../support/caller";
import { checkRule } from "../support/checks";
import { ACCOUNT, REGION, World } from "../support/world";

const asked = (rule: string, type: string) => (planned: ObjectValue) =>
  new World().create(checkRule(rule), type, planned);
const ofBrokers = (more: ObjectValue) => ({ broker_node_group_info: [more] });

describe("kafka-brokers", () => {
  it("refuses a number of brokers that is no multiple of the zones", () => {
    const ask = asked("kafka-brokers", "aws_msk_cluster");
    const zones = ofBrokers({ client_subnets: ["subnet-1", "subnet-2"] });
    expect(ask({ cluster_name: "shop", number_of_broker_nodes: 3, ...zones })?.detail).toContain("has 3 brokers");
    expect(ask({ cluster_name: "shop", number_of_broker_nodes: 4, ...zones })).toBeUndefined();
  });
});

describe("kafka-sign-in", () => {
  it("refuses a cluster that nobody gets into", () => {
    const ask = asked("kafka-sign-in", "aws_msk_cluster");
    const how = (sasl: ObjectValue) => ({ client_authentication: [{ unauthenticated: false, sasl: [sasl] }] });
    expect(ask(how({ iam: false, scram: false }))?.fix).toContain("sasl.iam");
    expect(ask(how({ iam: true, scram: false }))).toBeUndefined();
    expect(ask(how({ iam: false, scram: true }))).toBeUndefined();
    expect(ask({})).toBeUndefined();
  });
});

describe("kafka-throughput", () => {
  it("refuses throughput of its own for small brokers", () => {
    const ask = asked("kafka-throughput", "aws_msk_cluster");
    const brokers = (instance_type: string) =>
      ofBrokers({
        instance_type,
        storage_info: [{ ebs_storage_info: [{ provisioned_throughput: [{ volume_throughput: 300 }] }] }],
      });
    expect(ask(brokers("kafka.m7g.2xlarge"))?.fix).toContain("4xlarge");
    expect(ask(brokers("kafka.m7g.4xlarge"))).toBeUndefined();
  });
});

describe("kafka-other-vpcs", () => {
  it("refuses connections of other VPCs to the smallest brokers", () => {
    const ask = asked("kafka-other-vpcs", "aws_msk_cluster");
    const brokers = (instance_type: string) =>
      ofBrokers({
        instance_type,
        connectivity_info: [{ vpc_connectivity: [{ client_authentication: [{ sasl: [{ iam: true }] }] }] }],
      });
    expect(ask(brokers("kafka.t3.small"))?.fix).toContain("larger type");
    expect(ask(brokers("kafka.m7g.large"))).toBeUndefined();
  });
});

describe("kafka-secret-name", () => {
  it("refuses secrets of other names", () => {
    const ask = asked("kafka-secret-name", "aws_msk_scram_secret_association");
    const arn = (name: string) => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-a1b2c3`;
    expect(ask({ secret_arn_list: [arn("shop")] })?.fix).toContain("AmazonMSK_");
    expect(ask({ secret_arn_list: [arn("AmazonMSK_shop")] })).toBeUndefined();
  });
});

describe("firehose-buffer", () => {
  it("refuses a small buffer with dynamic partitioning", () => {
    const ask = asked("firehose-buffer", "aws_kinesis_firehose_delivery_stream");
    const stream = (buffering_size: number, enabled: boolean) => ({
      extended_s3_configuration: [{ buffering_size, dynamic_partitioning_configuration: [{ enabled }] }],
    });
    expect(ask(stream(32, true))?.fix).toContain("64");
    expect(ask(stream(64, true))).toBeUndefined();
    expect(ask(stream(32, false))).toBeUndefined();
  });
});

describe("firehose-iceberg", () => {
  it("refuses a stream into a table of Iceberg without catalog, role or bucket", () => {
    const ask = asked("firehose-iceberg", "aws_kinesis_firehose_delivery_stream");
    const whole = {
      catalog_arn: "arn:aws:glue:eu-west-1:111111111111:catalog",
      role_arn: "arn:aws:iam::111111111111:role/a",
      s3_configuration: [{ bucket_arn: "arn:aws:s3:::b" }],
    };
    const stream = (more: ObjectValue) => ({ destination: "iceberg", iceberg_configuration: [{ ...whole, ...more }] });
    expect(ask(stream({}))).toBeUndefined();
    expect(ask(stream({ catalog_arn: null }))?.fix).toContain("iceberg_configuration.catalog_arn");
    expect(ask(stream({ role_arn: null }))?.fix).toContain("iceberg_configuration.role_arn");
    expect(ask(stream({ s3_configuration: [] }))?.fix).toContain("iceberg_configuration.s3_configuration.bucket_arn");
    expect(ask({ destination: "extended_s3" })).toBeUndefined();
  });
});

describe("firehose-prefix", () => {
  it("refuses expressions in a prefix without a prefix for errors", () => {
    const ask = asked("firehose-prefix", "aws_kinesis_firehose_delivery_stream");
    const stream = (more: ObjectValue) => ({
      extended_s3_configuration: [{ prefix: "a/!{timestamp:yyyy}/", ...more }],
    });
    expect(ask(stream({}))?.fix).toContain("error_output_prefix");
    expect(ask(stream({ error_output_prefix: "b/" }))).toBeUndefined();
    expect(ask({ extended_s3_configuration: [{ prefix: "a/" }] })).toBeUndefined();
  });
});

describe("firehose-partitions", () => {
  it("refuses partitions in a prefix without dynamic partitioning", () => {
    const ask = asked("firehose-partitions", "aws_kinesis_firehose_delivery_stream");
    const stream = (more: ObjectValue) => ({
      extended_s3_configuration: [{ prefix: "a/!{partitionKeyFromQuery:b}/", ...more }],
    });
    expect(ask(stream({}))?.fix).toContain("dynamic_partitioning_configuration");
    expect(ask(stream({ dynamic_partitioning_configuration: [{ enabled: true }] }))).toBeUndefined();
  });
});

describe("firehose-encryption", () => {
  it("refuses encryption of what a Kinesis stream encrypts", () => {
    const ask = asked("firehose-encryption", "aws_kinesis_firehose_delivery_stream");
    const encrypted = { server_side_encryption: [{ key_arn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/1` }] };
    const source = { kinesis_source_configuration: [{ kinesis_stream_arn: "x" }] };
    expect(ask({ ...encrypted, ...source })?.fix).toContain("server_side_encryption");
    expect(ask(encrypted)).toBeUndefined();
    expect(ask(source)).toBeUndefined();
  });
});

describe("a Kafka cluster", () => {
  const cluster = (caller: Caller, more: ObjectValue = {}) =>
    caller.make("aws_msk_cluster", { cluster_name: "shop", number_of_broker_nodes: 2, ...more });

  it("has a list of brokers for each way to it, which a data source finds by its ARN", () => {
    const caller = new Caller();
    const { arn, bootstrap_brokers_sasl_iam, bootstrap_brokers_tls } = cluster(caller).attributes;
    expect(arn).toMatch(new RegExp(`^arn:aws:kafka:${REGION}:${ACCOUNT}:cluster/shop/[0-9a-f-]{36}-1$`));
    expect(String(bootstrap_brokers_sasl_iam).split(",")).toHaveLength(3);
    expect(bootstrap_brokers_sasl_iam).toContain(":9098");
    expect(bootstrap_brokers_tls).toContain(":9094");
  });

  it("has one of a name, and one policy, which goes with it", () => {
    const caller = new Caller();
    const made = cluster(caller);
    expect(caller.refusal("aws_msk_cluster", { cluster_name: "shop", number_of_broker_nodes: 2 })).toMatchObject({
      rule: "name-taken",
      summary: "ConflictException",
    });
    const statement = {
      Effect: "Allow",
      Action: "kafka:GetBootstrapBrokers",
      Resource: made.attributes.arn,
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    };
    const config = {
      cluster_arn: made.attributes.arn ?? null,
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
    };
    caller.make("aws_msk_cluster_policy", config);
    expect(caller.refusal("aws_msk_cluster_policy", config)).toMatchObject({ rule: "name-taken" });
    expect(caller.remove(made)).toBeUndefined();
    expect(caller.store.ofType("aws_msk_cluster_policy")).toEqual([]);
  });

  it("holds its configuration", () => {
    const caller = new Caller();
    const configuration = caller.make("aws_msk_configuration", { name: "shop", server_properties: "a=b" });
    cluster(caller, { configuration_info: [{ arn: configuration.attributes.arn ?? null, revision: 1 }] });
    expect(caller.remove(configuration)).toMatchObject({ rule: "in-use", summary: "BadRequestException" });
  });

  it("is scaled by a role of its own service, once", () => {
    const caller = new Caller();
    const { arn } = cluster(caller).attributes;
    const target = {
      service_namespace: "kafka",
      resource_id: arn ?? null,
      scalable_dimension: "kafka:broker-storage:VolumeSize",
      min_capacity: 1,
      max_capacity: 100,
    };
    expect(caller.make("aws_appautoscaling_target", target).attributes.role_arn).toContain(
      "role/aws-service-role/kafka.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_KafkaCluster",
    );
    expect(caller.refusal("aws_appautoscaling_target", target)).toMatchObject({ rule: "name-taken" });
    expect(caller.refusal("aws_appautoscaling_target", { ...target, resource_id: `${arn}2` })).toMatchObject({
      rule: "reference-exists",
    });
  });
});
