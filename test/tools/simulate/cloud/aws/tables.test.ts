import { describe, expect, it } from "vitest";
import { deletionProtection } from "../../../../../tools/simulate/cloud/rules/aws/deletion-protection";
import { tableCopyKey } from "../../../../../tools/simulate/cloud/rules/aws/table-copy-key";
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

describe("table-copy", () => {
  const ask = asked("table-copy", "aws_dynamodb_table");
  const replica = [{ region_name: "eu-central-1" }];
  const stream = { stream_enabled: true, stream_view_type: "NEW_AND_OLD_IMAGES" };
  const onDemand = { name: "t", billing_mode: "PAY_PER_REQUEST" };

  it("asks for capacity on demand of a new table, and for a stream with both images", () => {
    expect(ask({ ...onDemand, ...stream, replica })).toBeUndefined();
    expect(ask({ name: "t", billing_mode: "PROVISIONED", ...stream, replica })?.summary).toContain("AutoScaled");
    expect(ask({ name: "t", billing_mode: "PROVISIONED", ...stream })).toBeUndefined();
    expect(ask({ ...onDemand, replica })?.fix).toContain("NEW_AND_OLD_IMAGES");
    expect(ask({ ...onDemand, ...stream, stream_view_type: "NEW_IMAGE", replica })?.fix).toContain(
      "NEW_AND_OLD_IMAGES",
    );
  });
});

describe("table-copy-key", () => {
  const key = (region: string) => `arn:aws:kms:${region}:111111111111:key/mrk-1`;
  const ask = (copy: ObjectValue) =>
    new World().create(tableCopyKey, "aws_dynamodb_table", {
      name: "t",
      server_side_encryption: [{ enabled: true, kms_key_arn: key("eu-west-1") }],
      replica: [copy],
    });

  it("asks for a key of the region of each copy, and for another region", () => {
    expect(ask({ region_name: "eu-central-1", kms_key_arn: key("eu-central-1") })).toBeUndefined();
    expect(ask({ region_name: "eu-central-1", kms_key_arn: key("eu-west-1") })?.detail).toContain("not a key of");
    expect(ask({ region_name: "eu-central-1" })?.detail).toContain("must be specified for each replica");
    expect(ask({ region_name: "eu-west-1", kms_key_arn: key("eu-west-1") })?.detail).toContain("local region");
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
