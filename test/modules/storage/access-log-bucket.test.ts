import { describe, expect, it } from "vitest";
import type { Statement } from "../../../modules/iam/policy-document";
import { AccessLogBucket } from "../../../modules/storage/access-log-bucket";
import { type Decision, type PolicyRequest, simulate } from "../../support/policy-simulator";
import { resource, synthModule } from "../../support/synth";

const ACCOUNT = "111111111111";
const ARN = "arn:aws:s3:::acme-dev-access-logs";
const json = synthModule((stack) => {
  new AccessLogBucket(stack, "access-logs", {
    bucketName: "acme-dev-access-logs",
    partition: "aws",
    accountId: ACCOUNT,
    sourceBuckets: ["acme-dev-logs", "acme-dev-raw"],
    expireAfterDays: 30,
    protection: { preventDestroy: true, forceDestroy: false },
  });
});
const { Statement: statements } = JSON.parse(
  String(resource(json, "aws_s3_bucket_policy.access-logs_policy").policy),
) as { Statement: Statement[] };

const by = { service: "logging.s3.amazonaws.com" };
const from = (bucket: string, account = ACCOUNT) => ({
  "aws:SourceAccount": account,
  "aws:SourceArn": `arn:aws:s3:::${bucket}`,
});
const put = (key: string, context: Record<string, string>): PolicyRequest => ({
  by,
  action: "s3:PutObject",
  resource: `${ARN}/${key}`,
  context,
});

describe("bucket of S3 server access logs", () => {
  it.each<[Decision, PolicyRequest]>([
    ["allow", put("acme-dev-logs/2026-11-21", from("acme-dev-logs"))],
    ["allow", put("acme-dev-raw/2026-11-21", from("acme-dev-raw"))],
    ["deny", put("acme-dev-other/2026-11-21", from("acme-dev-other"))],
    ["deny", put("acme-dev-raw/2026-11-21", from("acme-dev-raw", "999999999999"))],
    ["deny", put("elsewhere", from("acme-dev-raw"))],
    ["deny", { ...put("acme-dev-raw/x", from("acme-dev-raw")), action: "s3:GetObject" }],
    ["deny", { ...put("acme-dev-raw/x", from("acme-dev-raw")), by: { service: "delivery.logs.amazonaws.com" } }],
  ])("%s %o", (decision, request) => {
    expect(simulate(statements, ACCOUNT, request)).toBe(decision);
  });

  it("is encrypted by S3 itself, because S3 delivers to no bucket with a KMS key, and deletes logs by age", () => {
    expect(resource(json, "aws_s3_bucket_server_side_encryption_configuration.access-logs_encryption").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
    expect(resource(json, "aws_s3_bucket_lifecycle_configuration.access-logs_lifecycle").rule).toContainEqual({
      id: "expire",
      status: "Enabled",
      filter: [{ prefix: "" }],
      expiration: [{ days: 30 }],
    });
  });
});
