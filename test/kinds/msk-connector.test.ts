import { describe, expect, it } from "vitest";
import type { MskConnectorModel } from "../../config/kinds/data-services/msk-connector";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { connectorStatements, connectorTrust } from "../../modules/data-services/msk-connector/policies";
import { connectorProperties, workerProperties } from "../../modules/data-services/msk-connector/properties";
import { PLUGIN, withConnectors } from "../support/connectors";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const input = devInput();
withConnectors(input);
const STACKS = synthPlatform(platformOf(accountInput(), input));
const stack = (name: string): EmittedStack["json"] => {
  const found = STACKS.find((one) => one.name === name);
  if (!found) throw new Error(`no stack ${name}`);
  return found.json;
};
const model = (key: string): MskConnectorModel => {
  const entry = devEnvironment(withConnectors).dataServices[key];
  if (entry?.kind !== "msk-connector") throw new Error("no connector");
  return entry;
};

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const SECRET = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:acme-dev-shop-login-Ab1Cd2";
const AT = { brokers: "b-1:9098", databaseHost: "shop.example" };

describe("what a connector makes", () => {
  const json = stack("dev-data-services");

  it("is the connector with its plugin, its workers, its role and its log", () => {
    const own = addresses(json).filter((address) => /data-service-(shop-changes|crm-changes|audit)/.test(address));
    expect(own).toEqual([
      "aws_cloudwatch_log_group.data-service-audit_log",
      "aws_cloudwatch_log_group.data-service-crm-changes_log",
      "aws_cloudwatch_log_group.data-service-shop-changes_log",
      "aws_iam_role.data-service-audit_role",
      "aws_iam_role.data-service-crm-changes_role",
      "aws_iam_role.data-service-shop-changes_role",
      "aws_iam_role_policy.data-service-audit_policy",
      "aws_iam_role_policy.data-service-crm-changes_policy",
      "aws_iam_role_policy.data-service-shop-changes_policy",
      "aws_mskconnect_connector.data-service-audit",
      "aws_mskconnect_connector.data-service-crm-changes",
      "aws_mskconnect_connector.data-service-shop-changes",
      "aws_mskconnect_custom_plugin.data-service-crm-changes_plugin",
      "aws_mskconnect_custom_plugin.data-service-shop-changes_plugin",
      "aws_mskconnect_worker_configuration.data-service-audit_workers",
      "aws_mskconnect_worker_configuration.data-service-crm-changes_workers",
      "aws_mskconnect_worker_configuration.data-service-shop-changes_workers",
    ]);
  });

  it("is all of that but the connector and its alarms while it is paused", () => {
    const paused = devInput();
    withConnectors(paused);
    const made = synthPlatform(platformOf(accountInput(), { ...paused, paused: true }));
    const of = (stacks: readonly EmittedStack[]) =>
      stacks.flatMap(({ name, json: all }) =>
        addresses(all)
          .filter((address) => /data-service-(shop-changes|crm-changes|audit)/.test(address))
          .map((address) => `${name} ${address}`),
      );
    const gone = of(STACKS).filter((one) => !of(made).includes(one));
    expect(of(made).filter((one) => !of(STACKS).includes(one))).toEqual([]);
    expect(gone.map((one) => one.replace(/^dev-|\..*$/g, ""))).toEqual([
      ...Array<string>(3).fill("data-services aws_mskconnect_connector"),
      ...Array<string>(6).fill("operations aws_cloudwatch_metric_alarm"),
    ]);
  });

  it("signs in by IAM over TLS, with a plugin of one version, workers in the VPC and a log", () => {
    expect(resource(json, "aws_mskconnect_connector.data-service-shop-changes")).toMatchObject({
      name: "acme-dev-shop-changes",
      kafkaconnect_version: "3.7.x",
      capacity: { provisioned_capacity: { worker_count: 1, mcu_count: 2 } },
      kafka_cluster: {
        apache_kafka_cluster: {
          bootstrap_servers: "${aws_msk_cluster.data-service-broker.bootstrap_brokers_sasl_iam}",
        },
      },
      kafka_cluster_client_authentication: { authentication_type: "IAM" },
      kafka_cluster_encryption_in_transit: { encryption_type: "TLS" },
      log_delivery: { worker_log_delivery: { cloudwatch_logs: { enabled: true } } },
      depends_on: ["aws_iam_role_policy.data-service-shop-changes_policy"],
    });
    expect(resource(json, "aws_mskconnect_custom_plugin.data-service-shop-changes_plugin")).toMatchObject({
      name: expect.stringMatching(/^acme-dev-shop-changes-[0-9a-f]{8}$/),
      content_type: "ZIP",
      location: {
        s3: {
          bucket_arn: "arn:aws:s3:::acme-plugins",
          file_key: "debezium/postgres-3.0.zip",
          object_version: "3sL4kqtJlcpXroDTDmJ",
        },
      },
      lifecycle: { create_before_destroy: true },
    });
    expect(resource(json, "aws_mskconnect_connector.data-service-audit")).toMatchObject({
      kafkaconnect_version: "2.7.1",
      plugin: [{ custom_plugin: { arn: PLUGIN, revision: 3 } }],
      capacity: {
        autoscaling: {
          min_worker_count: 1,
          max_worker_count: 3,
          mcu_count: 1,
          scale_out_policy: { cpu_utilization_percentage: 80 },
          scale_in_policy: { cpu_utilization_percentage: 20 },
        },
      },
    });
  });

  it("calls its brokers and its database, which let it in", () => {
    const rules = JSON.stringify(stack("dev-network").resource?.aws_vpc_security_group_ingress_rule ?? {});
    const shop = resource(stack("dev-network"), "aws_security_group.data-service-shop-changes");
    expect(shop.name).toBe("acme-dev-data-service-shop-changes");
    expect(rules).toContain("${aws_security_group.data-service-shop-changes.id}");
  });

  it("is alarms on tasks that fail or do not run", () => {
    const alarms = Object.entries(stack("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {})
      .filter(([key]) => key.startsWith("data-service-audit_"))
      .map(([, { namespace, metric_name, dimensions, comparison_operator, threshold }]) => [
        namespace,
        metric_name,
        dimensions,
        comparison_operator,
        threshold,
      ]);
    const dimensions = { ConnectorName: "acme-dev-audit" };
    expect(alarms).toEqual([
      ["AWS/KafkaConnect", "ErroredTaskCount", dimensions, "GreaterThanThreshold", 0],
      ["AWS/KafkaConnect", "RunningTaskCount", dimensions, "LessThanThreshold", 1],
    ]);
  });

  it("has its ARN in the outputs, and its role among the readers of its secret", () => {
    expect(json.output?.connector_arns).toEqual({
      value: {
        audit: "${aws_mskconnect_connector.data-service-audit.arn}",
        "crm-changes": "${aws_mskconnect_connector.data-service-crm-changes.arn}",
        "shop-changes": "${aws_mskconnect_connector.data-service-shop-changes.arn}",
      },
    });
    expect(String(resource(json, "aws_secretsmanager_secret_policy.data-service-shop-login_policy").policy)).toContain(
      "role/acme-dev-svc-shop-changes",
    );
  });
});

describe("properties of a connector", () => {
  it("follow PostgreSQL with a slot and a publication, and name secrets without having them", () => {
    const properties = connectorProperties(model("shop-changes"), AT);
    expect(properties).toMatchObject({
      "connector.class": "io.debezium.connector.postgresql.PostgresConnector",
      "tasks.max": "1",
      "database.hostname": "shop.example",
      "database.port": "5432",
      "database.dbname": "shop",
      "database.sslmode": "require",
      "database.user": "$${secretsmanager:acme-dev-shop-login:username}",
      "database.password": "$${secretsmanager:acme-dev-shop-login:password}",
      "table.include.list": "public.customers,public.orders",
      "topic.prefix": "shop-changes",
      "slot.name": "shop_changes",
      "publication.name": "shop_changes",
      "publication.autocreate.mode": "disabled",
    });
  });

  it("follow MySQL with a history of its tables, over a connection that signs in by IAM", () => {
    const properties = connectorProperties(model("crm-changes"), AT);
    expect(properties).toMatchObject({
      "connector.class": "io.debezium.connector.mysql.MySqlConnector",
      "database.port": "3306",
      "database.include.list": "crm",
      "database.ssl.mode": "required",
      "schema.history.internal.kafka.topic": "crm-live.schema-history",
      "schema.history.internal.kafka.bootstrap.servers": "b-1:9098",
      "schema.history.internal.producer.sasl.mechanism": "AWS_MSK_IAM",
      "schema.history.internal.consumer.security.protocol": "SASL_SSL",
    });
    expect(Number(properties["database.server.id"])).toBeGreaterThanOrEqual(5400);
  });

  it("are those of any other connector as they are written", () => {
    expect(connectorProperties(model("audit"), AT)).toEqual({
      "connector.class": "com.acme.AuditConnector",
      "tasks.max": "4",
      topics: "orders",
      "topic.creation.default.partitions": "-1",
      "topic.creation.default.replication.factor": "-1",
      "audit.level": "full",
    });
  });

  it("of workers keep offsets in a topic of a name that stays, and read secrets in the region", () => {
    const text = workerProperties(model("shop-changes"), "eu-west-1");
    expect(text).toContain("offset.storage.topic=acme-dev-shop-changes-offsets\n");
    expect(text).toContain("config.providers.secretsmanager.param.region=eu-west-1\n");
  });
});

describe("the role of a connector", () => {
  const opened = { secretArn: SECRET, keyArn: KEY };
  const shop = connectorStatements(model("shop-changes"), opened, PLACE);
  const audit = connectorStatements(model("audit"), undefined, PLACE);
  const on = (cluster: string, sort: string, name = "") =>
    `arn:aws:kafka:eu-west-1:111111111111:${sort}/acme-dev-${cluster}/0a1b2c3d-2${name === "" ? "" : `/${name}`}`;
  const via = (service: string) => ({ "kms:ViaService": `${service}.eu-west-1.amazonaws.com` });

  it.each<[debezium: string, other: string, action: string, resource: string, context?: Record<string, string>]>([
    ["allow", "allow", "kafka-cluster:Connect", on("broker", "cluster")],
    ["deny", "deny", "kafka-cluster:Connect", on("topics", "cluster")],
    ["deny", "deny", "kafka-cluster:AlterCluster", on("broker", "cluster")],
    ["allow", "deny", "kafka-cluster:WriteData", on("broker", "topic", "shop-changes.public.orders")],
    ["deny", "allow", "kafka-cluster:WriteData", on("broker", "topic", "audit")],
    ["deny", "allow", "kafka-cluster:ReadData", on("broker", "topic", "orders")],
    ["deny", "deny", "kafka-cluster:WriteData", on("broker", "topic", "orders")],
    ["deny", "deny", "kafka-cluster:ReadData", on("broker", "topic", "salaries")],
    ["deny", "deny", "kafka-cluster:DeleteTopic", on("broker", "topic", "audit")],
    ["allow", "deny", "kafka-cluster:WriteData", on("broker", "topic", "acme-dev-shop-changes-offsets")],
    ["allow", "allow", "kafka-cluster:WriteData", on("broker", "topic", "__amazon_msk_connect_configs_x")],
    ["allow", "allow", "kafka-cluster:AlterGroup", on("broker", "group", "connect-x")],
    ["deny", "deny", "kafka-cluster:AlterGroup", on("broker", "group", "billing")],
    ["allow", "deny", "secretsmanager:GetSecretValue", SECRET],
    ["deny", "deny", "secretsmanager:GetSecretValue", SECRET.replace("shop", "crm")],
    ["allow", "deny", "kms:Decrypt", KEY, via("secretsmanager")],
    ["deny", "deny", "kms:Decrypt", KEY, via("s3")],
  ])("may: %s, %s %s on %s", (debezium, other, action, target, context = {}) => {
    expect(simulateIdentity(shop, { action, resource: target, context })).toBe(debezium);
    expect(simulateIdentity(audit, { action, resource: target, context })).toBe(other);
  });

  it("is taken by MSK Connect for this connector alone", () => {
    const by = (service: string, connector: string, account = PLACE.accountId) =>
      simulate(connectorTrust("acme-dev-audit", PLACE), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: {
          "aws:SourceAccount": account,
          "aws:SourceArn": `arn:aws:kafkaconnect:eu-west-1:${account}:connector/${connector}/0a1b2c3d-2`,
        },
      });
    expect(by("kafkaconnect.amazonaws.com", "acme-dev-audit")).toBe("allow");
    expect(by("kafkaconnect.amazonaws.com", "acme-dev-other")).toBe("deny");
    expect(by("kafkaconnect.amazonaws.com", "acme-dev-audit", "999999999999")).toBe("deny");
    expect(by("ec2.amazonaws.com", "acme-dev-audit")).toBe("deny");
  });
});
