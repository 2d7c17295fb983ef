import { describe, expect, it } from "vitest";
import type { Statement } from "../../../modules/iam/policy-document";
import { LogBucket } from "../../../modules/storage/log-bucket";
import { type Decision, type PolicyRequest, simulate } from "../../support/policy-simulator";
import { resource, synthModule } from "../../support/synth";

const ACCOUNT = "111111111111";
const ARN = "arn:aws:s3:::acme-dev-logs";
const json = synthModule((stack) => {
  new LogBucket(stack, "logs", {
    bucketName: "acme-dev-logs",
    partition: "aws",
    accountId: ACCOUNT,
    region: "eu-west-1",
    kmsKeyArn: "arn:key",
    archiveAfterDays: 90,
    expireAfterDays: 400,
    protection: { preventDestroy: true, forceDestroy: false },
  });
});
const { Statement: statements } = JSON.parse(String(resource(json, "aws_s3_bucket_policy.logs_policy").policy)) as {
  Statement: Statement[];
};

const delivery = { service: "delivery.logs.amazonaws.com" };
const from = (account: string) => ({
  "aws:SourceAccount": account,
  "aws:SourceArn": `arn:aws:logs:eu-west-1:${account}:source`,
  "aws:SecureTransport": "true",
});
const withHeader = { "s3:x-amz-acl": "bucket-owner-full-control" };
const object = `${ARN}/AWSLogs/${ACCOUNT}/vpcflowlogs/eu-west-1/log.gz`;
const put = (resourceArn: string, context: Record<string, string>): PolicyRequest => ({
  by: delivery,
  action: "s3:PutObject",
  resource: resourceArn,
  context,
});

describe("log bucket", () => {
  it.each<[Decision, PolicyRequest]>([
    ["allow", put(object, { ...from(ACCOUNT), ...withHeader })],
    ["deny", put(object, from(ACCOUNT))],
    ["deny", put(object, { ...from("999999999999"), ...withHeader })],
    ["deny", put(`${ARN}/AWSLogs/999999999999/log.gz`, { ...from(ACCOUNT), ...withHeader })],
    ["deny", put(object, { ...from(ACCOUNT), ...withHeader, "aws:SecureTransport": "false" })],
    ["allow", { by: delivery, action: "s3:GetBucketAcl", resource: ARN, context: from(ACCOUNT) }],
    ["allow", { by: delivery, action: "s3:ListBucket", resource: ARN, context: from(ACCOUNT) }],
    ["deny", { by: delivery, action: "s3:GetBucketAcl", resource: ARN, context: from("999999999999") }],
    ["deny", { by: delivery, action: "s3:GetObject", resource: object, context: from(ACCOUNT) }],
    ["deny", { by: { service: "logging.s3.amazonaws.com" }, action: "s3:PutObject", resource: object }],
  ])("%s %o", (decision, request) => {
    expect(simulate(statements, ACCOUNT, request)).toBe(decision);
  });

  it("encrypts with the key of logs, keeps versions, archives and expires logs by age", () => {
    expect(resource(json, "aws_s3_bucket_server_side_encryption_configuration.logs_encryption").rule).toMatchObject([
      { apply_server_side_encryption_by_default: { kms_master_key_id: "arn:key" } },
    ]);
    expect(resource(json, "aws_s3_bucket_versioning.logs_versioning")).toBeDefined();
    expect(resource(json, "aws_s3_bucket_lifecycle_configuration.logs_lifecycle").rule).toContainEqual({
      id: "archive-and-expire",
      status: "Enabled",
      filter: [{ prefix: "" }],
      transition: [{ days: 90, storage_class: "GLACIER_IR" }],
      expiration: [{ days: 400 }],
      noncurrent_version_expiration: [{ noncurrent_days: 30 }],
    });
  });
});
