import { describe, expect, it } from "vitest";
import { budgetSubscribers } from "../../../../../tools/simulate/cloud/rules/aws/budget-subscribers";
import { configDelivery } from "../../../../../tools/simulate/cloud/rules/aws/config-delivery";
import { configOrder } from "../../../../../tools/simulate/cloud/rules/aws/config-order";
import { flowLogDelivery } from "../../../../../tools/simulate/cloud/rules/aws/flow-log-delivery";
import { logGroupKey } from "../../../../../tools/simulate/cloud/rules/aws/log-group-key";
import { serviceRole } from "../../../../../tools/simulate/cloud/rules/aws/service-role";
import { tableAttributes } from "../../../../../tools/simulate/cloud/rules/aws/table-attributes";
import { trailDelivery } from "../../../../../tools/simulate/cloud/rules/aws/trail-delivery";
import { checkRule } from "../support/checks";
import { policy } from "../support/policy";
import { ACCOUNT, REGION, World } from "../support/world";

const aliasLatest = checkRule("alias-latest");

const BUCKET = "arn:aws:s3:::logs";
const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`;
const use = (service: string, ...actions: string[]) => ({
  Principal: { Service: service },
  Action: actions,
  Resource: "*",
});

function logBucket(bucketPolicy: string): World {
  const world = new World();
  world.has("aws_s3_bucket", { bucket: "logs", arn: BUCKET });
  world.has("aws_s3_bucket_policy", { bucket: "logs", policy: bucketPolicy });
  return world;
}

describe("service-role, of an aggregator of AWS Config", () => {
  const made = (service: string) => {
    const world = new World();
    const arn = `arn:aws:iam::${ACCOUNT}:role/aggregator`;
    world.has("aws_iam_role", {
      arn,
      assume_role_policy: policy({ Principal: { Service: `${service}.amazonaws.com` }, Action: "sts:AssumeRole" }),
    });
    return world.create(serviceRole, "aws_config_configuration_aggregator", {
      name: "acme",
      organization_aggregation_source: [{ role_arn: arn }],
    });
  };

  it("refuses a role that another service takes, and accepts that of AWS Config", () => {
    expect(made("ec2")).toMatchObject({ summary: "InvalidRoleException" });
    expect(made("config")).toBeUndefined();
  });
});

describe("log-group-key", () => {
  const group = (statement: object) => {
    const world = new World();
    world.has("aws_kms_key", { arn: KEY, key_id: "1", policy: policy(statement) });
    return world.create(logGroupKey, "aws_cloudwatch_log_group", { name: "/acme", kms_key_id: KEY });
  };
  const logs = use(
    `logs.${REGION}.amazonaws.com`,
    "kms:Encrypt",
    "kms:Decrypt",
    "kms:GenerateDataKey*",
    "kms:DescribeKey",
  );

  it("refuses a key whose policy does not let CloudWatch Logs of the region in, or not for this group", () => {
    expect(group(use("logs.us-east-1.amazonaws.com", "kms:*"))).toMatchObject({ summary: "InvalidParameterException" });
    const other = {
      ArnEquals: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:other` },
    };
    expect(group({ ...logs, Condition: other })).toBeDefined();
  });

  it("accepts one that does", () => {
    const own = { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${REGION}:${ACCOUNT}:*` } };
    expect(group({ ...logs, Condition: own })).toBeUndefined();
  });
});

describe("flow-log-delivery", () => {
  const DELIVERY = "delivery.logs.amazonaws.com";
  const both = policy(
    {
      Principal: { Service: DELIVERY },
      Action: "s3:PutObject",
      Resource: `${BUCKET}/AWSLogs/${ACCOUNT}/*`,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": ACCOUNT } },
    },
    { Principal: { Service: DELIVERY }, Action: "s3:GetBucketAcl", Resource: BUCKET },
  );
  const create = (world: World, destination = BUCKET) =>
    world.create(flowLogDelivery, "aws_flow_log", { log_destination: destination, vpc_id: "vpc-1" });

  it("refuses a bucket whose policy does not let log delivery in, or not in that folder", () => {
    expect(create(logBucket(policy({ Principal: "*", Action: "s3:GetObject", Resource: "*" })))?.detail).toContain(
      DELIVERY,
    );
    expect(create(logBucket(both), `${BUCKET}/vpc`)).toMatchObject({ summary: "AccessDenied" });
  });

  it("accepts one that does, without a key or with one that does too", () => {
    const world = logBucket(both);
    expect(create(world)).toBeUndefined();
    const rule = { apply_server_side_encryption_by_default: [{ kms_master_key_id: KEY, sse_algorithm: "aws:kms" }] };
    world.has("aws_s3_bucket_server_side_encryption_configuration", { bucket: "logs", rule: [rule] });
    const key = world.has("aws_kms_key", { arn: KEY, policy: policy(use("s3.amazonaws.com", "kms:*")) });
    expect(create(world)?.detail).toContain(KEY);
    world.store.put({
      ...key,
      attributes: { ...key.attributes, policy: policy(use(DELIVERY, "kms:GenerateDataKey*")) },
    });
    expect(create(world)).toBeUndefined();
  });
});

describe("trail-delivery", () => {
  const trail = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/audit`;
  const statements = (source: string) =>
    policy({
      ...use("cloudtrail.amazonaws.com", "s3:GetBucketAcl", "s3:PutObject"),
      Condition: { StringEquals: { "aws:SourceArn": source } },
    });
  const create = (world: World, more = {}) =>
    world.create(trailDelivery, "aws_cloudtrail", { name: "audit", s3_bucket_name: "logs", ...more });

  it("refuses a bucket whose policy does not let this trail in, and accepts one that does", () => {
    expect(create(logBucket(statements(`${trail}-2`)))).toMatchObject({
      summary: "InsufficientS3BucketPolicyException",
    });
    expect(create(logBucket(statements(trail)))).toBeUndefined();
  });

  it("refuses a key whose policy does not let CloudTrail in", () => {
    const world = logBucket(statements(trail));
    world.has("aws_kms_key", { arn: KEY, policy: policy(use("s3.amazonaws.com", "kms:*")) });
    expect(create(world, { kms_key_id: KEY })).toMatchObject({ summary: "InsufficientEncryptionPolicyException" });
  });
});

describe("config-order", () => {
  it("refuses a delivery channel before the recorder, and starting before the channel", () => {
    const world = new World();
    const channel = () => world.create(configOrder, "aws_config_delivery_channel", { s3_bucket_name: "logs" });
    const start = () =>
      world.create(configOrder, "aws_config_configuration_recorder_status", { name: "default", is_enabled: true });
    expect(channel()).toMatchObject({ summary: "NoAvailableConfigurationRecorderException" });
    world.has("aws_config_configuration_recorder", { name: "default" });
    expect(channel()).toBeUndefined();
    expect(start()).toMatchObject({ summary: "NoAvailableDeliveryChannelException" });
    world.has("aws_config_delivery_channel", { name: "default" });
    expect(start()).toBeUndefined();
  });
});

describe("alias-latest", () => {
  it("refuses an alias on $LATEST, and accepts one on a version", () => {
    const alias = (version: string) =>
      new World().create(aliasLatest, "aws_lambda_alias", { name: "live", function_version: version });
    expect(alias("$LATEST")?.detail).toContain("not a published version");
    expect(alias("3")).toBeUndefined();
  });
});

describe("table-attributes", () => {
  const table = (...declared: string[]) =>
    new World().create(tableAttributes, "aws_dynamodb_table", {
      name: "t",
      hash_key: "id",
      attribute: declared.map((name) => ({ name, type: "S" })),
      global_secondary_index: [{ name: "by-owner", hash_key: "owner" }],
    });

  it("refuses an index on an attribute that is not declared, and an attribute that nothing uses", () => {
    expect(table("id")?.detail).toContain("not defined in AttributeDefinitions: owner");
    expect(table("id", "owner", "colour")?.detail).toContain("colour is declared");
  });

  it("accepts exactly the attributes of its keys", () => {
    expect(table("id", "owner")).toBeUndefined();
  });
});

describe("budget-subscribers", () => {
  const budget = (addresses: number) =>
    new World().create(budgetSubscribers, "aws_budgets_budget", {
      notification: [{ subscriber_email_addresses: Array.from({ length: addresses }, (_, n) => `p${n}@acme.example`) }],
    });

  it("refuses more addresses than a notification has room for, and accepts ten", () => {
    expect(budget(11)?.detail).toContain("11 addresses");
    expect(budget(10)).toBeUndefined();
  });
});

describe("config-delivery", () => {
  const role = `arn:aws:iam::${ACCOUNT}:role/config`;
  const channel = (world: World) =>
    world.create(configDelivery, "aws_config_delivery_channel", { name: "default", s3_bucket_name: "logs" });

  it("refuses a recorder whose role may not deliver yet, and accepts it with the policy", () => {
    const world = new World();
    world.has("aws_s3_bucket", { bucket: "logs", arn: BUCKET });
    world.has("aws_iam_role", { name: "config", id: "config", arn: role });
    world.has("aws_config_configuration_recorder", { name: "default", role_arn: role });
    expect(channel(world)).toMatchObject({ summary: "InsufficientDeliveryPolicyException" });
    const deliver = { Action: "s3:PutObject", Resource: `${BUCKET}/AWSLogs/${ACCOUNT}/Config/*` };
    world.has("aws_iam_role_policy", { role: "config", name: "deliver", policy: policy(deliver) });
    expect(channel(world)).toBeUndefined();
  });
});
