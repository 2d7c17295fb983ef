import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { FoundationStack } from "../../stacks/foundation";
import { accountInput, devInput, platformOf } from "../support/platform";
import { resource, synthApp } from "../support/synth";

function foundation(change: (input: EnvironmentInput) => void = () => {}) {
  const input = devInput();
  change(input);
  const { account, environments } = platformOf(accountInput(), input);
  const [stack] = synthApp((app) => {
    for (const env of environments) new FoundationStack(app, account, env);
  });
  if (!stack) throw new Error("no stack");
  return stack.json;
}

const PURPOSES = ["managed-services", "workspace-storage", "data", "logs"];

describe("foundation stack", () => {
  it("makes one key per purpose, named after the environment, rotated and kept as configured", () => {
    const json = foundation((input) => {
      input.foundation = { kms: { deletionWindowDays: 14, rotationDays: 180 } };
    });
    expect(Object.keys(json.resource?.aws_kms_key ?? {}).sort()).toEqual(PURPOSES.map((p) => `key-${p}`).sort());
    for (const purpose of PURPOSES) {
      expect(resource(json, `aws_kms_key.key-${purpose}`)).toMatchObject({
        enable_key_rotation: true,
        rotation_period_in_days: 180,
        deletion_window_in_days: 14,
      });
      expect(resource(json, `aws_kms_alias.key-${purpose}_alias`).name).toBe(`alias/acme-dev-${purpose}`);
    }
  });

  it("lets every workspace's cross-account role, and the configured administrators, into the right keys", () => {
    const administrator = "arn:aws:iam::111111111111:role/key-admin";
    const json = foundation((input) => {
      input.foundation = { kms: { administrators: [administrator] } };
      const main = input.workspaces.main;
      if (!main) throw new Error("dev has a workspace main");
      input.workspaces.science = { ...main, networkSlot: 1 };
      input.governanceWorkspace = "main";
    });
    const policy = (purpose: string) => String(resource(json, `aws_kms_key.key-${purpose}`).policy);
    for (const key of ["main", "science"]) {
      expect(policy("workspace-storage")).toContain(`arn:aws:iam::111111111111:role/acme-dev-databricks-${key}`);
    }
    for (const purpose of PURPOSES) expect(policy(purpose)).toContain(administrator);
  });

  it("encrypts the log bucket with the key of logs", () => {
    const json = foundation();
    expect(resource(json, "aws_s3_bucket.logs").bucket).toBe("acme-dev-logs-111111111111");
    expect(resource(json, "aws_s3_bucket_server_side_encryption_configuration.logs_encryption").rule).toMatchObject([
      { apply_server_side_encryption_by_default: { kms_master_key_id: "${aws_kms_key.key-logs.arn}" } },
    ]);
  });

  it.each([
    { mode: "create" as const, made: 1 },
    { mode: "existing" as const, made: 0 },
    { mode: "off" as const, made: 0 },
  ])("EBS encryption by default, mode $mode: makes $made", ({ mode, made }) => {
    const json = foundation((input) => {
      input.foundation = { ebsEncryptionByDefault: mode };
    });
    expect(Object.values(json.resource?.aws_ebs_encryption_by_default ?? {})).toHaveLength(made);
    if (made > 0) {
      expect(resource(json, "aws_ebs_encryption_by_default.ebs-encryption")).toEqual({ enabled: true });
    }
  });

  it("protects keys and logs in a protected environment, and only there", () => {
    const addresses = [...PURPOSES.map((purpose) => `aws_kms_key.key-${purpose}`), "aws_s3_bucket.logs"];
    const lifecycles = (json: ReturnType<typeof foundation>) =>
      addresses.map((address) => resource(json, address).lifecycle);
    const disposable = foundation();
    const protectedOne = foundation((input) => {
      input.protection = { mode: "protected" };
    });
    expect(lifecycles(disposable)).toEqual(addresses.map(() => ({ prevent_destroy: false })));
    expect(lifecycles(protectedOne)).toEqual(addresses.map(() => ({ prevent_destroy: true })));
    expect(resource(disposable, "aws_s3_bucket.logs").force_destroy).toBe(true);
    expect(resource(protectedOne, "aws_s3_bucket.logs").force_destroy).toBe(false);
  });

  it("keeps its contract", () => {
    const { output } = foundation();
    expect(Object.keys(output ?? {}).sort()).toEqual(["kms_key_arns", "log_bucket_arn", "log_bucket_name"]);
    expect(output?.kms_key_arns?.value).toEqual(
      Object.fromEntries(PURPOSES.map((purpose) => [purpose, `\${aws_kms_key.key-${purpose}.arn}`])),
    );
  });
});
