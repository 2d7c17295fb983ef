import { describe, expect, it } from "vitest";
import { type DmsReplicationModel, dmsReplication } from "../../config/kinds/data-services/dms-replication";
import { ceiling } from "../../modules/data-services/dms-replication/ceiling";
import {
  endpointStatements,
  logKeyStatements,
  secretStatements,
  secretTrust,
  targetStatements,
  targetTrust,
  topicStatements,
} from "../../modules/data-services/dms-replication/policies";
import type { Statement } from "../../modules/iam/policy-document";
import { SECRET_ARN, SECRET_KEY, shopFiles, withReplications } from "../support/dms";
import { DEV_NAMES } from "../support/names";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const input = devInput();
withReplications(input);
const stacks = synthPlatform(platformOf(accountInput(), input));
const json = (layer: string) => {
  const stack = stacks.find(({ name }) => name === `dev-${layer}`);
  if (stack === undefined) throw new Error(`no stack dev-${layer}`);
  return stack.json;
};

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const STREAM = "arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events";
const TOPIC = "arn:aws:sns:eu-west-1:111111111111:acme-dev-alarms";

const model = (key: string): DmsReplicationModel => {
  const entry = devEnvironment(withReplications).dataServices[key];
  if (entry?.kind !== "dms-replication") throw new Error("no replication");
  return entry;
};

