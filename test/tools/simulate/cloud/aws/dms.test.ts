import { describe, expect, it } from "vitest";
import { dmsAccountRole } from "../../../../../tools/simulate/cloud/rules/aws/dms-account-role";
import { dmsEndpointRunning } from "../../../../../tools/simulate/cloud/rules/aws/dms-endpoint-running";
import { inUse } from "../../../../../tools/simulate/cloud/rules/in-use";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { ACCOUNT, World } from "../support/world";

const asked = (rule: string, type: string) => (planned: ObjectValue) =>
  new World().create(checkRule(rule), type, planned);

describe("dms-identifier", () => {
  it.each<[type: string, argument: string, good: string, bad: string]>([
    ["aws_dms_endpoint", "endpoint_id", "acme-dev-shop-source", "acme--dev"],
    ["aws_dms_s3_endpoint", "endpoint_id", "a", "acme-"],
    ["aws_dms_replication_instance", "replication_instance_id", "acme", "a".repeat(64)],
    ["aws_dms_replication_config", "resource_identifier", "a".repeat(31), "a".repeat(32)],
    ["aws_dms_replication_task", "resource_identifier", "acme-dev", "1acme"],
    ["aws_dms_certificate", "certificate_id", "acme-dev-source", "acme_dev"],
  ])("takes names of its form: %s.%s", (type, argument, good, bad) => {
    const ask = asked("dms-identifier", type);
    expect(ask({ [argument]: good })).toBeUndefined();
    expect(ask({ [argument]: bad })?.detail).toContain(`"${bad}" is not of the form that DMS takes`);
  });
});

describe("dms-table-mappings", () => {
  const ask = asked("dms-table-mappings", "aws_dms_replication_config");
  const rule = (id: string, action: string) => ({ "rule-type": "selection", "rule-id": id, "rule-action": action });
  const mapped = (...rules: object[]) => ask({ table_mappings: JSON.stringify({ rules }) });

  it("takes tables in, by rules with ids of their own", () => {
    expect(mapped(rule("1", "include"), rule("2", "exclude"))).toBeUndefined();
    expect(mapped(rule("1", "exclude"))?.detail).toContain("includes no table");
    expect(mapped(rule("1", "include"), rule("1", "exclude"))?.detail).toContain("two rules of one id");
  });
});

describe("dms-capacity", () => {
  it("has no more units at least than at most", () => {
    const ask = asked("dms-capacity", "aws_dms_replication_config");
    const units = (min: number, max: number) => ({
      compute_config: [{ min_capacity_units: min, max_capacity_units: max }],
    });
    expect(ask(units(8, 4))?.detail).toContain("more capacity units at least than at most");
    expect(ask(units(4, 4))).toBeUndefined();
  });
});

describe("what an endpoint of DMS needs", () => {
  it.each<[rule: string, type: string, bad: ObjectValue, good: ObjectValue]>([
    [
      "dms-ssl-mode",
      "aws_dms_endpoint",
      { engine_name: "mysql", ssl_mode: "require" },
      { engine_name: "postgres", ssl_mode: "require" },
    ],
    [
      "dms-certificate",
      "aws_dms_endpoint",
      { ssl_mode: "verify-full" },
      { ssl_mode: "verify-full", certificate_arn: "arn:aws:dms:eu-west-1:111111111111:cert:A" },
    ],
    [
      "dms-secret-role",
      "aws_dms_endpoint",
      { secrets_manager_arn: "arn:a" },
      { secrets_manager_arn: "arn:a", secrets_manager_access_role_arn: "arn:b" },
    ],
    [
      "dms-kafka-password",
      "aws_dms_endpoint",
      { kafka_settings: [{ security_protocol: "sasl-ssl", sasl_username: "shop" }] },
      { kafka_settings: [{ security_protocol: "sasl-ssl", sasl_username: "shop", sasl_password: "x" }] },
    ],
    [
      "dms-encryption-key",
      "aws_dms_s3_endpoint",
      { encryption_mode: "SSE_KMS" },
      { encryption_mode: "SSE_KMS", server_side_encryption_kms_key_id: "arn:a" },
    ],
    [
      "dms-transactions",
      "aws_dms_s3_endpoint",
      { preserve_transactions: true },
      { preserve_transactions: true, cdc_path: "changes" },
    ],
    [
      "dms-subnets",
      "aws_dms_replication_subnet_group",
      { subnet_ids: ["subnet-1"] },
      { subnet_ids: ["subnet-1", "subnet-2"] },
    ],
    [
      "dms-event-category",
      "aws_dms_event_subscription",
      { source_type: "replication-task", event_categories: ["low storage"] },
      { source_type: "replication-instance", event_categories: ["low storage"] },
    ],
  ])("is refused without it: %s", (rule, type, bad, good) => {
    const ask = asked(rule, type);
    expect(ask(bad)?.fix).toBeTruthy();
    expect(ask(good)).toBeUndefined();
  });
});

describe("dms-account-role", () => {
  it("refuses a subnet group where the account has no role for network interfaces", () => {
    const world = new World();
    const ask = () => world.create(dmsAccountRole, "aws_dms_replication_subnet_group", {});
    expect(ask()?.detail).toContain(`account ${ACCOUNT} has none`);
    world.has("aws_iam_role", { name: "dms-vpc-role" });
    expect(ask()).toBeUndefined();
  });
});

describe("dms-endpoint-running", () => {
  it("changes no endpoint while something runs over it", () => {
    const world = new World();
    const endpoint = world.has("aws_dms_endpoint", { endpoint_id: "a", endpoint_arn: "arn:a" });
    const change = (changes: ObjectValue) => world.update(dmsEndpointRunning, endpoint, changes);
    expect(change({ database_name: "b" })).toBeUndefined();
    world.has("aws_dms_replication_config", { source_endpoint_arn: "arn:a", start_replication: false });
    expect(change({ database_name: "b" })).toBeUndefined();
    world.has("aws_dms_replication_task", { target_endpoint_arn: "arn:a", start_replication_task: true });
    expect(change({ database_name: "b" })?.detail).toContain("cannot be changed while");
    expect(change({ tags: { a: "b" } })).toBeUndefined();
    expect(change({ database_name: "b", pause_replication_tasks: true })).toBeUndefined();
  });
});

describe("what a replication uses", () => {
  it("cannot be deleted before it", () => {
    const world = new World();
    const endpoint = world.has("aws_dms_endpoint", { endpoint_id: "a", endpoint_arn: "arn:a" });
    const subnets = world.has("aws_dms_replication_subnet_group", { replication_subnet_group_id: "g" });
    expect(world.delete(inUse, endpoint)).toBeUndefined();
    world.has("aws_dms_replication_config", {
      source_endpoint_arn: "arn:a",
      compute_config: [{ replication_subnet_group_id: "g" }],
    });
    expect(world.delete(inUse, endpoint)?.summary).toBe("InvalidResourceStateFault");
    expect(world.delete(inUse, subnets)?.summary).toBe("InvalidResourceStateFault");
  });
});
