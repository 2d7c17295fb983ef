import { at } from "../../../schema/value";
import { bucketNamed, statements } from "../../aws/policies";
import type { Rule } from "../../rule";
import { textOf } from "../../values";

/** The policy of a bucket is about that bucket. */
export const bucketPolicyScope: Rule = {
  id: "bucket-policy-scope",
  source: "S3 API, PutBucketPolicy: MalformedPolicy (Policy has invalid resource)",
  types: ["aws_s3_bucket_policy"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const bucket = textOf(at(planned, "bucket"));
    const arn = textOf(at(bucketNamed(store, bucket ?? null)?.attributes, "arn"));
    if (bucket === undefined || arn === undefined) return undefined;
    const stray = statements(at(planned, "policy"))
      .flatMap(({ resources, notResources }) => [...resources, ...notResources])
      .find((resource) => resource !== arn && !resource.startsWith(`${arn}/`) && resource !== `${arn}*`);
    if (stray === undefined) return undefined;
    return {
      summary: "MalformedPolicy",
      detail: `Policy has invalid resource: "${stray}" is not the bucket ${bucket} or something in it`,
      fix: `name ${arn} and ${arn}/* only`,
      path: [{ attribute: "policy" }],
    };
  },
};
