import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { blockOf, textOf } from "../../values";

/** ACLs work only where the bucket's owner has allowed them: since 2023 new buckets do not. */
export const aclDisabled: Rule = {
  id: "acl-disabled",
  source: "S3 user guide, Object Ownership: AccessControlListNotSupported; hashicorp/terraform-provider-aws #28353",
  types: ["aws_s3_bucket_acl", "aws_s3_object"],
  operations: ["create", "update"],
  refuses({ type, planned, store }) {
    const bucket = textOf(at(planned, "bucket"));
    const acl = textOf(at(planned, "acl"));
    if (bucket === undefined || (type === "aws_s3_object" && (acl === undefined || acl === "private")))
      return undefined;
    const controls = store.find("aws_s3_bucket_ownership_controls", "bucket", bucket);
    const ownership = textOf(at(blockOf(controls?.attributes, "rule"), "object_ownership")) ?? "BucketOwnerEnforced";
    if (ownership !== "BucketOwnerEnforced") return undefined;
    return {
      summary: "AccessControlListNotSupported",
      detail: `The bucket ${bucket} does not allow ACLs: its object ownership is BucketOwnerEnforced`,
      fix: "remove the ACL and give access by the bucket policy; if something needs ACLs, set another object ownership first (depends_on)",
      path: [{ attribute: "acl" }],
    };
  },
};
