import { attachedTo, blocks, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const s3Encryption: Rule = {
  id: "s3-encryption",
  description:
    "Every S3 bucket says how its objects are encrypted, so that the choice of key is made here and not by a default that S3 may change.",
  check: ({ json }) =>
    resourcesOf(json, "aws_s3_bucket")
      .filter(
        ({ address }) =>
          !attachedTo(json, address, "aws_s3_bucket_server_side_encryption_configuration", "bucket").some(({ args }) =>
            blocks(args.rule)
              .flatMap((rule) => blocks(rule.apply_server_side_encryption_by_default))
              .some(({ sse_algorithm }) => typeof sse_algorithm === "string"),
          ),
      )
      .map(({ address }) => ({
        address,
        message: "the bucket has no encryption configuration with an algorithm",
        fix: "add an aws_s3_bucket_server_side_encryption_configuration that refers to the bucket, with aws:kms and a key, or AES256",
      })),
};
