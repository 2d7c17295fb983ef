import { describe, expect, it } from "vitest";
import { deletionProtection } from "../../../../../tools/simulate/cloud/rules/aws/deletion-protection";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { Caller } from "../support/caller";
import { checkRule } from "../support/checks";
import { World } from "../support/world";

const asked = (rule: string, type: string) => (planned: ObjectValue) =>
  new World().create(checkRule(rule), type, planned);

describe("table-capacity", () => {
  const ask = asked("table-capacity", "aws_dynamodb_table");
  const units = { read_capacity: 5, write_capacity: 5 };

  it("asks for units where they are provisioned, of indexes too, and for none where they are not", () => {
    expect(ask({ name: "t", billing_mode: "PROVISIONED" })?.detail).toContain("has no read_capacity, write_capacity");
    expect(ask({ name: "t", billing_mode: "PROVISIONED", ...units })).toBeUndefined();
    expect(ask({ name: "t", ...units, global_secondary_index: [{ name: "i" }] })?.detail).toContain("has no units");
    expect(ask({ name: "t", ...units, global_secondary_index: [{ name: "i", ...units }] })).toBeUndefined();
    expect(ask({ name: "t", billing_mode: "PAY_PER_REQUEST", ...units })?.summary).toContain("Neither");
    expect(ask({ name: "t", billing_mode: "PAY_PER_REQUEST" })).toBeUndefined();
  });
});

describe("table-local-index", () => {
  it("refuses local indexes of a table without a range key", () => {
    const ask = asked("table-local-index", "aws_dynamodb_table");
    const index = { local_secondary_index: [{ name: "i", range_key: "n" }] };
    expect(ask({ name: "t", hash_key: "id", ...index })?.fix).toContain("range_key");
    expect(ask({ name: "t", hash_key: "id", range_key: "at", ...index })).toBeUndefined();
  });
});

describe("table-stream", () => {
  it("refuses a stream that does not say what is in it", () => {
    const ask = asked("table-stream", "aws_dynamodb_table");
    expect(ask({ name: "t", stream_enabled: true })?.fix).toContain("stream_view_type");
    expect(ask({ name: "t", stream_enabled: true, stream_view_type: "KEYS_ONLY" })).toBeUndefined();
  });
});

describe("deletion-protection", () => {
  it.each([
    ["aws_dynamodb_table", "deletion_protection_enabled"],
    ["aws_db_instance", "deletion_protection"],
    ["aws_rds_cluster", "deletion_protection"],
  ])("keeps %s while %s is on", (type, argument) => {
    const world = new World();
    expect(world.delete(deletionProtection, world.has(type, { [argument]: true }))?.fix).toContain(argument);
    expect(world.delete(deletionProtection, world.has(type, { [argument]: false }))).toBeUndefined();
  });
});

describe("schedules", () => {
  it.each([
    ["cron(30 3 * * ? *)", true],
    ["cron(0 4 ? * MON-FRI *)", true],
    ["rate(1 day)", true],
    ["at(2026-12-01T03:00:00)", true],
    ["cron(0 30 3 * * ?)", false],
    ["cron(30 3 * * * *)", false],
    ["cron(30 3 ? * ? *)", false],
    ["every day", false],
  ])("start by expressions of AWS: %s %s", (schedule_expression, taken) => {
    const answer = asked("schedule-expression", "aws_scheduler_schedule")({ name: "s", schedule_expression });
    expect(answer === undefined).toBe(taken);
  });

  it("give their target JSON", () => {
    const ask = asked("schedule-input", "aws_scheduler_schedule");
    expect(ask({ name: "s", target: [{ input: "{TableArn: x}" }] })?.summary).toContain("Invalid RequestJson");
    expect(ask({ name: "s", target: [{ input: '{"TableArn": "x"}' }] })).toBeUndefined();
  });
});

