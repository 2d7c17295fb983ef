import { at } from "../../../schema/value";
import { allows, bucketKey, bucketNamed, bucketPolicy } from "../../aws/policies";
import type { Rule } from "../../rule";
import { textOf } from "../../values";

const LOGGING = "logging.s3.amazonaws.com";

/** S3 delivers access logs to a bucket of the same account and region that lets it in and encrypts with SSE-S3. */
export const accessLogDelivery: Rule = {
  id: "access-log-delivery",
  source:
    'S3 API, PutBucketLogging: InvalidTargetBucketForLogging; S3 user guide, "Enabling Amazon S3 server access logging"',
  types: ["aws_s3_bucket_logging"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const source = bucketNamed(store, at(planned, "bucket"));
    const name = textOf(at(planned, "target_bucket"));
    const target = name === undefined ? undefined : bucketNamed(store, name);
    if (name === undefined || !source || !target) return undefined;
    const refused = (detail: string, fix: string) => ({
      summary: "InvalidTargetBucketForLogging",
      detail,
      fix,
      path: [{ attribute: "target_bucket" }],
    });
    if (source.account !== target.account || source.place !== target.place) {
      return refused(
        `The bucket ${name} is not in the account and region of the bucket whose requests are logged`,
        "log to a bucket of the same account and region",
      );
    }
    const deliver = {
      principal: LOGGING,
      action: "s3:PutObject",
      resource: `${textOf(at(target.attributes, "arn"))}/${textOf(at(planned, "target_prefix")) ?? ""}file`,
      context: {
        "aws:SourceArn": textOf(at(source.attributes, "arn")) ?? "",
        "aws:SourceAccount": source.account ?? "",
      },
    };
    if (!allows(bucketPolicy(store, name), [deliver])) {
      return refused(
        `The policy of ${name} does not let ${LOGGING} do s3:PutObject below ${textOf(at(planned, "target_prefix")) ?? ""} for ${deliver.context["aws:SourceArn"]}`,
        `allow it to ${LOGGING} in the bucket's policy, and make the logging depend on that policy`,
      );
    }
    return bucketKey(store, name)
      ? refused(
          `The bucket ${name} encrypts with a KMS key of its own, and S3 delivers no access log to such a bucket`,
          "encrypt the target with SSE-S3 (AES256)",
        )
      : undefined;
  },
};
