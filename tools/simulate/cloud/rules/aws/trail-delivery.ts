import { at } from "../../../schema/value";
import { allows, bucketNamed, bucketPolicy, keyNamed, keyPolicy } from "../../aws/policies";
import type { Rule } from "../../rule";
import { textOf } from "../../values";
import { whereabouts } from "../../whereabouts";

const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/** CloudTrail tries its bucket and its key before it makes a trail. */
export const trailDelivery: Rule = {
  id: "trail-delivery",
  source: "CloudTrail API, CreateTrail: InsufficientS3BucketPolicyException, InsufficientEncryptionPolicyException",
  types: ["aws_cloudtrail"],
  operations: ["create", "update"],
  refuses({ context, planned, store }) {
    const name = textOf(at(planned, "s3_bucket_name"));
    const bucket = name === undefined ? undefined : bucketNamed(store, name);
    const arn = textOf(at(bucket?.attributes, "arn"));
    if (name === undefined || arn === undefined) return undefined;
    const { account = "", place: region = "" } = whereabouts(context, planned ?? {});
    const partition = arn.split(":")[1] ?? "aws";
    const trail = `arn:${partition}:cloudtrail:${region}:${account}:trail/${textOf(at(planned, "name")) ?? ""}`;
    const source = { "aws:SourceArn": trail, "aws:SourceAccount": account };
    const prefix = textOf(at(planned, "s3_key_prefix"));
    const file = `${arn}/${prefix === undefined ? "" : `${prefix}/`}AWSLogs/${account}/file`;
    const toBucket = [
      { principal: CLOUDTRAIL, action: "s3:GetBucketAcl", resource: arn, context: source },
      {
        principal: CLOUDTRAIL,
        action: "s3:PutObject",
        resource: file,
        context: { ...source, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    ];
    if (!allows(bucketPolicy(store, name), toBucket)) {
      return {
        summary: "InsufficientS3BucketPolicyException",
        detail: `Incorrect S3 bucket policy is detected for bucket ${name}: it does not let ${CLOUDTRAIL} do s3:GetBucketAcl and s3:PutObject for ${trail}`,
        fix: `allow both to ${CLOUDTRAIL} with aws:SourceArn of the trail, and make the trail depend on the bucket's policy`,
        path: [{ attribute: "s3_bucket_name" }],
      };
    }
    const key = keyNamed(store, at(planned, "kms_key_id"));
    const encrypt = {
      principal: CLOUDTRAIL,
      action: "kms:GenerateDataKey",
      resource: "*",
      context: { ...source, "kms:EncryptionContext:aws:cloudtrail:arn": trail },
    };
    if (!key || allows(keyPolicy(store, key), [encrypt])) return undefined;
    return {
      summary: "InsufficientEncryptionPolicyException",
      detail: `Insufficient permissions to access ${textOf(at(key.attributes, "arn"))}: its policy does not let ${CLOUDTRAIL} do kms:GenerateDataKey for ${trail}`,
      fix: `allow kms:GenerateDataKey* to ${CLOUDTRAIL} in the key's policy`,
      path: [{ attribute: "kms_key_id" }],
    };
  },
};
