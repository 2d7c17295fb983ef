import { attachedTo, blocks, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const s3OwnershipEnforced: Rule = {
  id: "s3-ownership-enforced",
  description:
    "Every S3 bucket owns the objects that others write into it and has no ACLs, so that its policy alone decides who reads them.",
  check: ({ json }) =>
    resourcesOf(json, "aws_s3_bucket")
      .filter(
        ({ address }) =>
          !attachedTo(json, address, "aws_s3_bucket_ownership_controls", "bucket").some(({ args }) =>
            blocks(args.rule).some(({ object_ownership }) => object_ownership === "BucketOwnerEnforced"),
          ),
      )
      .map(({ address }) => ({
        address,
        message: "the bucket does not enforce that its owner owns every object",
        fix: "add an aws_s3_bucket_ownership_controls that refers to the bucket, with BucketOwnerEnforced",
      })),
};
