import { at } from "../../../schema/value";
import { bucketNamed } from "../../aws/policies";
import { mayUseBucket, permissionsOf, roleByArn } from "../../databricks/roles";
import type { Rule } from "../../rule";
import { textOf } from "../../values";
import { isNear, whereabouts } from "../../whereabouts";

/** AWS Config tries out whether the recorder's role may deliver, when it is told where to. */
export const configDelivery: Rule = {
  id: "config-delivery",
  source: "AWS Config API, PutDeliveryChannel: InsufficientDeliveryPolicyException",
  types: ["aws_config_delivery_channel"],
  operations: ["create", "update"],
  refuses({ context, planned, store }) {
    const here = whereabouts(context, planned ?? {});
    const recorder = store.ofType("aws_config_configuration_recorder").find((object) => isNear(object, here, "place"));
    const role = roleByArn(store, textOf(at(recorder?.attributes, "role_arn")));
    const name = textOf(at(planned, "s3_bucket_name"));
    const bucket = name === undefined ? undefined : bucketNamed(store, name);
    if (!role || name === undefined || !bucket) return undefined;
    const prefix = textOf(at(planned, "s3_key_prefix"));
    const arn = textOf(at(bucket.attributes, "arn")) ?? "";
    const file = `${arn}/${prefix === undefined ? "" : `${prefix}/`}AWSLogs/${here.account ?? ""}/Config/file`;
    const { statements } = permissionsOf(store, role);
    const asked = { "s3:x-amz-acl": "bucket-owner-full-control" };
    if (mayUseBucket(store, role, statements, name, { action: "s3:PutObject", resource: file, context: asked })) {
      return undefined;
    }
    return {
      summary: "InsufficientDeliveryPolicyException",
      detail: `Insufficient delivery policy to s3 bucket ${name}: the recorder's role ${textOf(at(role.attributes, "name"))} may not do s3:PutObject below AWSLogs/${here.account ?? ""}/Config/`,
      fix: "allow it in a policy of the role, and make the delivery channel depend on the role's policies and on the bucket's",
      path: [{ attribute: "s3_bucket_name" }],
    };
  },
};