describe("what hangs on a table", () => {
  it("needs the table, and goes with it", () => {
    const caller = new Caller();
    const target = { service_namespace: "dynamodb", scalable_dimension: "dynamodb:table:ReadCapacityUnits" };
    expect(caller.refusal("aws_appautoscaling_target", { ...target, resource_id: "table/t" })).toMatchObject({
      summary: "ValidationException",
    });
    caller.make("aws_dynamodb_table", { name: "t", billing_mode: "PROVISIONED", read_capacity: 1, write_capacity: 1 });
    expect(
      caller.make("aws_appautoscaling_target", { ...target, resource_id: "table/t" }).attributes.role_arn,
    ).toContain("dynamodb.application-autoscaling");
  });
});

describe("tasks of DataSync", () => {
  const type = "aws_datasync_task";

  it("keep times of reading with times of writing", () => {
    const ask = (atime: string, mtime: string) =>
      asked("transfer-times", type)({ name: "t", options: [{ atime, mtime }] });
    expect(ask("NONE", "PRESERVE")?.fix).toContain("NONE for both");
    expect(ask("BEST_EFFORT", "NONE")?.fix).toContain("NONE for both");
    expect(ask("BEST_EFFORT", "PRESERVE")).toBeUndefined();
    expect(ask("NONE", "NONE")).toBeUndefined();
  });

  it("have a group for their log", () => {
    const ask = asked("transfer-log", type);
    expect(ask({ name: "t", options: [{ log_level: "BASIC" }] })?.fix).toContain("cloudwatch_log_group_arn");
    expect(ask({ name: "t", options: [{ log_level: "OFF" }] })).toBeUndefined();
    expect(ask({ name: "t", options: [{ log_level: "BASIC" }], cloudwatch_log_group_arn: "arn" })).toBeUndefined();
  });

  it.each([
    ["cron(15 22 * * ? *)", true],
    ["rate(1 hour)", true],
    ["cron(*/5 * * * ? *)", false],
    ["rate(5 minutes)", false],
  ])("start once an hour at most: %s %s", (schedule_expression, taken) => {
    const answer = asked("transfer-schedule", type)({ name: "t", schedule: [{ schedule_expression }] });
    expect(answer === undefined).toBe(taken);
  });
});

describe("connectors", () => {
  const type = "aws_mskconnect_connector";
  const named = { "connector.class": "com.acme.Sink", "tasks.max": "1" };

  it("say their class and their tasks", () => {
    const ask = (connector_configuration: ObjectValue) =>
      asked("connector-class", type)({ name: "c", connector_configuration });
    expect(ask({ "tasks.max": "1" })?.detail).toContain("connector.class");
    expect(ask(named)).toBeUndefined();
  });

  it("grow to more workers than they start with", () => {
    const ask = (min_worker_count: number, max_worker_count: number) =>
      asked(
        "connector-workers",
        type,
      )({ name: "c", capacity: [{ autoscaling: [{ min_worker_count, max_worker_count }] }] });
    expect(ask(2, 2)?.fix).toContain("max_worker_count");
    expect(ask(1, 2)).toBeUndefined();
    expect(asked("connector-workers", type)({ name: "c", capacity: [{ provisioned_capacity: [{}] }] })).toBeUndefined();
  });

  it("sign in by IAM over TLS alone", () => {
    const ask = (encryption_type: string) =>
      asked(
        "connector-iam",
        type,
      )({
        name: "c",
        kafka_cluster_client_authentication: [{ authentication_type: "IAM" }],
        kafka_cluster_encryption_in_transit: [{ encryption_type }],
      });
    expect(ask("PLAINTEXT")?.fix).toContain("TLS");
    expect(ask("TLS")).toBeUndefined();
  });

  it("hold the plugin and the workers that they have", () => {
    const caller = new Caller();
    const plugin = caller.make("aws_mskconnect_custom_plugin", { name: "p" });
    expect(
      caller.refusal(type, {
        name: "c",
        connector_configuration: named,
        plugin: [{ custom_plugin: [{ arn: "arn:x" }] }],
      }),
    ).toMatchObject({ summary: "ResourceNotFoundException" });
    caller.make(type, {
      name: "c",
      connector_configuration: named,
      plugin: [{ custom_plugin: [{ arn: plugin.attributes.arn ?? null }] }],
    });
    expect(caller.remove(plugin)).toMatchObject({ summary: expect.stringContaining("BadRequestException") });
  });
});
