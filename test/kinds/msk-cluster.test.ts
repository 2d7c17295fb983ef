import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BROKER_TYPES, KAFKA_VERSIONS } from "../../config/facts/kafka";
import { mskCluster, type ProvisionedCluster } from "../../config/kinds/data-services/msk-cluster";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { clusterPolicy, secretPolicy } from "../../modules/data-services/msk-cluster/policies";
import { serverProperties } from "../../modules/data-services/msk-cluster/server-properties";
import { report } from "../config/problems";
import { AUTHORITY, CLUSTER_ARN, existing, provisioned, serverless, withTopics, ZONES } from "../support/kafka";
import { accountInput, devEnvironment, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { simulate } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

type Services = NonNullable<EnvironmentInput["dataServices"]>;
type Change = (input: EnvironmentInput & OwnNetworkInput) => void;

function emit(services: Services, change: Change = () => {}) {
  const input = devInput();
  input.dataServices = services;
  change(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

const model = (change: Parameters<typeof provisioned>[0] = {}): ProvisionedCluster => {
  const cluster = devEnvironment((input) => {
    input.dataServices = { broker: provisioned(change) };
  }).dataServices.broker;
  if (cluster?.kind !== "msk-cluster" || cluster.mode !== "provisioned") throw new Error("no cluster");
  return cluster;
};

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const KAFKA = "arn:aws:kafka:eu-west-1:111111111111";
const NETWORK = "data.terraform_remote_state.network.outputs";
const connected = () => ({ mode: "network" as const, brokerCidrs: ["10.80.4.0/24"] });

describe("a Kafka cluster in the configuration", () => {
  it.each<[string, unknown]>([
    ["with everything", provisioned()],
    [
      "as small as it can be",
      provisioned({
        instanceType: "kafka.t3.small",
        storage: { gigabytesPerBroker: 1 },
        authentication: {},
        otherAccounts: [],
        consumerGroups: {},
        properties: {},
      }),
    ],
    ...KAFKA_VERSIONS.value.map((kafkaVersion): [string, unknown] => [kafkaVersion, provisioned({ kafkaVersion })]),
    ...BROKER_TYPES.value.map((instanceType): [string, unknown] => [
      instanceType,
      provisioned({ instanceType, otherAccounts: [] }),
    ]),
    [
      "with throughput",
      provisioned({ instanceType: "kafka.m5.4xlarge", storage: { gigabytesPerBroker: 500, throughput: 250 } }),
    ],
    ["with certificates beside roles", provisioned({ authentication: { certificateAuthorityArns: [AUTHORITY] } })],
    ["serverless", serverless({ workspaces: ["main"], consumerGroups: { a: { topic: "t", maxLagSeconds: 30 } } })],
    ["that is there, over a managed connection", existing()],
  ])("is taken: %s", (_, cluster) => {
    expect(report({ dev: { "dataServices.broker": cluster } })).toBe("");
  });

  it.each<[field: string, value: unknown, message: string]>([
    ["kafkaVersion", "2.8.1", '"2.8.1" is not one of the possible values.'],
    ["instanceType", "express.m7g.large", '"express.m7g.large" is not one of the possible values.'],
    ["brokersPerZone", 0, "0 is too small. Fix: use at least 1."],
    ["brokersPerZone", 21, "21 is too large. Fix: use at most 20."],
    ["storage.gigabytesPerBroker", 16_385, "16385 is too large. Fix: use at most 16384."],
    [
      "storage.growToGigabytes",
      100,
      "100 is not more than gigabytesPerBroker, 100. Fix: use a larger number, or remove it.",
    ],
    ["storage.growAtPercent", 5, "5 is too small. Fix: use at least 10."],
    ["storage.throughput", 300, "cannot be set for kafka.m7g.large. Fix: use a type from 4xlarge on, or remove it."],
    ["availabilityZoneIds", ["euw1-az1"], "has 1 entry. Fix: use at least 2 entries."],
    ["availabilityZoneIds", undefined, "is missing: a zone that the VPC gets later would replace the cluster."],
    ["availabilityZoneIds.1", "euw1-az3", "the VPC has no subnet in euw1-az3. Fix: use euw1-az1, euw1-az2."],
    ["subnetIds", ["subnet-00000001", "subnet-00000002"], "is for a VPC that is there already."],
    ["clientCidrs", ["10.20.0.1/20"], '"10.20.0.1/20" has host bits set.'],
    ["workspaces", ["maim"], '"maim" is not a workspace'],
    ["authentication", { iam: false }, "lets nobody sign in. Fix: set iam to true, or add scramUsers"],
    ["authentication.scramUsers", { Shop: true }, "scramUsers.Shop: is not a valid key."],
    [
      "authentication.certificateAuthorityArns",
      ["arn:aws:acm:x"],
      "is not the ARN of a private certificate authority.",
    ],
    ["authentication.iam", false, "connects by IAM, which is off. Fix: set authentication.iam to true."],
    [
      "authentication.iam",
      false,
      "leaves nobody who may write the ACLs without which users and certificates may do nothing. Fix: set it to true,",
    ],
    [
      "properties",
      { "allow.everyone.if.no.acl.found": "true" },
      "warning: dev: dataServices.broker.properties.allow.everyone.if.no.acl.found: lets everybody with a password or a certificate read and write every topic without an ACL. Fix: remove it, and write ACLs.",
    ],
    ["otherAccounts", ["111111111111"], "is the environment's own account, whose roles need no connection."],
    ["instanceType", "kafka.t3.small", "reach no cluster of kafka.t3.small, which takes no connections of other VPCs."],
    ["properties", { "zookeeper.connect": "x" }, "follows from kafkaVersion. Fix: remove it here, and set that."],
    ["properties", { "Log.Retention": "x" }, "properties.Log.Retention: is not a property of a broker."],
    ["properties", { "log.retention.hours": "72 h" }, '"72 h" is not the value of a property.'],
    ["metrics", "ALL", '"ALL" is not one of the possible values.'],
    ["diskAlarmPercent", 96, "96 is too large. Fix: use at most 95."],
    ["consumerGroups.billing.topic", "..", '".." is not the name of a topic.'],
    ["consumerGroups.billing.maxLagSeconds", 29, "29 is too small. Fix: use at least 30."],
    ["acknowledgeHourlyCost", false, "is not accepted. Fix: write true: the cluster is billed by the hour"],
    ["mode", "create", '"create" is not one of the possible values.'],
  ])("is refused: %s %j", (field, value, message) => {
    const changes = { "dataServices.broker": provisioned(), [`dataServices.broker.${field}`]: value };
    expect(report({ dev: changes })).toContain(message);
    expect(report({ dev: changes })).toContain("dev: dataServices.broker.");
  });

  it("is refused tiered storage on the smallest brokers", () => {
    const small = provisioned({
      instanceType: "kafka.t3.small",
      otherAccounts: [],
      storage: { gigabytesPerBroker: 1, tiered: true },
    });
    expect(report({ dev: { "dataServices.broker": small } })).toContain(
      "dataServices.broker.storage.tiered: cannot be had with kafka.t3.small.",
    );
  });

  it.each<[string, unknown, string]>([
    [
      "no ARN of a cluster",
      existing({ clusterArn: "arn:aws:kafka:eu-west-1:999999999999:topic/shop" }),
      "clusterArn: ",
    ],
    [
      "no zones for the connection",
      existing({ reach: { mode: "vpc-connection", acknowledgeHourlyCost: true } }),
      "reach.availabilityZoneIds: is missing",
    ],
    [
      "a connection whose price nobody accepts",
      existing({ reach: { mode: "vpc-connection", availabilityZoneIds: ZONES } as never }),
      "reach.acknowledgeHourlyCost: is not accepted",
    ],
    [
      "brokers that no connection leads to",
      existing({ reach: connected() }),
      "reach.brokerCidrs.0: no connection of the network leads workspace main to 10.80.4.0/24 on TCP 9098. Fix: add the block and the port",
    ],
  ])("is refused as existing: %s", (_, cluster, message) => {
    expect(report({ dev: { "dataServices.shop": cluster } })).toContain(`dev: dataServices.shop.${message}`);
  });

  it("is taken where a connection leads to its brokers on their port, and refused for a workspace that may not use it", () => {
    const peering = {
      erp: {
        mode: "accept-by-hand",
        vpcId: "vpc-0123456789abcdef0",
        accountId: "222222222222",
        destinations: [{ cidr: "10.80.0.0/16", ports: [9098] }],
      },
    };
    const dev = (change = {}) => ({
      "dataServices.shop": existing({ reach: connected() }),
      "network.connections": { peerings: { erp: { ...peering.erp, ...change } } },
    });
    const unreached = "reach.brokerCidrs.0";
    expect(report({ dev: dev() })).not.toContain(unreached);
    expect(report({ dev: dev({ destinations: [{ cidr: "10.80.0.0/16", ports: [9092] }] }) })).toContain(unreached);
    expect(report({ dev: dev({ destinations: [{ cidr: "10.81.0.0/16", ports: [9098] }] }) })).toContain(unreached);
  });

  it("stands in no network without subnets of its own", () => {
    expect(
      report({ dev: { "dataServices.broker": provisioned(), network: { mode: "databricks-managed" } } }),
    ).toContain(
      'a Kafka cluster stands in the environment\'s own VPC, and with network.mode "databricks-managed" there is none.',
    );
  });

  it("has addresses in its subnets for as many brokers as a zone gets", () => {
    const small = { "euw1-az1": "10.20.208.0/28", "euw1-az2": "10.20.208.16/28" };
    const dev = (brokersPerZone: number) => ({
      "dataServices.broker": provisioned({ brokersPerZone }),
      "network.subnets.dataServices": small,
    });
    expect(report({ dev: dev(11) })).toBe("");
    expect(report({ dev: dev(12) })).toContain(
      "dev: network.subnets.dataServices.euw1-az1: a subnet of the data services of /28 has 11 addresses, and they need 12. Fix: write larger blocks under network.subnets.dataServices, or use fewer of them.",
    );
    expect(report({ dev: { "network.subnets.dataServices": small } })).toContain(
      "warning: dev: network.subnets.dataServices: has no effect: no data service stands there.",
    );
  });

  it("takes names for what is made here, and a secret for each user with a password", () => {
    const taken = (cluster: Services[string]) => mskCluster.names?.(cluster as never, "broker") ?? [];
    expect(taken(provisioned()).map(({ what, purpose }) => `${what} ${purpose}`)).toEqual([
      "kafka-cluster broker",
      "log-group svc-broker",
      "kafka-secret broker-shop",
      "kafka-secret broker-erp",
    ]);
    expect(taken(serverless()).map(({ what }) => what)).toEqual(["kafka-cluster"]);
    expect(taken(existing())).toEqual([]);
  });
});

describe("what a Kafka cluster makes", () => {
  it("is brokers, their configuration, log, disks that grow, users and a policy in the data-services layer", () => {
    const json = emit({ broker: provisioned() })("dev-data-services");
    expect(addresses(json).filter((address) => !address.startsWith("data."))).toEqual([
      "aws_appautoscaling_policy.data-service-broker_storage_policy",
      "aws_appautoscaling_target.data-service-broker_storage_target",
      "aws_cloudwatch_log_group.data-service-broker_log",
      "aws_msk_cluster.data-service-broker",
      "aws_msk_cluster_policy.data-service-broker_policy",
      "aws_msk_configuration.data-service-broker_configuration",
      "aws_msk_scram_secret_association.data-service-broker_users_association",
      "aws_secretsmanager_secret.data-service-broker_users_erp",
      "aws_secretsmanager_secret.data-service-broker_users_shop",
      "aws_secretsmanager_secret_policy.data-service-broker_users_erp-policy",
      "aws_secretsmanager_secret_policy.data-service-broker_users_shop-policy",
    ]);
    expect(resource(json, "aws_msk_cluster.data-service-broker")).toEqual({
      cluster_name: "acme-dev-broker",
      kafka_version: "3.8.x.kraft",
      number_of_broker_nodes: 2,
      storage_mode: "LOCAL",
      enhanced_monitoring: "PER_BROKER",
      broker_node_group_info: {
        instance_type: "kafka.m7g.large",
        client_subnets: ZONES.map((zone) => `\${${NETWORK}.data_service_subnet_ids["${zone}"]}`),
        security_groups: [`\${${NETWORK}.data_service_security_group_ids.broker}`],
        storage_info: { ebs_storage_info: { volume_size: 100 } },
        connectivity_info: { vpc_connectivity: { client_authentication: { sasl: { iam: true } } } },
      },
      client_authentication: {
        sasl: { iam: true, scram: true },
        tls: { certificate_authority_arns: [AUTHORITY] },
        unauthenticated: false,
      },
      configuration_info: {
        arn: "${aws_msk_configuration.data-service-broker_configuration.arn}",
        revision: "${aws_msk_configuration.data-service-broker_configuration.latest_revision}",
      },
      encryption_info: {
        encryption_at_rest_kms_key_arn: "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}",
        encryption_in_transit: { client_broker: "TLS", in_cluster: true },
      },
      logging_info: {
        broker_logs: {
          cloudwatch_logs: { enabled: true, log_group: "${aws_cloudwatch_log_group.data-service-broker_log.name}" },
        },
      },
      tags: expect.objectContaining({ DataService: "broker", Layer: "data-services" }),
      lifecycle: {
        prevent_destroy: false,
        ignore_changes: ["broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size"],
      },
    });
    expect(resource(json, "aws_appautoscaling_target.data-service-broker_storage_target")).toMatchObject({
      service_namespace: "kafka",
      scalable_dimension: "kafka:broker-storage:VolumeSize",
      max_capacity: 1000,
    });
    const secret = resource(json, "aws_secretsmanager_secret.data-service-broker_users_shop");
    expect(secret).toMatchObject({
      name: "AmazonMSK_acme-dev-broker-shop",
      kms_key_id: "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}",
      recovery_window_in_days: 0,
    });
    // Only what holds a password: MSK refuses an empty secret.
    expect(resource(json, "aws_msk_scram_secret_association.data-service-broker_users_association")).toMatchObject({
      secret_arn_list: ["${aws_secretsmanager_secret.data-service-broker_users_shop.arn}"],
    });
    expect(Object.keys(json.output ?? {})).toEqual([
      "kafka_brokers",
      "kafka_brokers_scram",
      "kafka_brokers_tls",
      "kafka_cluster_arns",
    ]);
  });

  it("is next to nothing else where little is asked for, and kept where the environment is protected", () => {
    const plain = provisioned({
      storage: { gigabytesPerBroker: 10, tiered: true },
      authentication: {},
      otherAccounts: [],
    });
    const json = emit({ broker: plain }, (input) => {
      input.protection = { mode: "protected" };
    })("dev-data-services");
    expect(addresses(json).filter((address) => !address.startsWith("data."))).toEqual([
      "aws_cloudwatch_log_group.data-service-broker_log",
      "aws_msk_cluster.data-service-broker",
      "aws_msk_configuration.data-service-broker_configuration",
    ]);
    const cluster = resource(json, "aws_msk_cluster.data-service-broker");
    expect(cluster).toMatchObject({ storage_mode: "TIERED", lifecycle: { prevent_destroy: true } });
    expect(JSON.stringify(cluster)).not.toContain("connectivity_info");
  });

  it("is one resource where AWS sees to the brokers, and a connection where the cluster is somebody else's", () => {
    const json = emit({ topics: serverless(), shop: existing() })("dev-data-services");
    expect(addresses(json).filter((address) => address.includes("data-service"))).toEqual([
      "aws_msk_serverless_cluster.data-service-topics",
      "aws_msk_vpc_connection.data-service-shop_connection",
    ]);
    expect(Object.keys(json.data?.aws_msk_bootstrap_brokers ?? {})).toEqual(["data-service-shop_brokers"]);
    expect(resource(json, "aws_msk_vpc_connection.data-service-shop_connection")).toMatchObject({
      target_cluster_arn: CLUSTER_ARN,
      authentication: "SASL_IAM",
      vpc_id: `\${${NETWORK}.vpc_id}`,
    });
    expect(json.output?.kafka_brokers?.value).toEqual({
      shop: "${data.aws_msk_bootstrap_brokers.data-service-shop_brokers.bootstrap_brokers_vpc_connectivity_sasl_iam}",
      topics: "${aws_msk_serverless_cluster.data-service-topics.bootstrap_brokers_sasl_iam}",
    });
  });

  it("is subnets of its own behind everything that is there, and security groups both ways, in the network layer", () => {
    const without = addresses(emit({})("dev-network"));
    const json = emit({ broker: provisioned(), shop: existing() }, ({ network }) => {
      network.networkAcls = true;
    })("dev-network");
    expect(addresses(json)).toEqual(expect.arrayContaining(without));
    expect(resource(json, "aws_subnet.data-service-subnet_euw1-az1")).toMatchObject({ cidr_block: "10.20.208.0/24" });
    const rule = (way: string, id: string) => resource(json, `aws_vpc_security_group_${way}_rule.${id}`);
    const nodes = "${aws_security_group.workspace-security-group-main.id}";
    for (const [service, from, to] of [
      ["broker", 9098, 9098],
      ["broker", 9096, 9096],
      ["broker", 9094, 9094],
      ["shop", 14001, 14100],
    ] as const) {
      const ports = from === to ? `${from}` : `${from}-${to}`;
      const group = `\${aws_security_group.data-service-${service}.id}`;
      const range = { ip_protocol: "tcp", from_port: from, to_port: to };
      expect(rule("ingress", `data-service-${service}_ingress-${ports}-main`)).toMatchObject({
        ...range,
        security_group_id: group,
        referenced_security_group_id: nodes,
      });
      expect(rule("egress", `data-service-${service}_egress_main-${ports}`)).toMatchObject({
        ...range,
        security_group_id: nodes,
        referenced_security_group_id: group,
      });
    }
    expect(rule("ingress", "data-service-broker_ingress-9098-10-20-0-0-20")).toMatchObject({
      cidr_ipv4: "10.20.0.0/20",
    });
    expect(json.output?.data_service_ports?.value).toEqual({
      "broker/main": "9094,9096,9098",
      "shop/main": "14001-14100",
    });
  });

  it("is alarms on partitions, copies, disks and consumers that lag", () => {
    const json = emit({
      broker: provisioned(),
      topics: serverless({ consumerGroups: { all: { topic: "t", maxLagSeconds: 60 } } }),
    })("dev-operations");
    const alarms = Object.fromEntries(
      Object.entries(json.resource?.aws_cloudwatch_metric_alarm ?? {})
        .filter(([key]) => key.startsWith("data-service-"))
        .map(([key, { metric_name, comparison_operator, threshold, dimensions }]) => [
          key.replace("data-service-", ""),
          [metric_name, comparison_operator === "LessThanThreshold" ? "<" : ">", threshold, dimensions],
        ]),
    );
    const cluster = { "Cluster Name": "acme-dev-broker" };
    expect(alarms).toEqual({
      "broker_offline-partitions": ["OfflinePartitionsCount", ">", 0, cluster],
      "broker_no-controller": ["ActiveControllerCount", "<", 1, cluster],
      "broker_disk-1": ["KafkaDataLogsDiskUsed", ">", 85, { ...cluster, "Broker ID": "1" }],
      "broker_disk-2": ["KafkaDataLogsDiskUsed", ">", 85, { ...cluster, "Broker ID": "2" }],
      "broker_copies-1": ["UnderReplicatedPartitions", ">", 0, { ...cluster, "Broker ID": "1" }],
      "broker_copies-2": ["UnderReplicatedPartitions", ">", 0, { ...cluster, "Broker ID": "2" }],
      "broker_lag-billing": [
        "EstimatedMaxTimeLag",
        ">",
        600,
        { ...cluster, "Consumer Group": "billing", Topic: "orders" },
      ],
      "topics_lag-all": [
        "EstimatedMaxTimeLag",
        ">",
        60,
        { "Cluster Name": "acme-dev-topics", "Consumer Group": "all", Topic: "t" },
      ],
    });
  });

  it.each([
    [2, "2", "1"],
    [3, "3", "2"],
  ])("keeps copies in %i zones, over which properties of one's own win", (zones, copies, insync) => {
    expect(
      serverProperties({ properties: { "log.retention.hours": "72", "auto.create.topics.enable": "true" } }, zones),
    ).toBe(
      `allow.everyone.if.no.acl.found=false\nauto.create.topics.enable=true\ndefault.replication.factor=${copies}\nlog.retention.hours=72\nmin.insync.replicas=${insync}\nunclean.leader.election.enable=false\n`,
    );
  });
});

describe("policies of a Kafka cluster", () => {
  const cluster = `${KAFKA}:cluster/acme-dev-broker/uuid`;
  const policy = clusterPolicy(model(), cluster, PLACE);

  it.each<[allowed: boolean, account: string, action: string, resource: string]>([
    [true, "999999999999", "kafka:CreateVpcConnection", cluster],
    [true, "999999999999", "kafka-cluster:Connect", cluster],
    [true, "999999999999", "kafka-cluster:WriteData", `${KAFKA}:topic/acme-dev-broker/uuid/orders`],
    [true, "999999999999", "kafka-cluster:AlterGroup", `${KAFKA}:group/acme-dev-broker/uuid/billing`],
    [false, "999999999999", "kafka-cluster:CreateTopic", `${KAFKA}:topic/acme-dev-broker/uuid/orders`],
    [false, "999999999999", "kafka-cluster:ReadData", `${KAFKA}:topic/acme-dev-other/uuid/orders`],
    [false, "999999999999", "kafka:DeleteCluster", cluster],
    [false, "777777777777", "kafka:CreateVpcConnection", cluster],
  ])("let other accounts do what is theirs: %s, %s %s on %s", (allowed, account, action, on) => {
    const by = { arn: `arn:aws:iam::${account}:role/any` };
    expect(simulate(policy, PLACE.accountId, { by, action, resource: on }) !== "deny").toBe(allowed);
  });

  it("are none where no other account is named", () => {
    expect(clusterPolicy(model({ otherAccounts: [] }), cluster, PLACE)).toEqual([]);
  });

  it("let MSK read a password, for this account's clusters alone", () => {
    const arn = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:AmazonMSK_acme-dev-broker-shop-a1b2c3";
    const decide = (service: string, account: string) =>
      simulate(secretPolicy(arn, PLACE), PLACE.accountId, {
        by: { service },
        action: "secretsmanager:GetSecretValue",
        resource: arn,
        context: { "aws:SourceAccount": account },
      });
    expect(decide("kafka.amazonaws.com", PLACE.accountId)).toBe("allow");
    expect(decide("kafka.amazonaws.com", "999999999999")).toBe("deny");
    expect(decide("lambda.amazonaws.com", PLACE.accountId)).toBe("deny");
  });
});

describe("a Kafka cluster in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("is deployed in every mode and read, has nothing to change afterwards, and goes without a trace", async () => {
    const input = devInput();
    withTopics(input);
    const stacks = ["dev-ingestion-main", "dev-operations"];
    await site.with(platformOf(accountInput(), input), stacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
