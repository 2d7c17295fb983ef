import { at } from "../../../schema/value";
import { allows, keyNamed, keyPolicy } from "../../aws/policies";
import type { Rule } from "../../rule";
import { textOf } from "../../values";
import { whereabouts } from "../../whereabouts";

/** CloudWatch Logs tries a key before it takes it. */
export const logGroupKey: Rule = {
  id: "log-group-key",
  source: "CloudWatch Logs user guide, encrypt log data: InvalidParameterException (the key is not allowed to be used)",
  types: ["aws_cloudwatch_log_group"],
  operations: ["create", "update"],
  refuses({ context, planned, store }) {
    const key = keyNamed(store, at(planned, "kms_key_id"));
    if (!key) return undefined;
    const { account = "", place: region = "" } = whereabouts(context, planned ?? {});
    const principal = `logs.${region}.amazonaws.com`;
    const partition = /^arn:([^:]+)/.exec(textOf(at(key.attributes, "arn")) ?? "")?.[1] ?? "aws";
    const group = `arn:${partition}:logs:${region}:${account}:log-group:${textOf(at(planned, "name")) ?? ""}`;
    const asked = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"].map((action) => ({
      principal,
      action,
      resource: "*",
      context: { "kms:EncryptionContext:aws:logs:arn": group, "aws:SourceArn": group, "aws:SourceAccount": account },
    }));
    if (allows(keyPolicy(store, key), asked)) return undefined;
    return {
      summary: "InvalidParameterException",
      detail: `The specified KMS key ${textOf(at(key.attributes, "arn"))} is not allowed to be used with ${group}: its policy does not let ${principal}`,
      fix: `allow kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe* to ${principal} in the key's policy`,
      path: [{ attribute: "kms_key_id" }],
    };
  },
};