describe("what a replication makes", () => {
  it("is a serverless one, its endpoints, roles and log in the data-services layer", () => {
    const made = resource(json("data-services"), "aws_dms_replication_config.data-service-shop-files_replication");
    expect(made).toMatchObject({
      replication_config_identifier: "acme-dev-shop-files",
      resource_identifier: "acme-dev-shop-files",
      replication_type: "full-load-and-cdc",
      start_replication: false,
      compute_config: { max_capacity_units: 16, min_capacity_units: 2, multi_az: true },
      depends_on: ["aws_cloudwatch_log_group.data-service-shop-files_log"],
    });
    const { rules } = JSON.parse(String(made.table_mappings)) as { rules: Record<string, unknown>[] };
    expect(rules.map((rule) => [rule["rule-id"], rule["rule-action"], rule["object-locator"]])).toEqual([
      ["1", "include", { "schema-name": "sales", "table-name": "%" }],
      ["2", "exclude", { "schema-name": "sales", "table-name": "audit_%" }],
      ["3", "include", { "schema-name": "stock", "table-name": "items" }],
      ["4", "include", { "schema-name": "stock", "table-name": "places" }],
      ["5", "add-column", { "schema-name": "%", "table-name": "%" }],
    ]);
    expect(JSON.parse(String(made.replication_settings))).toMatchObject({
      Logging: { EnableLogging: true },
      TargetMetadata: { LobMaxSize: 64 },
      ErrorBehavior: { TableErrorPolicy: "STOP_TASK" },
    });
  });

  it("reads its source encrypted, with the address and password of a secret", () => {
    expect(resource(json("data-services"), "aws_dms_endpoint.data-service-shop-files_source")).toMatchObject({
      engine_name: "postgres",
      database_name: "shop",
      ssl_mode: "verify-full",
      certificate_arn: "${aws_dms_certificate.data-service-shop-files_source_authority.certificate_arn}",
      secrets_manager_arn: "${aws_secretsmanager_secret_policy.data-service-shop-login_policy.secret_arn}",
      secrets_manager_access_role_arn: "${aws_iam_role.data-service-shop-files_source_role.arn}",
    });
    const policy = String(
      resource(json("data-services"), "aws_secretsmanager_secret_policy.data-service-shop-login_policy").policy,
    );
    const { Statement: statements } = JSON.parse(policy) as { Statement: Statement[] };
    const opened = (role: string) =>
      simulate(statements, PLACE.accountId, {
        by: { arn: `arn:aws:iam::111111111111:role/${role}` },
        action: "secretsmanager:GetSecretValue",
        resource: "*",
        context: { "aws:PrincipalArn": `arn:aws:iam::111111111111:role/${role}`, "aws:SecureTransport": "true" },
      });
    expect(opened("acme-dev-svc-shop-files-secret")).toBe("by-iam");
    expect(opened("acme-dev-svc-erp-messages-secret")).toBe("by-iam");
    expect(opened("acme-dev-svc-shop-files-target")).toBe("deny");
  });

  it("puts Parquet into its folder, with the operation and the time of each row", () => {
    expect(resource(json("data-services"), "aws_dms_s3_endpoint.data-service-shop-files_target")).toMatchObject({
      bucket_folder: "orders/shop",
      data_format: "parquet",
      include_op_for_full_load: true,
      timestamp_column_name: "dms_timestamp",
      date_partition_enabled: true,
      encryption_mode: "SSE_KMS",
      cdc_min_file_size: 32_768,
    });
  });

  it("is an instance and a task, and events of both to the topic of alarms", () => {
    expect(
      resource(json("data-services"), "aws_dms_replication_task.data-service-crm-messages_replication"),
    ).toMatchObject({
      migration_type: "cdc",
      replication_instance_arn:
        "${aws_dms_replication_instance.data-service-crm-messages_replication_instance.replication_instance_arn}",
    });
    expect(
      resource(json("data-services"), "aws_dms_endpoint.data-service-crm-messages_target").kinesis_settings,
    ).toMatchObject({ message_format: "json-unformatted", partition_include_schema_table: true });
    for (const sort of ["instance", "task"]) {
      const events = resource(
        json("operations"),
        `aws_dms_event_subscription.data-service-crm-messages_${sort}-events`,
      );
      expect(events).toMatchObject({ source_type: `replication-${sort}`, enabled: true });
    }
  });

  it("signs in to Kafka with a password that is given to Terraform", () => {
    expect(
      resource(json("data-services"), "aws_dms_endpoint.data-service-erp-messages_target").kafka_settings,
    ).toMatchObject({
      broker: "${aws_msk_cluster.data-service-broker.bootstrap_brokers_sasl_scram}",
      topic: "erp",
      security_protocol: "sasl-ssl",
      sasl_password: "${var.dms_erp_messages_password}",
    });
    expect(json("data-services").variable).toMatchObject({ dms_erp_messages_password: { sensitive: true } });
  });

  it("tells when it lags behind, stops or fails", () => {
    const alarms = json("operations").resource?.aws_cloudwatch_metric_alarm ?? {};
    expect(alarms["data-service-shop-files_source-lag"]).toMatchObject({
      metric_name: "CDCLatencySource",
      threshold: 1800,
      dimensions: { ReplicationConfigId: "111111111111:acme-dev-shop-files" },
    });
    expect(alarms["data-service-crm-messages_target-lag"]).toMatchObject({
      metric_name: "CDCLatencyTarget",
      dimensions: {
        ReplicationInstanceIdentifier: "acme-dev-crm-messages",
        ReplicationTaskIdentifier: "acme-dev-crm-messages",
      },
    });
    const rule = resource(json("operations"), "aws_cloudwatch_event_rule.data-service-shop-files_stopped");
    expect(rule.event_pattern).toContain('"eventType":[{"suffix":"_FAILED"},{"suffix":"_STOPPED"}]');
    expect(rule.event_pattern).toContain("outputs.replication_arns");
  });

  it("is let out to what it calls, and into that, and nowhere else", () => {
    const network = json("network").resource ?? {};
    const rules = (type: string) => Object.keys(network[type] ?? {}).filter((id) => id.includes("shop-files"));
    expect(rules("aws_vpc_security_group_egress_rule")).toEqual([
      "data-service-shop-files_calls_endpoints-443",
      "data-service-shop-files_calls_s3",
      "data-service-shop-files_calls_shop-5432",
    ]);
    expect(rules("aws_vpc_security_group_ingress_rule")).toEqual([
      "data-service-shop-files_calls_endpoints-443-in",
      "data-service-shop-files_calls_shop-5432-in",
    ]);
  });

  it("takes names for itself, its roles, and what tells that it stops", () => {
    expect(dmsReplication.names?.(shopFiles(), "shop-files").map(({ what, purpose }) => `${what} ${purpose}`)).toEqual([
      "replication shop-files",
      "role svc-shop-files-secret",
      "event-rule tell-shop-files",
      "role svc-shop-files-target",
    ]);
  });
});

