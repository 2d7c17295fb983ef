import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { blockOf } from "../../values";

const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

/** MWAA takes a bucket that is closed and keeps versions. */
export const airflowBucket: Rule = {
  id: "airflow-bucket",
  source:
    'Amazon MWAA user guide, "Create an Amazon S3 bucket for Amazon MWAA": public access is blocked, versioning is on (ValidationException)',
  types: ["aws_mwaa_environment"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const bucket = store.find("aws_s3_bucket", "arn", at(planned ?? {}, "source_bucket_arn"));
    if (!bucket) return undefined;
    const setting = (type: string) => store.find(type, "bucket", at(bucket.attributes, "bucket"))?.attributes;
    const block = setting("aws_s3_bucket_public_access_block");
    const versioning = blockOf(setting("aws_s3_bucket_versioning"), "versioning_configuration");
    const refused = (what: string, fix: string) => ({
      summary: "ValidationException",
      detail: `The bucket of aws_mwaa_environment ${String(at(planned ?? {}, "name"))} ${what}`,
      fix: `${fix}, and let the environment depend on it (depends_on)`,
      path: [{ attribute: "source_bucket_arn" }],
    });
    if (BLOCKS.some((name) => at(block, name) !== true)) {
      return refused(
        "does not block public access",
        "add an aws_s3_bucket_public_access_block with all four arguments",
      );
    }
    return at(versioning, "status") === "Enabled"
      ? undefined
      : refused("keeps no versions", 'add an aws_s3_bucket_versioning with status "Enabled"');
  },
};
