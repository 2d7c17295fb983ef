import { describe, expect, it } from "vitest";
import { snsEncrypted as rule } from "../../policy/rules/sns-encrypted";
import { found } from "./support";

describe(rule.id, () => {
  it("accepts a topic with a customer-managed key", () => {
    expect(found(rule, { aws_sns_topic: { t: { kms_master_key_id: "${aws_kms_key.k.id}" } } })).toEqual([]);
  });

  it.each([undefined, "", "alias/aws/sns"])("finds a topic with key %s", (key) => {
    expect(found(rule, { aws_sns_topic: { t: { kms_master_key_id: key } } })).toEqual(["aws_sns_topic.t"]);
  });
});
