import { describe, expect, it } from "vitest";
import {
  trailArnOf,
  trailBucketStatements,
  trailDeliveryStatements,
  trailKeyStatements,
  trailTrustStatements,
} from "../../../modules/audit/trail-policies";
import { type Decision, type PolicyRequest, simulate } from "../../support/policy-simulator";

const ACCOUNT = "111111111111";
const place = { partition: "aws", accountId: ACCOUNT, region: "eu-west-1", trailName: "acme-dev" };
const BUCKET = "arn:aws:s3:::acme-dev-logs";
const TRAIL = "arn:aws:cloudtrail:eu-west-1:111111111111:trail/acme-dev";
const by = { service: "cloudtrail.amazonaws.com" };
const own = { "aws:SourceArn": TRAIL };
const foreign = { "aws:SourceArn": TRAIL.replace(ACCOUNT, "999999999999") };
const header = { "s3:x-amz-acl": "bucket-owner-full-control" };
const file = `${BUCKET}/AWSLogs/${ACCOUNT}/CloudTrail/eu-west-1/2026/11/21/x.json.gz`;

describe("policies of a trail", () => {
  it("know the trail's ARN before it exists", () => {
    expect(trailArnOf(place)).toBe(TRAIL);
  });

  it.each<[Decision, PolicyRequest]>([
    ["allow", { by, action: "s3:GetBucketAcl", resource: BUCKET, context: own }],
    ["allow", { by, action: "s3:PutObject", resource: file, context: { ...own, ...header } }],
    ["deny", { by, action: "s3:PutObject", resource: file, context: own }],
    ["deny", { by, action: "s3:PutObject", resource: file, context: { ...foreign, ...header } }],
    ["deny", { by, action: "s3:PutObject", resource: file, context: header }],
    [
      "deny",
      { by, action: "s3:PutObject", resource: `${BUCKET}/AWSLogs/9/CloudTrail/x`, context: { ...own, ...header } },
    ],
    ["deny", { by, action: "s3:GetObject", resource: file, context: own }],
    ["deny", { by, action: "s3:DeleteObject", resource: file, context: own }],
    ["deny", { by: { service: "s3.amazonaws.com" }, action: "s3:GetBucketAcl", resource: BUCKET, context: own }],
  ])("bucket: %s %o", (decision, request) => {
    expect(simulate(trailBucketStatements(place, "acme-dev-logs"), ACCOUNT, request)).toBe(decision);
  });

  it.each<[Decision, PolicyRequest]>([
    ["allow", { by, action: "kms:GenerateDataKey", context: own }],
    ["allow", { by, action: "kms:GenerateDataKeyWithoutPlaintext", context: own }],
    ["allow", { by, action: "kms:DescribeKey", context: own }],
    ["deny", { by, action: "kms:Decrypt", context: own }],
    ["deny", { by, action: "kms:GenerateDataKey", context: foreign }],
    ["deny", { by, action: "kms:GenerateDataKey" }],
  ])("key: %s %o", (decision, request) => {
    expect(simulate(trailKeyStatements(place), ACCOUNT, request)).toBe(decision);
  });

  it.each<[Decision, PolicyRequest]>([
    ["allow", { by, action: "sts:AssumeRole", context: { ...own, "aws:SourceAccount": ACCOUNT } }],
    ["deny", { by, action: "sts:AssumeRole", context: { ...foreign, "aws:SourceAccount": "999999999999" } }],
    ["deny", { by: { service: "ec2.amazonaws.com" }, action: "sts:AssumeRole", context: own }],
  ])("trust: %s %o", (decision, request) => {
    expect(simulate(trailTrustStatements(place), ACCOUNT, request)).toBe(decision);
  });

  it("let the role write to its log group's streams of this account and region only", () => {
    expect(trailDeliveryStatements(place, "/acme-dev/cloudtrail")).toMatchObject([
      {
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource:
          "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/cloudtrail:log-stream:111111111111_CloudTrail_eu-west-1*",
      },
    ]);
  });
});
