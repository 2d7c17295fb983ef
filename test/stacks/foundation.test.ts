import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { FoundationStack } from "../../stacks/foundation";
import { accountInput, devInput, platformOf } from "../support/platform";
import { resource, synthApp } from "../support/synth";

function foundation(
  change: (input: EnvironmentInput) => void = () => {},
  attestations: Readonly<Record<string, string>> = {},
) {
  const input = devInput();
  change(input);
  const { account, environments } = platformOf(
    { ...accountInput(), attestations: { ...accountInput().attestations, ...attestations } },
    input,
  );
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

  it("replicates the chosen keys, and only those become multi-Region, with policies of their region", () => {
    const plain = foundation();
    for (const purpose of PURPOSES) {
      expect(resource(plain, `aws_kms_key.key-${purpose}`).multi_region).toBeUndefined();
    }
    const json = foundation(
      (input) => {
        input.foundation = {
          disasterRecovery: { region: "eu-central-1", keys: ["data", "workspace-storage"] },
          kms: { deletionWindowDays: 10 },
        };
      },
      { "multi-region-keys-are-new": "A. Lovelace, 2026-11-02" },
    );
    const multi = PURPOSES.filter((purpose) => resource(json, `aws_kms_key.key-${purpose}`).multi_region === true);
    expect(multi).toEqual(["workspace-storage", "data"]);
    const replica = resource(json, "aws_kms_replica_key.replica-key-workspace-storage");
    expect(replica).toMatchObject({
      region: "eu-central-1",
      primary_key_arn: "${aws_kms_key.key-workspace-storage.arn}",
      deletion_window_in_days: 10,
      lifecycle: { prevent_destroy: false },
    });
    expect(String(replica.policy)).toContain("ec2.eu-central-1.amazonaws.com");
    expect(String(replica.policy)).not.toContain("eu-west-1");
    expect(resource(json, "aws_kms_alias.replica-key-data_alias")).toEqual({
      region: "eu-central-1",
      name: "alias/acme-dev-data",
      target_key_id: "${aws_kms_replica_key.replica-key-data.key_id}",
    });
    expect(Object.keys(json.resource?.aws_kms_replica_key ?? {})).toHaveLength(2);
  });

  it("makes no trail, lock or bucket of access logs unless asked", () => {
    const { resource: made } = foundation();
    expect(made?.aws_cloudtrail ?? made?.aws_s3_bucket_logging ?? made?.aws_s3_bucket_object_lock_configuration).toBe(
      undefined,
    );
    expect(Object.keys(made?.aws_s3_bucket ?? {})).toEqual(["logs"]);
  });

  it("records management events of every region and the objects of the zones, encrypted, with digests", () => {
    const json = foundation((input) => {
      input.foundation = { cloudTrail: { mode: "create", insights: true, cloudWatch: { retentionDays: 30 } } };
    });
    const trail = resource(json, "aws_cloudtrail.trail");
    expect(trail).toMatchObject({
      name: "acme-dev",
      s3_bucket_name: "${aws_s3_bucket.logs.bucket}",
      kms_key_id: "${aws_kms_key.key-logs.arn}",
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.trail-log-group.arn}:*",
      cloud_watch_logs_role_arn: "${aws_iam_role.trail-log-group_role.arn}",
      insight_selector: [{ insight_type: "ApiCallRateInsight" }, { insight_type: "ApiErrorRateInsight" }],
    });
    expect(trail.advanced_event_selector).toEqual([
      { name: "Management events", field_selector: [{ field: "eventCategory", equals: ["Management"] }] },
      {
        name: "Objects of the zones",
        field_selector: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          {
            field: "resources.ARN",
            starts_with: ["raw", "processed", "curated"].map((zone) => `arn:aws:s3:::acme-dev-${zone}-111111111111/`),
          },
        ],
      },
    ]);
    expect(trail.depends_on).toEqual(
      expect.arrayContaining(["aws_s3_bucket_policy.logs_policy", "aws_iam_role_policy.trail-log-group_role-policy"]),
    );
    for (const address of ["aws_kms_key.key-logs", "aws_s3_bucket_policy.logs_policy"]) {
      expect(String(resource(json, address).policy)).toContain(
        "arn:aws:cloudtrail:eu-west-1:111111111111:trail/acme-dev",
      );
    }
  });

  it("leaves what it is told out of the trail", () => {
    const json = foundation((input) => {
      input.foundation = { cloudTrail: { mode: "create", managementEvents: false } };
    });
    const trail = resource(json, "aws_cloudtrail.trail");
    expect(trail.advanced_event_selector).toHaveLength(1);
    expect(trail.insight_selector).toBeUndefined();
    expect(trail.cloud_watch_logs_group_arn).toBeUndefined();
  });

  it("locks logs without replacing the bucket", () => {
    const json = foundation((input) => {
      input.foundation = { logs: { objectLock: { mode: "governance", days: 90 } } };
    });
    expect(resource(json, "aws_s3_bucket_object_lock_configuration.logs_object-lock")).toMatchObject({
      object_lock_enabled: "Enabled",
      rule: { default_retention: { mode: "GOVERNANCE", days: 90 } },
      depends_on: ["aws_s3_bucket_versioning.logs_versioning"],
    });
    expect(resource(json, "aws_s3_bucket.logs").object_lock_enabled).toBeUndefined();
  });

  it("delivers the log bucket's access logs to a bucket that admits every bucket of the environment", () => {
    const json = foundation((input) => {
      input.foundation = { logs: { accessLogs: {} } };
    });
    expect(resource(json, "aws_s3_bucket_logging.logs_access-logs")).toEqual({
      bucket: "${aws_s3_bucket.logs.bucket}",
      target_bucket: "${aws_s3_bucket_policy.access-logs_policy.bucket}",
      target_prefix: "acme-dev-logs-111111111111/",
    });
    const policy = String(resource(json, "aws_s3_bucket_policy.access-logs_policy").policy);
    for (const bucket of ["logs", "root-main", "raw", "processed", "curated"]) {
      expect(policy).toContain(`arn:aws:s3:::acme-dev-${bucket}-111111111111"`);
    }
  });

  it.each([
    { mode: "create" as const, recorder: 1, rules: 9, packs: 1 },
    { mode: "existing" as const, recorder: 0, rules: 9, packs: 1 },
    { mode: "off" as const, recorder: 0, rules: 0, packs: 0 },
  ])("AWS Config, mode $mode: recorders $recorder, rules $rules", ({ mode, recorder, rules, packs }) => {
    const json = foundation((input) => {
      input.foundation = { config: { mode, conformancePack: true } };
    });
    const of = (type: string) => Object.values(json.resource?.[type] ?? {});
    expect(of("aws_config_configuration_recorder")).toHaveLength(recorder);
    expect(of("aws_config_config_rule")).toHaveLength(rules);
    expect(of("aws_config_conformance_pack")).toHaveLength(packs);
    for (const { depends_on = [] } of [...of("aws_config_config_rule"), ...of("aws_config_conformance_pack")]) {
      expect(depends_on).toEqual(mode === "create" ? ["aws_config_configuration_recorder_status.config_status"] : []);
    }
  });

  it("makes a role per layer for GitHub, none for the foundation itself, out of each other's reach", () => {
    const json = foundation((input) => {
      input.foundation = {
        permissionsBoundary: { mode: "create" },
        ciRoles: { kind: "github", repository: "acme/lakehouse" },
      };
    });
    const roles = Object.values(json.resource?.aws_iam_role ?? {});
    expect(roles.map(({ name }) => name).sort()).toEqual(
      [
        "activation",
        "connections",
        "data-services",
        "ingestion",
        "network",
        "operations",
        "serving",
        "settings",
        "unity-catalog",
        "workspace",
      ].map((layer) => `acme-dev-${layer}`),
    );
    for (const role of roles) {
      expect(role.path).toBe("/deploy/");
      expect(String(role.assume_role_policy)).toContain('"repo:acme/lakehouse:environment:dev"');
      expect(String(role.assume_role_policy)).toContain("aws_iam_openid_connect_provider.deploy-role_oidc.arn");
    }
    expect(resource(json, "aws_iam_openid_connect_provider.deploy-role_oidc")).toEqual({
      url: "https://token.actions.githubusercontent.com",
      client_id_list: ["sts.amazonaws.com"],
    });
    const policy = String(resource(json, "aws_iam_policy.deploy-role_unity-catalog_policy-0").policy);
    expect(policy).toContain('"iam:PermissionsBoundary":"${aws_iam_policy.boundary-unity-catalog.arn}"');
  });

  it.each(["disposable", "protected"] as const)("empty buckets of a %s environment, if at all", (mode) => {
    const json = foundation((input) => {
      input.protection = mode === "protected" ? { mode } : { mode, reason: "a sandbox of one team" };
      input.foundation = {
        permissionsBoundary: { mode: "create" },
        ciRoles: { kind: "github", repository: "acme/lakehouse" },
      };
    });
    for (const layer of ["workspace", "unity-catalog"]) {
      const policy = String(resource(json, `aws_iam_policy.deploy-role_${layer}_policy-0`).policy);
      expect(policy.includes("s3:DeleteObject"), layer).toBe(mode === "disposable");
    }
  });

  const attested = {
    "multi-region-keys-are-new": "A. Lovelace, 2026-11-02",
    "state-backend-exists": "A. Lovelace, 2026-11-02",
  };
  it("copies logs once the bucket that they are in has versions", () => {
    const json = foundation((input) => {
      input.foundation = { disasterRecovery: { region: "eu-central-1", replicateLogs: true } };
    }, attested);
    const { depends_on } = resource(json, "aws_s3_bucket_replication_configuration.log-replica_replication");
    expect(depends_on).toContain("aws_s3_bucket_versioning.logs_versioning");
  });

  it.each(["boundary", "boundary-network", "boundary-workspace", "boundary-unity-catalog", "boundary-data-services"])(
    "has a %s that keeps roles from the state and from changing any log",
    (boundary) => {
      const json = foundation((input) => {
        input.state = { backend: "s3", bucket: "acme-state", region: "eu-west-1" };
        input.foundation = {
          permissionsBoundary: { mode: "create" },
          logs: { accessLogs: {} },
          disasterRecovery: { region: "eu-central-1", replicateLogs: true },
        };
      }, attested);
      const { Statement } = JSON.parse(String(resource(json, `aws_iam_policy.${boundary}`).policy));
      const denied = Statement.filter(({ Effect }: { Effect: string }) => Effect === "Deny");
      expect(denied.map(({ Resource }: { Resource: string[] }) => Resource)).toEqual([
        ["logs", "access-logs", "logs-replica"].map((purpose) => `arn:aws:s3:::acme-dev-${purpose}-111111111111/*`),
        ["arn:aws:s3:::acme-state", "arn:aws:s3:::acme-state/*"],
      ]);
    },
  );

  it("trusts the HCP Terraform workspaces of a layer, with a provider that is there already", () => {
    const json = foundation(
      (input) => {
        input.state = { backend: "cloud", organization: "acme", workspacePrefix: "lake" };
        input.foundation = {
          permissionsBoundary: { mode: "create" },
          ciRoles: { kind: "hcp-terraform", oidcProvider: "existing" },
        };
      },
      { "state-backend-exists": "A. Lovelace, 2026-11-02" },
    );
    const trust = (layer: string) => String(resource(json, `aws_iam_role.deploy-role_${layer}`).assume_role_policy);
    const workspace = (name: string) => `organization:acme:project:Default Project:workspace:${name}:run_phase:*`;
    expect(trust("network")).toContain(workspace("lake-dev-network"));
    expect(trust("settings")).toContain(workspace("lake-dev-settings-main"));
    expect(trust("network")).toContain("arn:aws:iam::111111111111:oidc-provider/app.terraform.io");
    expect(json.resource?.aws_iam_openid_connect_provider).toBeUndefined();
  });

  it("makes one role more for plans of pull requests, which no deploy role is", () => {
    const json = foundation((input) => {
      input.foundation = {
        permissionsBoundary: { mode: "create" },
        ciRoles: { kind: "github", repository: "acme/lakehouse", planRole: "create" },
      };
    });
    const role = resource(json, "aws_iam_role.deploy-role_plan");
    expect(role).toMatchObject({ name: "acme-dev-plan", path: "/deploy/" });
    const trusting = Object.entries(json.resource?.aws_iam_role ?? {}).filter(([, { assume_role_policy }]) =>
      String(assume_role_policy).includes("repo:acme/lakehouse:pull_request"),
    );
    expect(trusting.map(([id]) => id)).toEqual(["deploy-role_plan"]);
    expect(String(role.assume_role_policy)).not.toContain("environment:");
  });

  it("gives plan and apply phases of HCP Terraform a role each, per layer", () => {
    const json = foundation(
      (input) => {
        input.state = { backend: "cloud", organization: "acme" };
        input.foundation = {
          permissionsBoundary: { mode: "create" },
          ciRoles: { kind: "hcp-terraform", planRole: "create" },
        };
      },
      { "state-backend-exists": "A. Lovelace, 2026-11-02" },
    );
    const trust = (id: string) => String(resource(json, `aws_iam_role.deploy-role_${id}`).assume_role_policy);
    const subject = (stack: string, phase: string) =>
      `"organization:acme:project:Default Project:workspace:${stack}:run_phase:${phase}"`;
    expect(trust("network")).toContain(`[${subject("dev-network", "apply")}]`);
    expect(trust("network-plan")).toContain(`[${subject("dev-network", "plan")}]`);
    expect(trust("foundation-plan")).toContain(`[${subject("dev-foundation", "plan")}]`);
    expect(trust("settings-plan")).toContain(`[${subject("dev-settings-main", "plan")}]`);
    expect(Object.keys(json.resource?.aws_iam_role ?? {})).toHaveLength(10 + 11);
    const policy = String(resource(json, "aws_iam_policy.deploy-role_network-plan_policy-0").policy);
    expect(policy).not.toContain("kms:GetKeyPolicy");
  });

  it("keeps its contract", () => {
    const { output } = foundation();
    expect(Object.keys(output ?? {}).sort()).toEqual(["kms_key_arns", "log_bucket_arn", "log_bucket_name"]);
    expect(output?.kms_key_arns?.value).toEqual(
      Object.fromEntries(PURPOSES.map((purpose) => [purpose, `\${aws_kms_key.key-${purpose}.arn}`])),
    );
  });
});
