import { attachedTo, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

const SWITCHES = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

export const s3PublicAccessBlock: Rule = {
  id: "s3-public-access-block",
  description:
    "Every S3 bucket has a public access block with all four switches on, so that no policy or ACL can make it public.",
  waive: "never",
  check: ({ json }) =>
    resourcesOf(json, "aws_s3_bucket").flatMap(({ address }) => {
      const found = attachedTo(json, address, "aws_s3_bucket_public_access_block", "bucket");
      if (found.length === 0) {
        return {
          address,
          message: "the bucket has no public access block",
          fix: "add an aws_s3_bucket_public_access_block that refers to the bucket, with all four switches true",
        };
      }
      return found.flatMap((block) => {
        const off = SWITCHES.filter((name) => block.args[name] !== true);
        return off.length === 0
          ? []
          : {
              address: block.address,
              message: `the public access block leaves ${off.join(", ")} off`,
              fix: "set all four switches to true",
            };
      });
    }),
};
