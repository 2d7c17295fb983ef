import { at } from "../../../schema/value";
import { allows, bucketNamed, bucketPolicy, keyNamed, keyPolicy } from "../../aws/policies";
import type { Rule } from "../../rule";
import { blockOf, textOf } from "../../values";
import { whereabouts } from "../../whereabouts";

const APPFLOW = "appflow.amazonaws.com";

/** AppFlow tries the bucket and its key before it makes a flow. */
export const flowDelivery: Rule = {
  id: "flow-delivery",
  source:
    'AppFlow user guide, "Amazon S3 bucket policies for Amazon AppFlow" and "Amazon S3": the policies have to be there when the flow is made',
  types: ["aws_appflow_flow"],
  operations: ["create", "update"],
  refuses({ context, planned, store }) {
    const destination = blockOf(planned ?? {}, "destination_flow_config");
    const s3 = blockOf(blockOf(destination ?? {}, "destination_connector_properties") ?? {}, "s3");
    const name = textOf(at(s3, "bucket_name"));
    const bucket = name === undefined ? undefined : bucketNamed(store, name);
    const arn = textOf(at(bucket?.attributes, "arn"));
    if (name === undefined || arn === undefined) return undefined;
    const { account = "" } = whereabouts(context, planned ?? {});
    const source = { "aws:SourceAccount": account };
    const prefix = textOf(at(s3, "bucket_prefix"));
    const file = `${arn}/${prefix === undefined ? "" : `${prefix}/`}flow/file`;
    const asked = [
      ...["s3:GetBucketAcl", "s3:ListBucketMultipartUploads"].map((action) => ({ action, resource: arn })),
      ...["s3:PutObject", "s3:PutObjectAcl", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"].map(
        (action) => ({
          action,
          resource: file,
        }),
      ),
    ].map((request) => ({ ...request, principal: APPFLOW, context: source }));
    const path = [{ attribute: "destination_flow_config" }];
    if (!allows(bucketPolicy(store, name), asked)) {
      return {
        summary: "ValidationException",
        detail: `The bucket ${name} does not let ${APPFLOW} put files into ${prefix ?? "it"}`,
        fix: `allow ${asked.map(({ action }) => action).join(", ")} to ${APPFLOW} in the bucket's policy, and make the flow after it`,
        path,
      };
    }
    const [rule] = store
      .ofType("aws_s3_bucket_server_side_encryption_configuration")
      .filter(({ attributes }) => textOf(at(attributes, "bucket")) === name)
      .map(({ attributes }) => blockOf(attributes, "rule"));
    const key = keyNamed(
      store,
      at(blockOf(rule ?? {}, "apply_server_side_encryption_by_default"), "kms_master_key_id"),
    );
    const encrypt = { principal: APPFLOW, action: "kms:GenerateDataKey", resource: "*", context: source };
    if (!key || allows(keyPolicy(store, key), [encrypt])) return undefined;
    return {
      summary: "ValidationException",
      detail: `The key of the bucket ${name} does not let ${APPFLOW} do kms:GenerateDataKey`,
      fix: `allow kms:GenerateDataKey and kms:Decrypt to ${APPFLOW} in the key's policy`,
      path,
    };
  },
};
