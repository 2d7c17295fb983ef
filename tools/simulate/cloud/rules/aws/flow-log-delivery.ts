import { at } from "../../../schema/value";
import { allows, bucketKey, bucketNamed, bucketPolicy, keyPolicy } from "../../aws/policies";
import type { Rule } from "../../rule";
import { textOf } from "../../values";
import { whereabouts } from "../../whereabouts";

const DELIVERY = "delivery.logs.amazonaws.com";

/** Flow logs reach a bucket whose policy, and whose key, let log delivery in. */
export const flowLogDelivery: Rule = {
  id: "flow-log-delivery",
  source:
    "VPC user guide, bucket permissions for flow logs: without the policy creation fails, or EC2 writes over the bucket's policy; CloudWatch Logs user guide, logs sent to S3: key policy",
  types: ["aws_flow_log"],
  operations: ["create"],
  refuses({ context, planned, store }) {
    const destination = textOf(at(planned, "log_destination"));
    const [, arn, name, prefix = ""] = /^(arn:[^:]+:s3:::([^/]+))(?:\/(.*))?$/.exec(destination ?? "") ?? [];
    const bucket = name === undefined ? undefined : bucketNamed(store, name);
    if (arn === undefined || name === undefined || !bucket) return undefined;
    const { account = "", place: region = "" } = whereabouts(context, planned ?? {});
    const partition = arn.split(":")[1] ?? "aws";
    const source = {
      "aws:SourceAccount": account,
      "aws:SourceArn": `arn:${partition}:logs:${region}:${account}:flow-log`,
    };
    const folder = prefix === "" ? "" : `${prefix.replace(/\/$/, "")}/`;
    const write = { ...source, "s3:x-amz-acl": "bucket-owner-full-control" };
    const toBucket = [
      {
        principal: DELIVERY,
        action: "s3:PutObject",
        resource: `${arn}/${folder}AWSLogs/${account}/file`,
        context: write,
      },
      { principal: DELIVERY, action: "s3:GetBucketAcl", resource: arn, context: source },
    ];
    if (!allows(bucketPolicy(store, name), toBucket)) {
      return {
        summary: "AccessDenied",
        detail: `Access Denied for LogDestination ${name}: its policy does not let ${DELIVERY} do s3:PutObject below ${folder}AWSLogs/${account}/ and s3:GetBucketAcl. In the same account EC2 would write its own policy over the bucket's`,
        fix: `allow ${DELIVERY} in the bucket's policy, and make the flow log depend on that policy`,
        path: [{ attribute: "log_destination" }],
      };
    }
    const key = bucketKey(store, name);
    const useKey = { principal: DELIVERY, action: "kms:GenerateDataKey", resource: "*", context: source };
    if (!key || allows(keyPolicy(store, key), [useKey])) return undefined;
    return {
      summary: "AccessDenied",
      detail: `The bucket ${name} encrypts with ${textOf(at(key.attributes, "arn"))}, whose policy does not let ${DELIVERY} use it: no log would arrive`,
      fix: `allow kms:GenerateDataKey* and kms:Decrypt to ${DELIVERY} in the key's policy`,
      path: [{ attribute: "log_destination" }],
    };
  },
};
