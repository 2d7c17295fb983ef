import { describe, expect, it } from "vitest";
import { kmsRotation as rule } from "../../policy/rules/kms-rotation";
import { found } from "./support";

describe(rule.id, () => {
  it("accepts keys that rotate, and keys that cannot", () => {
    const keys = {
      rotates: { enable_key_rotation: true },
      asymmetric: { customer_master_key_spec: "RSA_2048" },
      hsm: { custom_key_store_id: "cks-1" },
    };
    expect(found(rule, { aws_kms_key: keys })).toEqual([]);
  });

  it("finds a symmetric key that does not rotate", () => {
    const keys = { off: { enable_key_rotation: false }, absent: { customer_master_key_spec: "SYMMETRIC_DEFAULT" } };
    expect(found(rule, { aws_kms_key: keys })).toEqual(["aws_kms_key.off", "aws_kms_key.absent"]);
  });
});
