import { describe, expect, it } from "vitest";
import { dmsAccountRole } from "../../../../../tools/simulate/cloud/rules/aws/dms-account-role";
import { dmsEndpointRunning } from "../../../../../tools/simulate/cloud/rules/aws/dms-endpoint-running";
import { inUse } from "../../../../../tools/simulate/cloud/rules/in-use";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { decides } from "../support/decides";
import { ACCOUNT, REGION, World } from "../support/world";

const asked = (rule: string, type: string) => (planned: ObjectValue) =>
  new World().create(checkRule(rule), type, planned);

const ENDPOINT = "aws_dms_endpoint";

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

describe("dms-ssl-mode", () => {
  decides("dms-ssl-mode", ENDPOINT, {
    taken: [
      { engine_name: "postgres", ssl_mode: "require" },
      { engine_name: "mysql", ssl_mode: "verify-ca" },
    ],
    refused: ["mysql", "mariadb", "aurora"].map((engine_name) => [
      { engine_name, ssl_mode: "require" },
      "has no ssl_mode require",
    ]),
  });
});

describe("dms-certificate", () => {
  const certificate_arn = `arn:aws:dms:${REGION}:${ACCOUNT}:cert:A`;
  decides("dms-certificate", ENDPOINT, {
    taken: [{ ssl_mode: "verify-full", certificate_arn }, { ssl_mode: "require" }, {}],
    refused: ["verify-ca", "verify-full"].map((ssl_mode) => [{ ssl_mode }, "set certificate_arn"]),
  });
});

describe("dms-secret-role", () => {
  decides("dms-secret-role", ENDPOINT, {
    taken: [{ secrets_manager_arn: "arn:a", secrets_manager_access_role_arn: "arn:b" }, { username: "a" }],
    refused: [[{ secrets_manager_arn: "arn:a" }, "set secrets_manager_access_role_arn"]],
  });
});

describe("dms-kafka-password", () => {
  const kafka = (security_protocol: string, sasl_password: string | null) => ({
    kafka_settings: [{ security_protocol, sasl_username: "shop", sasl_password }],
  });
  decides("dms-kafka-password", ENDPOINT, {
    taken: [kafka("sasl-ssl", "x"), kafka("ssl-encryption", null)],
    refused: [[kafka("sasl-ssl", null), "kafka_settings.sasl_password is missing"]],
  });
});

describe("dms-encryption-key", () => {
  decides("dms-encryption-key", "aws_dms_s3_endpoint", {
    taken: [{ encryption_mode: "SSE_KMS", server_side_encryption_kms_key_id: "arn:a" }, { encryption_mode: "SSE_S3" }],
    refused: [[{ encryption_mode: "SSE_KMS" }, "set server_side_encryption_kms_key_id"]],
  });
});

describe("dms-transactions", () => {
  decides("dms-transactions", "aws_dms_s3_endpoint", {
    taken: [{ preserve_transactions: true, cdc_path: "changes" }, { preserve_transactions: false }],
    refused: [[{ preserve_transactions: true }, "set cdc_path"]],
  });
});

describe("dms-subnets", () => {
  decides("dms-subnets", "aws_dms_replication_subnet_group", {
    taken: [{ subnet_ids: ["subnet-1", "subnet-2"] }],
    refused: [[{ subnet_ids: ["subnet-1"] }, "two availability zones"]],
  });
});

describe("dms-event-category", () => {
  const events = (source_type: string, ...event_categories: string[]) => ({ source_type, event_categories });
  decides("dms-event-category", "aws_dms_event_subscription", {
    taken: [
      events("replication-instance", "low storage", "failover"),
      events("replication-task", "state change", "failure"),
    ],
    refused: [
      [events("replication-task", "failure", "low storage"), "a replication-task has not"],
      [events("replication-instance", "state change"), "a replication-instance has not"],
    ],
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