describe("policies of a replication", () => {
  const s3 = (object: string) => ({
    "kms:ViaService": "s3.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": object,
  });
  const kinesis = {
    "kms:ViaService": "kinesis.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:kinesis:arn": STREAM,
  };

  it.each<[files: string, stream: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "deny", "s3:PutObject", `${BUCKET}/orders/shop/sales/orders/LOAD1.parquet`],
    ["allow", "deny", "s3:DeleteObject", `${BUCKET}/orders/shop/x`],
    ["allow", "deny", "s3:PutObjectTagging", `${BUCKET}/orders/shop/x`],
    ["deny", "deny", "s3:PutObject", `${BUCKET}/orders/other/x`],
    ["deny", "deny", "s3:GetObject", `${BUCKET}/orders/shop/x`],
    ["allow", "deny", "s3:ListBucket", BUCKET, { "s3:prefix": "orders/shop/sales" }],
    ["deny", "deny", "s3:ListBucket", BUCKET, { "s3:prefix": "customers" }],
    ["allow", "deny", "kms:GenerateDataKey", KEY, s3(`${BUCKET}/orders/shop/x`)],
    ["deny", "deny", "kms:GenerateDataKey", KEY, s3(`${BUCKET}/customers/x`)],
    ["deny", "allow", "kinesis:PutRecords", STREAM],
    ["deny", "deny", "kinesis:PutRecords", STREAM.replace("events", "other")],
    ["deny", "deny", "kinesis:GetRecords", STREAM],
    ["deny", "allow", "kms:GenerateDataKey", KEY, kinesis],
    ["deny", "deny", "kms:Decrypt", KEY, kinesis],
  ])("let it write where it is to write: %s, %s %s on %s", (files, stream, action, on, context = {}) => {
    const decide = (key: string) =>
      simulateIdentity(
        targetStatements(model(key).target, () => KEY, PLACE),
        { action, resource: on, context },
      );
    expect(decide("shop-files")).toBe(files);
    expect(decide("crm-messages")).toBe(stream);
  });

  it("let it read its secret, and decrypt it alone", () => {
    const statements = secretStatements({ secretArn: SECRET_ARN, keyArn: SECRET_KEY }, PLACE);
    const decide = (action: string, on: string, context = {}) =>
      simulateIdentity(statements, { action, resource: on, context });
    const via = (service: string) => ({ "kms:ViaService": `${service}.eu-west-1.amazonaws.com` });
    expect(decide("secretsmanager:GetSecretValue", SECRET_ARN)).toBe("allow");
    expect(decide("secretsmanager:PutSecretValue", SECRET_ARN)).toBe("deny");
    expect(decide("secretsmanager:GetSecretValue", SECRET_ARN.replace("erp", "crm"))).toBe("deny");
    expect(decide("kms:Decrypt", SECRET_KEY, via("secretsmanager"))).toBe("allow");
    expect(decide("kms:Decrypt", SECRET_KEY, via("s3"))).toBe("deny");
    expect(secretStatements({ secretArn: SECRET_ARN, keyArn: undefined }, PLACE)).toHaveLength(1);
  });

  it("let DMS take its roles for this account alone", () => {
    const by = (trust: Statement[], service: string, account: string) =>
      simulate(trust, PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: { "aws:SourceAccount": account },
      });
    expect(by(targetTrust(PLACE), "dms.amazonaws.com", PLACE.accountId)).toBe("allow");
    expect(by(targetTrust(PLACE), "dms.amazonaws.com", "999999999999")).toBe("deny");
    expect(by(targetTrust(PLACE), "lambda.amazonaws.com", PLACE.accountId)).toBe("deny");
    expect(by(secretTrust(PLACE), "dms.eu-west-1.amazonaws.com", PLACE.accountId)).toBe("allow");
    expect(by(secretTrust(PLACE), "dms.amazonaws.com", PLACE.accountId)).toBe("deny");
  });

  it("let events and subscriptions of its own publish, and use the key of the topic", () => {
    const statements = topicStatements([model("shop-files"), model("crm-messages")], TOPIC, PLACE);
    const publish = (service: string, source: string) =>
      simulate(statements, PLACE.accountId, {
        by: { service },
        action: "sns:Publish",
        resource: TOPIC,
        context: { "aws:SourceArn": source },
      });
    const rule = (name: string) => `arn:aws:events:eu-west-1:111111111111:rule/${name}`;
    expect(publish("events.amazonaws.com", rule("acme-dev-tell-shop-files"))).toBe("allow");
    expect(publish("events.amazonaws.com", rule("acme-dev-other"))).toBe("deny");
    expect(publish("dms.amazonaws.com", "arn:aws:dms:eu-west-1:111111111111:es:acme-dev-crm-messages-task")).toBe(
      "allow",
    );
    expect(publish("dms.amazonaws.com", "arn:aws:dms:eu-west-1:111111111111:es:acme-prod-x")).toBe("deny");
    expect(topicStatements([], TOPIC, PLACE)).toEqual([]);
    expect(logKeyStatements([model("shop-files")], PLACE)).toEqual([]);
    expect(logKeyStatements([model("crm-messages")], PLACE)).toHaveLength(1);
  });

  it("tag files in the zone through the endpoint, in its folder alone", () => {
    const statements = endpointStatements([model("shop-files"), model("crm-messages")], PLACE);
    const tag = (object: string, account = PLACE.accountId) =>
      simulateIdentity(
        statements.map(({ Principal: _, ...statement }) => statement),
        { action: "s3:PutObjectTagging", resource: object, context: { "aws:PrincipalAccount": account } },
      );
    expect(tag(`${BUCKET}/orders/shop/x`)).toBe("allow");
    expect(tag(`${BUCKET}/customers/x`)).toBe("deny");
    expect(tag(`${BUCKET}/orders/shop/x`, "999999999999")).toBe("deny");
    expect(endpointStatements([model("crm-messages")], PLACE)).toEqual([]);
  });

  it("stay below the most that roles of the layer may do", () => {
    const most = ceiling({
      ...PLACE,
      prefix: "acme-dev",
      names: DEV_NAMES,
      bucketName: (purpose: string) => `acme-dev-${purpose}-111111111111`,
      databricksMakesVpc: false,
      lakeBuckets: [],
      eventBuckets: [],
      rawBuckets: ["acme-dev-raw-111111111111"],
      accessed: [{ does: "fill-stream", arn: STREAM, key: { mode: "data" } }],
      openedSecrets: [{ entry: undefined, arn: SECRET_ARN, kmsKeyArn: SECRET_KEY, role: "x" }],
      dataKeyArn: KEY,
      lakeKeyArns: [KEY],
      otherBuckets: [],
    });
    const decide = (action: string, on: string) => simulateIdentity(most, { action, resource: on, context: {} });
    expect(decide("s3:PutObjectTagging", `${BUCKET}/orders/shop/x`)).toBe("allow");
    expect(decide("kinesis:PutRecords", STREAM)).toBe("allow");
    expect(decide("kinesis:PutRecords", STREAM.replace("events", "other"))).toBe("deny");
    expect(decide("secretsmanager:GetSecretValue", SECRET_ARN)).toBe("allow");
    expect(decide("secretsmanager:GetSecretValue", SECRET_ARN.replace("erp", "crm"))).toBe("deny");
  });
});
