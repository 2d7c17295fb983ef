import { describe, expect, it } from "vitest";
import { LogReplica } from "../../../modules/storage/log-replica";
import { LOG_REPLICATION_TRUST, logReplicationStatements } from "../../../modules/storage/log-replication-policy";
import { type Decision, type PolicyRequest, simulate, simulateIdentity } from "../../support/policy-simulator";
import { resource, synthModule } from "../../support/synth";

const ACCOUNT = "111111111111";
const SOURCE_KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;
const REPLICA_KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/2`;
const replica = (objectLock?: { mode: "governance"; days: number }) =>
  synthModule((stack) => {
    new LogReplica(stack, "log-replica", {
      partition: "aws",
      source: { bucketName: "acme-dev-logs", region: "eu-west-1", kmsKeyArn: SOURCE_KEY, dependsOn: [] },
      region: "eu-central-1",
      bucketName: "acme-dev-logs-replica",
      key: { aliasName: "acme-dev-logs-replica", statements: [], deletionWindowDays: 30, rotationDays: 365 },
      roleName: "acme-dev-log-replication",
      lifecycleRules: [{ id: "expire", expireAfterDays: 400 }],
      objectLock,
      protection: { preventDestroy: true, forceDestroy: false },
    });
  });

describe("copies of logs in a second region", () => {
  it("are in a bucket and under a key there, every setting of them", () => {
    const json = replica({ mode: "governance", days: 30 });
    const regional = Object.entries(json.resource ?? {}).filter(
      ([type]) => /^aws_(s3_bucket|kms)/.test(type) && type !== "aws_s3_bucket_replication_configuration",
    );
    expect(regional.length).toBeGreaterThan(8);
    for (const [type, byId] of regional) {
      for (const args of Object.values(byId)) expect(args.region, type).toBe("eu-central-1");
    }
    expect(resource(json, "aws_s3_bucket.log-replica").lifecycle).toEqual({ prevent_destroy: true });
  });

  it("begin once both buckets have versions and the role its policy, and leave deletions out", () => {
    const config = resource(replica(), "aws_s3_bucket_replication_configuration.log-replica_replication");
    expect(config.region).toBeUndefined();
    expect(config).toMatchObject({
      bucket: "acme-dev-logs",
      rule: [
        {
          status: "Enabled",
          filter: { prefix: "" },
          delete_marker_replication: { status: "Disabled" },
          source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
          destination: {
            bucket: "${aws_s3_bucket.log-replica.arn}",
            encryption_configuration: { replica_kms_key_id: "${aws_kms_key.log-replica_key.arn}" },
          },
        },
      ],
    });
    expect(config.depends_on).toEqual(
      expect.arrayContaining([
        "aws_iam_role_policy.log-replica_role-policy",
        "aws_s3_bucket_versioning.log-replica_versioning",
      ]),
    );
  });

  const statements = (objectLock = false) =>
    logReplicationStatements({
      partition: "aws",
      source: { bucketName: "logs", region: "eu-west-1", kmsKeyArn: SOURCE_KEY },
      replica: { bucketName: "copies", region: "eu-central-1", kmsKeyArn: REPLICA_KEY },
      objectLock,
    });
  const through = (region: string) => ({ "kms:ViaService": `s3.${region}.amazonaws.com` });
  it.each<["allow" | "deny", string, string, Record<string, string>?]>([
    ["allow", "s3:GetReplicationConfiguration", "arn:aws:s3:::logs"],
    ["allow", "s3:GetObjectVersionForReplication", "arn:aws:s3:::logs/x"],
    ["deny", "s3:GetObject", "arn:aws:s3:::logs/x"],
    ["deny", "s3:DeleteObject", "arn:aws:s3:::logs/x"],
    ["allow", "s3:ReplicateObject", "arn:aws:s3:::copies/x"],
    ["deny", "s3:ReplicateObject", "arn:aws:s3:::logs/x"],
    ["deny", "s3:ReplicateDelete", "arn:aws:s3:::copies/x"],
    ["allow", "kms:Decrypt", SOURCE_KEY, through("eu-west-1")],
    ["deny", "kms:Decrypt", SOURCE_KEY],
    ["deny", "kms:Decrypt", REPLICA_KEY, through("eu-central-1")],
    ["allow", "kms:Encrypt", REPLICA_KEY, through("eu-central-1")],
    ["deny", "kms:Encrypt", REPLICA_KEY, through("eu-west-1")],
    ["deny", "s3:GetObjectRetention", "arn:aws:s3:::logs/x"],
  ])("role: %s %s on %s", (decision, action, on, context = {}) => {
    expect(simulateIdentity(statements(), { action, resource: on, context })).toBe(decision);
  });

  it("take locks along where there are any", () => {
    const request = { action: "s3:GetObjectRetention", resource: "arn:aws:s3:::logs/x" };
    expect(simulateIdentity(statements(true), request)).toBe("allow");
  });

  it.each<[Decision, PolicyRequest["by"]]>([
    ["allow", { service: "s3.amazonaws.com" }],
    ["deny", { service: "ec2.amazonaws.com" }],
    ["deny", { arn: `arn:aws:iam::${ACCOUNT}:role/admin` }],
  ])("trust: %s %o", (decision, by) => {
    expect(simulate(LOG_REPLICATION_TRUST, ACCOUNT, { by, action: "sts:AssumeRole" })).toBe(decision);
  });
});
