import { describe, expect, it } from "vitest";
import { cloudwatchLogGroupEncryptedAndRetained as rule } from "../../policy/rules/cloudwatch-log-group-encrypted-and-retained";
import { check, found } from "./support";

const group = { kms_key_id: "${aws_kms_key.logs.arn}", retention_in_days: 90 };

describe(rule.id, () => {
  it("accepts a group with a key and a retention", () => {
    expect(found(rule, { aws_cloudwatch_log_group: { g: group } })).toEqual([]);
  });

  it("finds a group without a key", () => {
    expect(check(rule, { aws_cloudwatch_log_group: { g: { ...group, kms_key_id: undefined } } })).toMatchObject([
      { address: "aws_cloudwatch_log_group.g", fix: "set kms_key_id" },
    ]);
  });

  it.each([0, undefined])("finds a group with retention %s", (days) => {
    expect(check(rule, { aws_cloudwatch_log_group: { g: { ...group, retention_in_days: days } } })).toMatchObject([
      { address: "aws_cloudwatch_log_group.g", fix: "set retention_in_days" },
    ]);
  });
});
