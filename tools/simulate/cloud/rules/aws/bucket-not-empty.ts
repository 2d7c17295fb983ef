import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { textOf } from "../../values";

/** A bucket with objects in it is deleted only with force. */
export const bucketNotEmpty: Rule = {
  id: "bucket-not-empty",
  source: "S3 API, DeleteBucket: BucketNotEmpty; hazard H21",
  types: ["aws_s3_bucket"],
  operations: ["delete"],
  refuses({ existing, store }) {
    if (!existing || at(existing.attributes, "force_destroy") === true) return undefined;
    const bucket = textOf(at(existing.attributes, "bucket"));
    const object = store.ofType("aws_s3_object").find(({ attributes }) => attributes.bucket === bucket);
    if (!object) return undefined;
    return {
      summary: "BucketNotEmpty",
      detail: `The bucket ${bucket} is not empty: there is ${textOf(at(object.attributes, "key"))}`,
      fix: 'empty the bucket by hand, or set force_destroy and apply it before the bucket goes (protection "disposable" in the environment)',
    };
  },
};
