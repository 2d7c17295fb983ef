import { describe, expect, it } from "vitest";
import { KmsKey } from "../../../modules/kms/key";
import { resource, synthModule } from "../../support/synth";

const key = (preventDestroy: boolean) =>
  synthModule((stack) => {
    new KmsKey(stack, "key-data", {
      aliasName: "acme-dev-data",
      description: "Lake",
      statements: [
        { Sid: "A", Effect: "Allow", Principal: { AWS: "arn:aws:iam::1:root" }, Action: "kms:*", Resource: "*" },
      ],
      deletionWindowDays: 7,
      rotationDays: 90,
      preventDestroy,
    });
  });

describe("KMS key", () => {
  it("rotates, waits before it is deleted, has the policy that it was given, and an alias that points to it", () => {
    const json = key(true);
    expect(resource(json, "aws_kms_key.key-data")).toMatchObject({
      description: "Lake",
      enable_key_rotation: true,
      rotation_period_in_days: 90,
      deletion_window_in_days: 7,
      policy: expect.stringContaining('"Action":"kms:*"'),
    });
    expect(resource(json, "aws_kms_alias.key-data_alias")).toEqual({
      name: "alias/acme-dev-data",
      target_key_id: "${aws_kms_key.key-data.key_id}",
    });
  });

  it.each([true, false])("is protected from destruction as it is told: %s", (preventDestroy) => {
    expect(resource(key(preventDestroy), "aws_kms_key.key-data").lifecycle).toEqual({
      prevent_destroy: preventDestroy,
    });
  });
});
